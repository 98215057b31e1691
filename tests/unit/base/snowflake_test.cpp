#include <parley/base/snowflake.hpp>

#include <catch2/catch.hpp>

#include <set>

namespace {

struct hand_clock final : parley::clock {
    std::int64_t ms = 1'700'000'000'000;
    parley::wall_time now() const noexcept override { return parley::from_unix_ms(ms); }
    parley::mono_time mono() const noexcept override { return {}; }
};

TEST_CASE("ids rise and never repeat, even when the clock steps back", "[base][snowflake]") {
    hand_clock clock;
    parley::snowflake_generator ids(clock, 1, 0);
    ids.raise_ceiling(clock.ms + 100'000);
    std::uint64_t last = 0;
    for (int i = 0; i < 20'000; ++i) {
        if (i == 10'000) clock.ms -= 10'000;
        auto id = ids.next();
        REQUIRE(id > last);
        last = id;
    }
}

TEST_CASE("an id carries its time and slot", "[base][snowflake]") {
    hand_clock clock;
    parley::snowflake_generator ids(clock, 5, 0);
    ids.raise_ceiling(clock.ms + 1);
    auto id = ids.make<parley::message_id>();
    CHECK(parley::unix_ms(id.created_at()) == clock.ms);
    CHECK(((id.value >> 12) & 0x3FF) == 5);
}

TEST_CASE("nothing is minted at or above the promised ceiling", "[base][snowflake]") {
    hand_clock clock;
    parley::snowflake_generator ids(clock, 0, 0);
    CHECK(ids.next() == 0);
    ids.raise_ceiling(clock.ms + 1);
    CHECK(ids.next() != 0);
    clock.ms += 1;
    CHECK(ids.next() == 0);
}

TEST_CASE("a restart with an earlier clock starts above everything minted before", "[base][snowflake]") {
    hand_clock clock;
    parley::snowflake_generator before(clock, 0, 0);
    before.raise_ceiling(clock.ms + 3000);
    auto old = before.next();
    auto floor = clock.ms + 3000;
    clock.ms -= 60'000;
    parley::snowflake_generator after(clock, 0, floor);
    after.raise_ceiling(floor + 3000);
    CHECK(after.next() > old);
}

TEST_CASE("ids are read strictly", "[base][id]") {
    using parley::message_id;
    using parley::parse_id;
    CHECK(parse_id<message_id>("123")->value == 123);
    for (auto bad :
         {"", "0", "01", "-1", "+1", "1 ", " 1", "1a", "9223372036854775808", "99999999999999999999"}) {
        CHECK_FALSE(parse_id<message_id>(bad));
    }
    CHECK(parse_id<message_id>("9223372036854775807"));
}

}  // namespace
