#include "limits.hpp"
#include "speaker_windows.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::watch;

struct watched {
    speaker_windows windows;
    mono_time now{};
    std::int64_t say(std::uint64_t what, std::uint64_t nonce = 0, std::uint64_t who = 1) {
        return windows.add({{1}, {who}}, {what, 1, nonce}, seconds{10}, now);
    }
};

TEST_CASE("only the same within the window counts together", "[moderation][windows]") {
    watched it;
    CHECK(it.say(7) == 1);
    CHECK(it.say(7) == 2);
    CHECK(it.say(8) == 1);
    CHECK(it.say(7, 0, 2) == 1);  // another member's
    it.now += seconds{9};
    CHECK(it.say(7) == 3);
    it.now += seconds{1};  // the first two are as old as the window
    CHECK(it.say(7) == 2);
    it.now += seconds{100};
    CHECK(it.say(7) == 1);
}

TEST_CASE("what is sent again with its nonce does not count twice", "[moderation][windows]") {
    watched it;
    CHECK(it.say(7, 5) == 1);
    CHECK(it.say(7, 5) == 1);
    CHECK(it.say(7, 6) == 2);
    CHECK(it.say(7, 5) == 2);
}

TEST_CASE("asking does not count", "[moderation][windows]") {
    watched it;
    it.say(7);
    CHECK(it.windows.would_be({{1}, {1}}, {7, 1, 0}, seconds{10}, it.now) == 2);
    CHECK(it.windows.would_be({{1}, {1}}, {7, 1, 0}, seconds{10}, it.now) == 2);
    CHECK(it.windows.would_be({{1}, {9}}, {7, 1, 0}, seconds{10}, it.now) == 1);
}

TEST_CASE("the longest silent are forgotten at the bound, and nobody else", "[moderation][windows]") {
    watched it;
    it.say(7, 0, 1);
    for (std::uint64_t who = 2; who <= speakers_max; ++who)
        it.say(7, 0, who);
    CHECK(it.say(7, 0, 1) == 2);  // the newest again
    it.say(7, 0, speakers_max + 1);
    CHECK(it.windows.size() == speakers_max);
    CHECK(it.say(7, 0, 1) == 3);
    CHECK(it.say(7, 0, 2) == 1);  // was forgotten
}

}  // namespace
