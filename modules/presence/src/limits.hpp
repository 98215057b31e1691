#pragma once
// What bounds presence beyond what an operator may tune.

#include <parley/base/clock.hpp>

#include <cstddef>
#include <cstdint>

namespace parley::presence_limits {

/// Shown of one account, and said by one device.
inline constexpr std::size_t activities_max = 3;
/// What a device says takes effect so often within the window; the newest of what is beyond it waits.
inline constexpr std::uint32_t words_max = 5;
inline constexpr seconds words_window{20};
/// Characters of a custom status.
inline constexpr std::size_t custom_text_max = 128;
/// An emoji of several code points, or an expression as `name:id`.
inline constexpr std::size_t custom_emoji_bytes_max = 64;
inline constexpr std::size_t expression_name_max = 32;

}  // namespace parley::presence_limits
