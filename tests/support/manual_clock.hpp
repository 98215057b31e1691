#pragma once
// A clock that a test moves by hand.

#include <parley/base/clock.hpp>

#include <atomic>

namespace parley::testing {

class manual_clock final : public clock {
public:
    wall_time now() const noexcept override { return from_unix_ms(wall_ms_); }
    mono_time mono() const noexcept override { return mono_time{milliseconds{mono_ms_}}; }
    void advance(milliseconds by) {
        wall_ms_ += by.count();
        mono_ms_ += by.count();
    }
    /// The wall clock alone jumps, as a wrong time server makes it.
    void step_wall(milliseconds by) { wall_ms_ += by.count(); }

private:
    std::atomic<std::int64_t> wall_ms_{1'760'000'000'000};
    std::atomic<std::int64_t> mono_ms_{1'000'000};
};

}  // namespace parley::testing
