#include "message_store_fixture.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace {

using namespace parley;
using namespace parley::testing;
using side = history_query::side;
using ids = std::vector<std::uint64_t>;

#define EVERY_STORE fake_backend, rocksdb_backend

TEMPLATE_TEST_CASE("a page is newest first and ends exactly at its edges", "[conformance][messages]",
                   EVERY_STORE) {
    message_store_fixture<TestType> it;
    it.append({it.create(10), it.create(20), it.create(30), it.create(40), it.create(50)});

    CHECK(it.page_ids(side::newest, 0, 100) == ids{50, 40, 30, 20, 10});
    CHECK(it.page_ids(side::newest, 0, 2) == ids{50, 40});
    CHECK(it.page_ids(side::before, 30, 100) == ids{20, 10});
    CHECK(it.page_ids(side::before, 31, 1) == ids{30});
    CHECK(it.page_ids(side::before, 10, 5).empty());
    CHECK(it.page_ids(side::before, 0, 5).empty());
    CHECK(it.page_ids(side::after, 30, 100) == ids{50, 40});
    CHECK(it.page_ids(side::after, 10, 2) == ids{30, 20});
    CHECK(it.page_ids(side::after, 50, 2).empty());
    CHECK(it.page_ids(side::after, 0, 1) == ids{10});
}

TEMPLATE_TEST_CASE("a page around an id holds it, up to half newer, and older ones for the rest",
                   "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    it.append({it.create(10), it.create(20), it.create(30), it.create(40), it.create(50)});

    CHECK(it.page_ids(side::around, 30, 3) == ids{40, 30, 20});
    CHECK(it.page_ids(side::around, 30, 4) == ids{50, 40, 30, 20});
    CHECK(it.page_ids(side::around, 30, 1) == ids{30});
    CHECK(it.page_ids(side::around, 35, 2) == ids{40, 30});
    CHECK(it.page_ids(side::around, 50, 3) == ids{50, 40, 30});
    CHECK(it.page_ids(side::around, 10, 4) == ids{30, 20, 10});
    CHECK(it.page_ids(side::around, 5, 4) == ids{20, 10});
}

TEMPLATE_TEST_CASE("channels do not see each other's messages", "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    for (std::uint64_t channel : {99, 100, 101}) {
        auto what = it.make(channel * 10);
        what.channel = channel_id{channel};
        it.append_one(message_create{what, {}});
    }
    CHECK(it.all_ids() == ids{1000});
    CHECK(it.page_ids(side::before, ~0ULL, 100) == ids{1000});
    CHECK(it.page_ids(side::after, 0, 100) == ids{1000});
    CHECK(it.page_ids(side::around, 1000, 100) == ids{1000});
    CHECK_FALSE(it.find(990).has_value());
}

TEMPLATE_TEST_CASE("the smallest and the largest ids have their place", "[conformance][messages]",
                   EVERY_STORE) {
    message_store_fixture<TestType> it;
    constexpr std::uint64_t largest = ~0ULL;
    constexpr std::uint64_t middle = 1ULL << 63;
    it.append({it.create(1), it.create(middle - 1), it.create(middle), it.create(largest)});

    CHECK(it.all_ids() == ids{largest, middle, middle - 1, 1});
    CHECK(it.page_ids(side::before, largest, 1) == ids{middle});
    CHECK(it.page_ids(side::after, largest, 10).empty());
    CHECK(it.page_ids(side::after, middle, 10) == ids{largest});
    CHECK(it.page_ids(side::around, largest, 2) == ids{largest, middle});
    CHECK(it.page_ids(side::before, 1, 10).empty());
    REQUIRE(it.find(largest).has_value());
}

TEMPLATE_TEST_CASE("pages agree with a sorted list under random appends and removals",
                   "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::map<std::uint64_t, bool> there;
    for (int round = 0; round < 120; ++round) {
        std::uint64_t id = 1 + random() % 60;
        if (there[id]) {
            it.append_one(it.remove(id));
        } else {
            it.append_one(it.create(id));
        }
        there[id] = !there[id];
    }
    if constexpr (std::is_same_v<TestType, rocksdb_backend>) it.store.restart();
    fake_message_store naive;
    running_cores one;
    for (auto const& [id, present] : there) {
        std::vector<message_change> change{it.create(id)};
        if (present) REQUIRE(one.run(naive.append({}, change)).has_value());
    }
    for (auto from : {side::newest, side::before, side::after, side::around}) {
        for (std::uint64_t anchor : {0, 1, 7, 30, 31, 59, 60, 61}) {
            for (std::size_t count : {1, 2, 5, 100}) {
                history_query query{it.channel, from, message_id{anchor}, count};
                auto expected = one.run(naive.history(query)).value();
                REQUIRE(it.ids_of(it.page(query)) == it.ids_of(expected));
            }
        }
    }
}

TEMPLATE_TEST_CASE("the newest ids come newest first and no more than asked", "[conformance][messages]",
                   EVERY_STORE) {
    message_store_fixture<TestType> it;
    auto newest = [&it](std::size_t count) {
        return it.cores.run(it.store.messages().newest_ids(it.channel, count)).value();
    };
    CHECK(newest(50).empty());
    it.append({it.create(1), it.create(2), it.create(3)});
    CHECK(newest(50) == std::vector<message_id>{{3}, {2}, {1}});
    CHECK(newest(1) == std::vector<message_id>{{3}});
    it.append_one(it.remove(3));
    CHECK(newest(1) == std::vector<message_id>{{2}});
}

}  // namespace
