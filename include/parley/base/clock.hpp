#pragma once
// Time comes from here and nowhere else, so that tests can hold it in their hand.

#include <chrono>

namespace parley {

/// Wall-clock time in whole milliseconds since the Unix epoch (UTC).
using wall_time = std::chrono::sys_time<std::chrono::milliseconds>;
/// Time that only moves forward; for deadlines and intervals.
using mono_time = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// Safe from any thread.
class clock {
public:
    virtual ~clock() = default;
    virtual wall_time now() const noexcept = 0;
    virtual mono_time mono() const noexcept = 0;
};

/// The machine's clocks. Lives for the whole process.
clock const& system_clock() noexcept;

constexpr std::int64_t unix_ms(wall_time t) noexcept {
    return t.time_since_epoch().count();
}
constexpr wall_time from_unix_ms(std::int64_t ms) noexcept {
    return wall_time{milliseconds{ms}};
}

}  // namespace parley
