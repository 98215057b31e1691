#include "opened_store.hpp"

namespace {

using namespace parley;
using parley::testing::opened_store;

TEST_CASE("a page is whole after every restart, wherever its rows lie", "[storage_rocksdb]") {
    opened_store it;
    for (std::uint64_t i = 1; i <= 12; ++i) {
        it.append(opened_store::create(1000 + i)).value();
        it.close();
        REQUIRE(it.open().empty());
        // Rows of earlier runs lie in tables that no cache holds; asked twice, since the first answer warms
        // it.
        CHECK(it.page().value().size() == i);
        CHECK(it.page().value().size() == i);
        it.close();
        REQUIRE(it.open().empty());
        CHECK(it.cores.run(it.store().newest_ids(opened_store::channel, 1)).value().size() == 1);
        CHECK(it.page().value().size() == i);
        auto const ids = it.cores.run(it.store().newest_ids(opened_store::channel, 50)).value();
        CHECK(ids.size() == i);
    }
}

}  // namespace
