#include "timer_wheel.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley::net;
using std::chrono::milliseconds;

struct timed final : watched {
    void on_ready(std::uint32_t) override {}
    void on_deadline() override { ++fired; }
    int fired = 0;
};

int ticks_until_fired(timer_wheel& wheel, timed& it) {
    for (int tick = 1; tick < 1000; ++tick) {
        wheel.turn();
        if (it.fired > 0) return tick;
    }
    return -1;
}

TEST_CASE("a deadline fires once, never early and at most a tick late", "[net][wheel]") {
    for (int ms : {0, 1, 10, 99, 100, 6300, 6400, 6500, 30'000}) {
        timer_wheel wheel(milliseconds{100});
        for (int i = 0; i < 37; ++i)
            wheel.turn();
        timed it;
        wheel.arm(it, milliseconds{ms});
        auto ticks = ticks_until_fired(wheel, it);
        CHECK(ticks * 100 >= ms + 1);
        CHECK(ticks * 100 <= ms + 200);
        for (int i = 0; i < 200; ++i)
            wheel.turn();
        CHECK(it.fired == 1);
    }
}

TEST_CASE("a deadline can be moved both ways and taken back", "[net][wheel]") {
    timer_wheel wheel(milliseconds{1000});
    timed it;
    wheel.arm(it, milliseconds{60'000});
    wheel.arm(it, milliseconds{2'000});
    CHECK(ticks_until_fired(wheel, it) == 3);

    timed later;
    wheel.arm(later, milliseconds{2'000});
    for (int i = 0; i < 50; ++i) {
        wheel.turn();
        wheel.arm(later, milliseconds{2'000});
    }
    CHECK(later.fired == 0);
    wheel.disarm(later);
    for (int i = 0; i < 100; ++i)
        wheel.turn();
    CHECK(later.fired == 0);
    wheel.arm(later, milliseconds{1'000});
    CHECK(ticks_until_fired(wheel, later) == 2);
}

TEST_CASE("what is destroyed before its deadline is forgotten", "[net][wheel]") {
    timer_wheel wheel(milliseconds{1000});
    {
        timed gone;
        wheel.arm(gone, milliseconds{1'000});
    }
    for (int i = 0; i < 100; ++i)
        wheel.turn();
}

}  // namespace
