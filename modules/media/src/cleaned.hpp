#pragma once
// What the parsers of all formats answer, and the bounds they hold what they read to.

#include <parley/base/result.hpp>
#include <parley/interfaces/services/assets.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::media {

/// A picture or sound without what merely describes it, whole to its last byte and nothing behind.
struct cleaned {
    asset_format format = asset_format::png;
    std::string bytes{};
    std::int32_t width = 0;  ///< as it is shown; 0 of a sound
    std::int32_t height = 0;
    bool animated = false;
};

/// Sides in pixels. 16 million pixels are 64 MiB in a browser; a sum over all frames bounds what playing
/// costs.
struct picture_bounds {
    std::uint32_t side_max = 4'096;
    std::uint32_t frames_max = 500;
    std::uint64_t pixels_max = 200'000'000;  ///< over all frames
};

/// True when a picture of that many frames may be.
constexpr bool within(picture_bounds const& bounds, std::uint32_t width, std::uint32_t height,
                      std::uint64_t frames) noexcept {
    return width <= bounds.side_max && height <= bounds.side_max && frames <= bounds.frames_max &&
           std::uint64_t{width} * height * frames <= bounds.pixels_max;
}

/// ::malformed, ::out_of_bounds. Pure; some 5 ms for 4 MiB.
result<cleaned> clean_png(std::string_view bytes, picture_bounds const& bounds);
result<cleaned> clean_jpeg(std::string_view bytes, picture_bounds const& bounds);
result<cleaned> clean_gif(std::string_view bytes, picture_bounds const& bounds);
result<cleaned> clean_webp(std::string_view bytes, picture_bounds const& bounds);
/// Opus or Vorbis, one stream.
result<cleaned> clean_ogg(std::string_view bytes);
/// MPEG 1, 2 or 2.5, layer III.
result<cleaned> clean_mp3(std::string_view bytes);

}  // namespace parley::media
