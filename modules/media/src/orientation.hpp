#pragma once
// How a camera was held: the one thing of a JPEG's Exif that changes how it looks.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::media {

/// 1–8 from the data of an APP1 segment (Exif 2.32 §4.6.4, tag 0x0112); nothing when it is not Exif, or not
/// whole.
std::optional<std::uint8_t> read_orientation(std::string_view segment);
/// The data of an APP1 segment that says this and nothing else.
std::string orientation_segment(std::uint8_t orientation);
/// Width and height change places.
constexpr bool lies_on_side(std::uint8_t orientation) noexcept {
    return orientation >= 5 && orientation <= 8;
}

}  // namespace parley::media
