#include "support/fakes/fake_blob_store.hpp"
#include "support/run.hpp"
#include "support/temporary_folder.hpp"

#include <parley/storage_blobs/make_storage_blobs.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <memory>

using namespace parley;
using namespace parley::testing;

namespace {

enum class kind { fake, disk };

struct blobs {
    explicit blobs(kind which) : of(which) { open(); }
    void open() {
        store.reset();
        if (of == kind::fake) {
            store = std::make_unique<fake_blob_store>();
        } else {
            auto opened = make_storage_blobs({.folder = folder / "assets"});
            REQUIRE(opened.problem.empty());
            store = std::move(opened.store_or_null);
        }
    }
    bool put(std::string address, std::string bytes) {
        return cores.run(store->put(std::move(address), std::move(bytes))).has_value();
    }
    std::optional<std::string> get(std::string address) {
        return cores.run(store->get(std::move(address))).value();
    }
    bool remove(std::string address) { return cores.run(store->remove(std::move(address))).has_value(); }

    kind of;
    temporary_folder folder;
    running_cores cores{2};
    std::unique_ptr<blob_store> store;
};

std::string const one = std::string(62, 'a') + "01";
std::string const other = std::string(62, 'a') + "02";

}  // namespace

TEST_CASE("a blob is kept whole, found and removed", "[conformance][blobs]") {
    auto which = GENERATE(kind::fake, kind::disk);
    blobs it(which);
    CHECK_FALSE(it.get(one));
    auto const bytes = std::string("\0\xFF\n", 3) + std::string(3'000'000, 'x');
    CHECK(it.put(one, bytes));
    CHECK(it.put(other, ""));
    CHECK(it.get(one) == bytes);
    CHECK(it.get(other) == "");
    CHECK(it.put(one, bytes));  // the same again
    CHECK(it.remove(one));
    CHECK(it.remove(one));
    CHECK_FALSE(it.get(one));
    CHECK(it.get(other) == "");
}

TEST_CASE("only an address names a blob", "[conformance][blobs]") {
    auto which = GENERATE(kind::fake, kind::disk);
    blobs it(which);
    std::string const climbing = "../" + std::string(61, 'a');
    for (auto const& each :
         {std::string(), std::string("a"), std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A'),
          std::string(64, '/'), std::string(64, '.'), climbing, std::string(63, 'a') + '\0'}) {
        CHECK(it.cores.run(it.store->put(each, "x")).error() == storage_errc::refused);
        CHECK(it.cores.run(it.store->get(each)).error() == storage_errc::refused);
        CHECK(it.cores.run(it.store->remove(each)).error() == storage_errc::refused);
    }
}

TEST_CASE("blobs are there after a restart, and what was half written is not", "[conformance][blobs]") {
    blobs it(kind::disk);
    CHECK(it.put(one, "whole"));
    std::ofstream(it.folder / ("assets/incoming/" + other)) << "half";
    it.open();
    CHECK(it.get(one) == "whole");
    CHECK_FALSE(it.get(other));
    CHECK(std::filesystem::is_empty(it.folder / "assets/incoming"));
    // Somebody cut it: brought again, it is whole again.
    std::filesystem::resize_file(it.folder / ("assets/aa/aa/" + one), 2);
    CHECK(it.put(one, "whole"));
    CHECK(it.get(one) == "whole");
}

TEST_CASE("a folder that cannot be used is told of, not hidden", "[conformance][blobs]") {
    temporary_folder folder;
    std::ofstream(folder / "file") << "x";
    auto const opened = make_storage_blobs({.folder = folder / "file/assets"});
    CHECK_FALSE(opened.store_or_null);
    CHECK_FALSE(opened.problem.empty());
}
