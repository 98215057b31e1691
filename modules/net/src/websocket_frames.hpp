#pragma once
// Frames as a server sends them: unmasked, whole (RFC 6455 §5.2).

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::net {

inline constexpr std::uint8_t final_text = 0x81;
inline constexpr std::uint8_t final_binary = 0x82;
inline constexpr std::uint8_t final_close = 0x88;
inline constexpr std::uint8_t final_pong = 0x8A;

std::string make_frame(std::uint8_t first_byte, std::string_view payload);
/// Code 1005 makes a close frame without a body. A reason that is too long is cut at a character's edge.
std::string close_frame(std::uint16_t code, std::string_view reason);

}  // namespace parley::net
