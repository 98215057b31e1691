#pragma once
// Deadlines of many sessions at one-second grain: setting and clearing one costs a few pointer writes, no
// allocation.

#include <parley/base/clock.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace parley::sessions {

/// A place in the wheel; derive from it.
struct wheel_link {
    wheel_link* before = nullptr;
    wheel_link* after = nullptr;
    bool linked() const noexcept { return before != nullptr; }
};

class timer_wheel {
public:
    timer_wheel();
    timer_wheel(timer_wheel const&) = delete;
    timer_wheel& operator=(timer_wheel const&) = delete;

    /// Due at the first turn at or after `at`; beyond the wheel's reach it comes early, and its owner sets it
    /// again.
    void set(wheel_link& it, mono_time now, mono_time at) noexcept;
    static void clear(wheel_link& it) noexcept;

    /// One second has passed: takes all that is due off the wheel, one by one, until it answers null.
    /// Call `turn` once, then `take` until null.
    void turn() noexcept { at_ = (at_ + 1) % slots; }
    wheel_link* take() noexcept;

private:
    static constexpr std::size_t slots = 128;  // beyond one and a half heartbeat intervals
    std::array<wheel_link, slots> heads_;
    std::size_t at_ = 0;
};

}  // namespace parley::sessions
