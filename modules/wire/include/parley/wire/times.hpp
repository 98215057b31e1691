#pragma once
// Times as people's programs write them.

#include <parley/base/clock.hpp>

#include <optional>
#include <string_view>

namespace parley::wire {

/// RFC 3339: `2026-11-22T12:00:00Z`, with a fraction and with an offset (`+01:00`) as well. Parts finer than
/// a millisecond are dropped. Nothing when it is not one, or no day of the calendar; years 1970 to 9999.
std::optional<wall_time> parse_time(std::string_view text) noexcept;

}  // namespace parley::wire
