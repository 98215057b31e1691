#pragma once
// What each purpose takes (docs/native-api.md), and how bytes are looked at for it.

#include "cleaned.hpp"

#include <parley/base/units.hpp>

#include <optional>

namespace parley::media {

/// Before and after cleaning, which never adds.
constexpr std::size_t bytes_max_of(asset_purpose what) noexcept {
    switch (what) {
        case asset_purpose::avatar:
        case asset_purpose::icon:
            return 1_MiB;
        case asset_purpose::banner:
        case asset_purpose::event:
            return 4_MiB;
        case asset_purpose::emoji:
            return 256_KiB;
        case asset_purpose::sticker:
        case asset_purpose::sound:
            return 512_KiB;
    }
    return 0;
}

/// An emoji is shown at some forty pixels, hundreds on a page.
constexpr picture_bounds picture_bounds_of(asset_purpose what) noexcept {
    picture_bounds bounds;
    if (what == asset_purpose::emoji) bounds.side_max = 1'024;
    return bounds;
}

/// By the first bytes; nothing that is not taken at all.
std::optional<asset_format> format_of(std::string_view bytes) noexcept;

/// ::too_large, ::unsupported, ::malformed, ::out_of_bounds. Pure.
result<cleaned> clean(std::string_view bytes, asset_purpose what);

/// `png`, the ending of its name.
std::string_view ending_of(asset_format format) noexcept;
/// True for 64 hex digits and an ending, which is what names an asset.
bool is_asset_name(std::string_view name) noexcept;

}  // namespace parley::media
