#include "command_line.hpp"

#include <catch2/catch.hpp>

using namespace parley::app;

namespace {

struct parsed {
    std::optional<command> asked;
    int code = -1;
};

parsed parse(std::vector<char const*> words) {
    words.insert(words.begin(), "parley");
    parsed out;
    out.asked = parse_command_line(static_cast<int>(words.size()), words.data(), out.code);
    return out;
}

}  // namespace

TEST_CASE("each command is known by its words", "[app][cli]") {
    CHECK(parse({"serve"}).asked->name == "serve");
    CHECK(parse({"migrate", "--dry-run"}).asked->dry_run);
    CHECK(parse({"config", "show", "--origin"}).asked->name == "config show");
    CHECK(parse({"admin", "user", "list", "--json"}).asked->admin.json);
    auto const shut_out = parse({"admin", "user", "disable", "eve"});
    CHECK(shut_out.asked->admin.name == "user disable");
    CHECK(shut_out.asked->admin.subject == "eve");
    CHECK(parse({"admin", "server", "suspend", "7"}).asked->admin.name == "server suspend");
    CHECK(parse({"admin", "server", "delete"}).code == 64);
    auto const bot = parse({"admin", "bot", "create", "helper", "--owner", "alice"});
    CHECK(bot.asked->name == "admin bot create");
    CHECK(bot.asked->admin.name == "bot create");
    CHECK(bot.asked->admin.subject == "helper");
    CHECK(bot.asked->admin.owner == "alice");
}

TEST_CASE("flags become settings that know their flag", "[app][cli]") {
    auto const asked =
        parse({"serve", "--listen", "127.0.0.1:0", "--cores", "2", "--data", "/d", "--config", "f.toml"})
            .asked;
    REQUIRE(asked->settings.flags.size() == 3);
    CHECK(asked->settings.file == "f.toml");
    for (auto const& flag : asked->settings.flags) {
        if (flag.name == "--listen") CHECK(flag.key == "server.listen");
        if (flag.name == "--cores") CHECK(flag.text == "2");
    }
}

TEST_CASE("a wrong command line ends with 64, help and version with 0", "[app][cli]") {
    for (auto const& wrong : std::vector<std::vector<char const*>>{{},
                                                                   {"nonsense"},
                                                                   {"serve", "--nope"},
                                                                   {"admin"},
                                                                   {"admin", "user"},
                                                                   {"admin", "bot", "create", "x"},
                                                                   {"serve", "extra"}}) {
        auto const got = parse(wrong);
        CHECK_FALSE(got.asked);
        CHECK(got.code == 64);
    }
    for (auto const& fine : std::vector<std::vector<char const*>>{
             {"--help"}, {"--version"}, {"serve", "--help"}, {"admin", "user", "create", "--help"}}) {
        CHECK(parse(fine).code == 0);
    }
}
