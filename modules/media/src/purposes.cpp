#include "purposes.hpp"

#include <algorithm>
#include <array>

namespace parley::media {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t address_digits = 64;

constexpr std::array formats{asset_format::png,  asset_format::jpeg, asset_format::gif,
                             asset_format::webp, asset_format::ogg,  asset_format::mp3};

bool is_sound(asset_format format) {
    return format == asset_format::ogg || format == asset_format::mp3;
}

/// A frame of layer III, whatever its version; the parser looks at the rest.
bool begins_as_mp3(std::string_view bytes) {
    if (bytes.starts_with("ID3"sv)) return true;
    if (bytes.size() < 2 || bytes[0] != '\xFF') return false;
    auto const second = static_cast<unsigned char>(bytes[1]);
    return (second & 0xE0U) == 0xE0U && (second & 0x06U) == 0x02U;
}

bool is_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

}  // namespace

std::optional<asset_format> format_of(std::string_view bytes) noexcept {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return asset_format::png;
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return asset_format::jpeg;
    if (bytes.starts_with("GIF8"sv)) return asset_format::gif;
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv)
        return asset_format::webp;
    if (bytes.starts_with("OggS"sv)) return asset_format::ogg;
    if (begins_as_mp3(bytes)) return asset_format::mp3;
    return std::nullopt;
}

result<cleaned> clean(std::string_view bytes, asset_purpose what) {
    if (bytes.size() > bytes_max_of(what)) return asset_errc::too_large;
    auto const format = format_of(bytes);
    if (!format || is_sound(*format) != (what == asset_purpose::sound)) return asset_errc::unsupported;
    auto const bounds = picture_bounds_of(what);
    switch (*format) {
        case asset_format::png:
            return clean_png(bytes, bounds);
        case asset_format::jpeg:
            return clean_jpeg(bytes, bounds);
        case asset_format::gif:
            return clean_gif(bytes, bounds);
        case asset_format::webp:
            return clean_webp(bytes, bounds);
        case asset_format::ogg:
            return clean_ogg(bytes);
        case asset_format::mp3:
            return clean_mp3(bytes);
    }
    return asset_errc::unsupported;
}

std::string_view ending_of(asset_format format) noexcept {
    switch (format) {
        case asset_format::png:
            return "png";
        case asset_format::jpeg:
            return "jpg";
        case asset_format::gif:
            return "gif";
        case asset_format::webp:
            return "webp";
        case asset_format::ogg:
            return "ogg";
        case asset_format::mp3:
            return "mp3";
    }
    return "";
}

bool is_asset_name(std::string_view name) noexcept {
    if (name.size() <= address_digits + 1 || name[address_digits] != '.') return false;
    auto const address = name.substr(0, address_digits);
    auto const ending = name.substr(address_digits + 1);
    return std::all_of(address.begin(), address.end(), is_digit) &&
           std::any_of(formats.begin(), formats.end(),
                       [&](asset_format each) { return ending_of(each) == ending; });
}

}  // namespace parley::media
