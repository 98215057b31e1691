#include "typing_limiter.hpp"

#include "limits.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::messaging;

TEST_CASE("typing shows once per account and channel in three seconds", "[messaging][typing]") {
    typing_limiter limiter;
    mono_time now{milliseconds{1'000'000}};
    CHECK(limiter.allow(account_id{1}, channel_id{1}, now));
    CHECK_FALSE(limiter.allow(account_id{1}, channel_id{1}, now + milliseconds{2'999}));
    CHECK(limiter.allow(account_id{2}, channel_id{1}, now));
    CHECK(limiter.allow(account_id{1}, channel_id{2}, now));
    CHECK(limiter.allow(account_id{1}, channel_id{1}, now + milliseconds{3'000}));
}

TEST_CASE("after their message has come, typing again shows at once", "[messaging][typing]") {
    typing_limiter limiter;
    mono_time now{milliseconds{1'000'000}};
    CHECK(limiter.allow(account_id{1}, channel_id{1}, now));
    limiter.spoke(account_id{1}, channel_id{1});
    CHECK(limiter.allow(account_id{1}, channel_id{1}, now + milliseconds{1}));
    CHECK_FALSE(limiter.allow(account_id{1}, channel_id{1}, now + milliseconds{2}));
}

TEST_CASE("the memory of typing is bounded and empties itself", "[messaging][typing]") {
    typing_limiter limiter;
    mono_time now{milliseconds{1'000'000}};
    for (std::uint64_t i = 0; i < typists_max; ++i)
        REQUIRE(limiter.allow(account_id{i + 1}, channel_id{1}, now));
    CHECK_FALSE(limiter.allow(account_id{typists_max + 1}, channel_id{1}, now));
    CHECK(limiter.remembered() == typists_max);
    CHECK(limiter.allow(account_id{1}, channel_id{1}, now + typing_interval));
    CHECK(limiter.remembered() == 1);
}

}  // namespace
