#include "handover_file.hpp"

#include "support/temporary_folder.hpp"

#include <parley/crypto/make_crypto.hpp>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace parley;
using namespace parley::app;

namespace {

struct fixture {
    std::unique_ptr<token_source> digests = crypto::make_token_source();
    testing::temporary_folder where;
    std::string folder = where / "data";
    std::string file = folder + "/handover";
    std::string bytes;
    std::string problem;

    fixture() { std::filesystem::create_directory(folder); }
    std::string encoded() {
        return encode_handover({.start = 7,
                                .written_at = from_unix_ms(1'760'000'000'000),
                                .streams = std::string("st\0reams", 8),
                                .sessions = "sessions"},
                               *digests);
    }
    bool damaged(std::string const& text) {
        auto const found = decode_handover(text, *digests);
        auto const* refused = std::get_if<handover_refusal>(&found);
        return refused != nullptr && *refused == handover_refusal::damaged;
    }
};

TEST_CASE("a hand-over comes back as it was", "[app][handover]") {
    fixture f;
    auto const found = decode_handover(f.encoded(), *f.digests);
    REQUIRE(std::holds_alternative<handover>(found));
    auto const& again = std::get<handover>(found);
    CHECK(again.start == 7);
    CHECK(unix_ms(again.written_at) == 1'760'000'000'000);
    CHECK(again.streams == std::string("st\0reams", 8));
    CHECK(again.sessions == "sessions");
}

TEST_CASE("a hand-over that is cut short, longer or changed in one bit is damaged", "[app][handover]") {
    fixture f;
    auto const whole = f.encoded();
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK(f.damaged(whole.substr(0, length)));
    CHECK(f.damaged(whole + 'x'));
    auto const version_at = whole.find('\n') + 1;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (at == version_at) continue;
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK(f.damaged(changed));
    }
    auto other = whole;
    other[version_at] = 9;
    auto const found = decode_handover(other, *f.digests);
    REQUIRE(std::holds_alternative<handover_refusal>(found));
    CHECK(std::get<handover_refusal>(found) == handover_refusal::other_version);
}

TEST_CASE("the file is private, is taken once, and leaves nothing behind", "[app][handover]") {
    fixture f;
    ::umask(022);
    REQUIRE(write_handover(f.folder, "first", f.problem));
    REQUIRE(write_handover(f.folder, "second", f.problem));
    struct stat facts{};
    REQUIRE(::stat(f.file.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(take_handover(f.folder, f.bytes, f.problem) == handover_found::taken);
    CHECK(f.bytes == "second");
    CHECK(std::filesystem::is_empty(f.folder));
    CHECK(take_handover(f.folder, f.bytes, f.problem) == handover_found::nothing);
}

TEST_CASE("what is no file of ours is removed and not read", "[app][handover]") {
    fixture f;
    std::ofstream(f.where / "elsewhere") << "secret";
    std::filesystem::create_symlink(f.where / "elsewhere", f.file);
    CHECK(take_handover(f.folder, f.bytes, f.problem) == handover_found::unusable);
    CHECK(f.bytes.empty());
    CHECK(std::filesystem::is_empty(f.folder));
    CHECK(std::filesystem::exists(f.where / "elsewhere"));
    std::filesystem::create_directory(f.file);
    CHECK(take_handover(f.folder, f.bytes, f.problem) == handover_found::unusable);
    CHECK(f.problem == "not_removable");
}

TEST_CASE("a writing that was cut off is cleared away, and one that is too large is not begun",
          "[app][handover]") {
    fixture f;
    std::ofstream(f.file + ".new") << "half";
    CHECK(take_handover(f.folder, f.bytes, f.problem) == handover_found::nothing);
    CHECK(std::filesystem::is_empty(f.folder));
    CHECK_FALSE(write_handover(f.folder, std::string(handover_bytes_max + 1, 'x'), f.problem));
    CHECK(f.problem.find("too many") != std::string::npos);
    CHECK_FALSE(write_handover(f.folder + "/missing", "x", f.problem));
    CHECK(std::filesystem::is_empty(f.folder));
}

}  // namespace
