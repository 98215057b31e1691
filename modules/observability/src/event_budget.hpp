#pragma once
// How many lines one event name may write per second, so that a stranger cannot fill the disk with them.

#include <parley/base/clock.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::observability {

/// Not thread-safe: the sink holds its lock around each call.
class event_budget {
public:
    explicit event_budget(std::uint32_t lines_per_second_max) : max_(lines_per_second_max) {}

    /// True when a line of this name may be written at `now`; otherwise it is counted as dropped.
    bool allow(std::string_view event, mono_time now);
    /// Names that lost lines in seconds before this one, with how many; each is told once.
    std::vector<std::pair<std::string, std::uint64_t>> take_dropped(mono_time now);
    std::uint64_t dropped_total() const noexcept { return dropped_total_; }

private:
    struct window {
        std::int64_t second = 0;
        std::uint32_t written = 0;
        std::uint64_t dropped = 0;
    };
    std::uint32_t max_;
    std::int64_t swept_second_ = 0;
    std::uint64_t dropped_total_ = 0;
    std::map<std::string, window, std::less<>> windows_;
};

}  // namespace parley::observability
