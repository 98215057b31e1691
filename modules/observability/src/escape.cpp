#include "escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace parley::observability {
namespace {

struct code_point {
    std::uint32_t value = 0;
    std::size_t bytes = 0;  // 0 = not UTF-8
};

// One well-formed sequence (Unicode 15, table 3-7): no overlong form, no surrogate, nothing above U+10FFFF.
code_point decode(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    auto const first = byte(0);
    if (first < 0x80) return {first, 1};
    std::size_t const bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < bytes) return {};
    std::uint32_t value = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    bool const overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
    bool const surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF) return {};
    return {value, bytes};
}

bool is_control(std::uint32_t c) {
    bool const line_separator = c == 0x2028 || c == 0x2029;
    bool const direction_override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || line_separator || direction_override;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    bool const cut = text.size() > value_bytes_max;
    if (cut) text = text.substr(0, value_bytes_max);
    out += '"';
    while (!text.empty()) {
        auto const next = decode(text);
        if (next.bytes == 0) {
            out += "\xEF\xBF\xBD";
            text.remove_prefix(1);
            continue;
        }
        if (next.value == '"' || next.value == '\\') {
            out += '\\';
            out += static_cast<char>(next.value);
        } else if (next.value == '\n') {
            out += "\\n";
        } else if (is_control(next.value)) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", next.value);
        } else {
            out.append(text.substr(0, next.bytes));
        }
        text.remove_prefix(next.bytes);
    }
    if (cut) out += "…";
    out += '"';
}

void append_readable(std::string& out, std::string_view text) {
    auto const plain = [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '=' && c != '\\'; };
    if (!text.empty() && text.size() <= value_bytes_max && std::all_of(text.begin(), text.end(), plain)) {
        out.append(text);
    } else {
        append_quoted(out, text);
    }
}

}  // namespace parley::observability
