#include "content.hpp"

#include "limits.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace parley::messaging {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

struct code_point {
    char32_t value = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

struct range {
    char32_t first;
    char32_t last;
};

/// White space, and what shows as nothing: format characters, fillers, variation selectors, tags.
constexpr std::array blanks{
    range{0x09, 0x0A},       range{0x20, 0x20},       range{0xA0, 0xA0},     range{0xAD, 0xAD},
    range{0x034F, 0x034F},   range{0x061C, 0x061C},   range{0x115F, 0x1160}, range{0x1680, 0x1680},
    range{0x17B4, 0x17B5},   range{0x180B, 0x180F},   range{0x2000, 0x200F}, range{0x2028, 0x202F},
    range{0x205F, 0x206F},   range{0x2800, 0x2800},   range{0x3000, 0x3000}, range{0x3164, 0x3164},
    range{0xFE00, 0xFE0F},   range{0xFEFF, 0xFEFF},   range{0xFFA0, 0xFFA0}, range{0xFFF9, 0xFFFB},
    range{0x1D173, 0x1D17A}, range{0xE0000, 0xE0FFF},
};

bool is_blank(char32_t value) {
    return std::any_of(blanks.begin(), blanks.end(),
                       [value](range one) { return value >= one.first && value <= one.last; });
}

/// C0 but tab and line feed, DEL, and C1.
bool is_control(char32_t value) {
    if (value == '\t' || value == '\n') return false;
    return value < 0x20 || (value >= 0x7F && value <= 0x9F);
}

/// RFC 3629: shortest form only, no surrogates, nothing above U+10FFFF. An invalid byte is one of its own.
code_point first_of(std::string_view text) {
    auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    auto lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
    auto value = static_cast<char32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF) return {};
    return {value, length, true};
}

}  // namespace

result<std::string> clean_content(std::string_view text) {
    std::string cleaned;
    cleaned.reserve(std::min(text.size(), content_characters_max * 4));
    std::size_t characters = 0;
    bool shows = false;
    while (!text.empty()) {
        auto next = first_of(text);
        auto bytes = text.substr(0, next.bytes);
        text.remove_prefix(next.bytes);
        if (next.valid && is_control(next.value)) continue;
        if (++characters > content_characters_max) return error_code{messaging_errc::content_too_long};
        shows = shows || !next.valid || !is_blank(next.value);
        cleaned.append(next.valid ? bytes : replacement);
    }
    if (!shows) return error_code{messaging_errc::content_empty};
    return cleaned;
}

bool is_nonce(std::string_view text) noexcept {
    auto printable = [](char c) { return c >= 0x20 && c <= 0x7E; };
    return !text.empty() && text.size() <= nonce_bytes_max &&
           std::all_of(text.begin(), text.end(), printable);
}

}  // namespace parley::messaging
