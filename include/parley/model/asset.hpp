#pragma once
// Small public pictures and sounds, named by what they hold: avatars, icons, banners, emoji, stickers,
// sounds.

#include <parley/base/id.hpp>

#include <cstdint>
#include <string>

namespace parley {

/// What an asset was brought for; each has bounds of its own.
enum class asset_purpose : std::uint8_t {
    avatar = 0,
    icon = 1,
    banner = 2,
    event = 3,
    emoji = 4,
    sticker = 5,
    sound = 6,
};

/// Sniffed from the bytes, never believed from a header.
enum class asset_format : std::uint8_t { png = 0, jpeg = 1, gif = 2, webp = 3, ogg = 4, mp3 = 5 };

/// A set of purposes: the same bytes may be brought again for another one.
using asset_purposes = std::uint32_t;
constexpr asset_purposes bit_of(asset_purpose what) noexcept {
    return asset_purposes{1} << static_cast<unsigned>(what);
}
constexpr bool fits(asset_purposes all, asset_purpose what) noexcept {
    return (all & bit_of(what)) != 0;
}

struct asset {
    std::string name{};  ///< SHA-256 of the bytes in 64 hex digits, and the format's ending: `9f2c….png`
    asset_purposes purposes = 0;
    asset_format format = asset_format::png;
    std::int64_t bytes = 0;
    std::int32_t width = 0;  ///< of a picture, in pixels; 0 of a sound
    std::int32_t height = 0;
    bool animated = false;
    account_id uploader{};   ///< who brought it first
    wall_time created_at{};  ///< when it was brought first
    friend bool operator==(asset const&, asset const&) = default;
};

}  // namespace parley
