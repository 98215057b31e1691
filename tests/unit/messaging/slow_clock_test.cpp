#include "slow_clock.hpp"

#include "limits.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::messaging;

namespace {

constexpr slow_clock::writer ann{channel_id{1}, account_id{1}};
constexpr slow_clock::writer ben{channel_id{1}, account_id{2}};
constexpr slow_clock::writer ann_elsewhere{channel_id{2}, account_id{1}};
constexpr mono_time start{seconds{1'000}};

/// The wait; 0 = may write.
milliseconds asked(slow_clock& clock, slow_clock::writer who, std::string const& nonce, mono_time now,
                   seconds pause) {
    return clock.begin(who, nonce, now, pause).wait;
}

}  // namespace

TEST_CASE("a pause is asked for between two messages of one member", "[messaging][slow]") {
    slow_clock clock;
    CHECK(asked(clock, ann, "", start, seconds{10}) == milliseconds{0});
    CHECK(asked(clock, ann, "", start + seconds{4}, seconds{10}) == milliseconds{6'000});
    CHECK(asked(clock, ben, "", start + seconds{4}, seconds{10}) == milliseconds{0});
    CHECK(asked(clock, ann_elsewhere, "", start + seconds{4}, seconds{10}) == milliseconds{0});
    CHECK(asked(clock, ann, "", start + seconds{10}, seconds{10}) == milliseconds{0});
    CHECK(asked(clock, ann, "", start + seconds{11}, seconds{10}) == milliseconds{9'000});
    CHECK(asked(clock, ann, "", start + seconds{11}, seconds{1}) ==
          milliseconds{0});  // the channel asks for less now
}

TEST_CASE("a repeated nonce is the same message", "[messaging][slow]") {
    slow_clock clock;
    CHECK(asked(clock, ann, "n", start, seconds{10}) == milliseconds{0});
    CHECK_FALSE(clock.begin(ann, "n", start + seconds{1}, seconds{10}).started);
    CHECK(asked(clock, ann, "n", start + seconds{1}, seconds{10}) == milliseconds{0});
    CHECK(asked(clock, ann, "m", start + seconds{1}, seconds{10}) > milliseconds{0});
    CHECK(asked(clock, ann, "", start + seconds{1}, seconds{10}) > milliseconds{0});
}

TEST_CASE("what became no message starts no clock", "[messaging][slow]") {
    slow_clock clock;
    CHECK(asked(clock, ann, "a", start, seconds{10}) == milliseconds{0});
    clock.take_back(ann, "a");
    CHECK(asked(clock, ann, "b", start + seconds{1}, seconds{10}) == milliseconds{0});
    CHECK(asked(clock, ann, "c", start + seconds{11}, seconds{10}) == milliseconds{0});
    clock.take_back(ann, "c");  // the one before counts again
    CHECK(asked(clock, ann, "d", start + seconds{10}, seconds{10}) == milliseconds{1'000});
    clock.take_back(ann, "other");
    clock.take_back(ben, "b");
    CHECK(asked(clock, ann, "d", start + seconds{10}, seconds{10}) > milliseconds{0});
}

TEST_CASE("the memory of writers has a bound, and lets go of what is over", "[messaging][slow]") {
    slow_clock clock;
    for (std::uint64_t i = 0; i < slow_writers_max + 10; ++i)
        CHECK(asked(clock, {channel_id{1}, account_id{i + 1}}, "", start, seconds{10}) == milliseconds{0});
    CHECK(clock.remembered() == slow_writers_max);
    CHECK(asked(clock, ann_elsewhere, "", start + slow_sweep_period, seconds{10}) == milliseconds{0});
    CHECK(clock.remembered() == 1);
}
