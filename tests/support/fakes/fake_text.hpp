#pragma once
// Which texts a store can hold: UTF-8 without NUL; keys up to 1,024 bytes (an index entry has a bound in
// PostgreSQL).

#include <string>
#include <string_view>

namespace parley::testing {

/// Written independently of the real one, so that the conformance suite compares two opinions.
inline bool storable_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto at = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
        auto continues = [&](std::size_t k) { return (at(k) & 0xC0U) == 0x80U; };
        unsigned lead = at(i);
        if (lead == 0) return false;
        if (lead < 0x80) {
            i += 1;
        } else if (lead >= 0xC2 && lead <= 0xDF && continues(i + 1)) {
            i += 2;
        } else if (lead >= 0xE0 && lead <= 0xEF && continues(i + 1) && continues(i + 2)) {
            unsigned code = (lead & 0x0FU) << 12 | (at(i + 1) & 0x3FU) << 6 | (at(i + 2) & 0x3FU);
            if (code < 0x800 || (code >= 0xD800 && code <= 0xDFFF)) return false;
            i += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4 && continues(i + 1) && continues(i + 2) && continues(i + 3)) {
            unsigned code = (lead & 7U) << 18 | (at(i + 1) & 0x3FU) << 12 | (at(i + 2) & 0x3FU) << 6 |
                            (at(i + 3) & 0x3FU);
            if (code < 0x10000 || code > 0x10FFFF) return false;
            i += 4;
        } else {
            return false;
        }
    }
    return true;
}

inline bool storable_key(std::string_view text) {
    return text.size() <= 1024 && storable_text(text);
}

inline std::string without_case(std::string text) {
    for (auto& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

}  // namespace parley::testing
