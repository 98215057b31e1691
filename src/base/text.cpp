#include <parley/base/text.hpp>

namespace parley::text {
namespace {

bool is_blank(char32_t c) noexcept {
    // White_Space of Unicode, and the characters that show nothing: zero-width space and joiners, word
    // joiner, BOM, Hangul and Braille blanks.
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x1680 ||
           c == 0x115F || c == 0x1160 || c == 0x180E || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || (c >= 0x205F && c <= 0x2064) || c == 0x2800 || c == 0x3000 ||
           c == 0x3164 || c == 0xFEFF || c == 0xFFA0;
}

bool is_unsafe(char32_t c, line_breaks breaks) noexcept {
    if (c == '\n' || c == '\r') return breaks == line_breaks::refused;
    if (c == '\t') return false;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
    return (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);  // bidirectional embeddings, overrides, isolates
}

// Length of the sequence that a lead byte opens, and the least code point that needs it; 0 = not a lead byte.
struct lead {
    std::size_t length;
    char32_t bits;
    char32_t least;
};
lead read_lead(unsigned char byte) noexcept {
    if (byte < 0x80) return {1, byte, 0};
    if ((byte & 0xE0) == 0xC0) return {2, static_cast<char32_t>(byte & 0x1F), 0x80};
    if ((byte & 0xF0) == 0xE0) return {3, static_cast<char32_t>(byte & 0x0F), 0x800};
    if ((byte & 0xF8) == 0xF0) return {4, static_cast<char32_t>(byte & 0x07), 0x10000};
    return {0, 0, 0};
}

}  // namespace

std::optional<char32_t> next_code_point(std::string_view& rest) noexcept {
    if (rest.empty()) return {};
    auto [length, point, least] = read_lead(static_cast<unsigned char>(rest.front()));
    if (length == 0 || rest.size() < length) return {};
    for (std::size_t i = 1; i < length; ++i) {
        auto byte = static_cast<unsigned char>(rest[i]);
        if ((byte & 0xC0) != 0x80) return {};
        point = (point << 6) | (byte & 0x3F);
    }
    if (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return {};
    rest.remove_prefix(length);
    return point;
}

std::optional<std::size_t> code_points(std::string_view utf8) noexcept {
    std::size_t count = 0;
    if (!for_each_code_point(utf8, [&](char32_t) { ++count; })) return {};
    return count;
}

std::string_view trimmed(std::string_view utf8) noexcept {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool started = false;
    auto rest = utf8;
    while (!rest.empty()) {
        auto at = utf8.size() - rest.size();
        auto point = next_code_point(rest);
        if (!point) return utf8;
        if (is_blank(*point)) continue;
        if (!started) begin = at;
        started = true;
        end = utf8.size() - rest.size();
    }
    return utf8.substr(begin, end - begin);
}

bool has_unsafe_characters(std::string_view utf8, line_breaks breaks) noexcept {
    bool unsafe = false;
    bool valid = for_each_code_point(utf8, [&](char32_t c) { unsafe = unsafe || is_unsafe(c, breaks); });
    return unsafe || !valid;
}

}  // namespace parley::text
