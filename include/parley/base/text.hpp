#pragma once
// Checks on UTF-8 text that people write: length in characters, blank ends, characters that deceive.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parley::text {

/// Number of Unicode code points; nothing when it is not valid UTF-8 (RFC 3629: no overlong forms, no
/// surrogates).
std::optional<std::size_t> code_points(std::string_view utf8) noexcept;

/// Without white space (ASCII and Unicode) and invisible characters at both ends. Expects valid UTF-8.
std::string_view trimmed(std::string_view utf8) noexcept;

enum class line_breaks : std::uint8_t { refused, allowed };
/// Control characters (but tab and, if allowed, line breaks) and the bidirectional overrides that make text
/// lie about its order.
bool has_unsafe_characters(std::string_view utf8, line_breaks breaks) noexcept;

/// Calls `visit(char32_t)` for each code point; false, early, when the text is not valid UTF-8.
template <class Visit>
bool for_each_code_point(std::string_view utf8, Visit visit);

/// One code point from the front of `rest`, which is shortened; nothing at the end or when it is not valid.
std::optional<char32_t> next_code_point(std::string_view& rest) noexcept;

template <class Visit>
bool for_each_code_point(std::string_view utf8, Visit visit) {
    while (!utf8.empty()) {
        auto point = next_code_point(utf8);
        if (!point) return false;
        visit(*point);
    }
    return true;
}

}  // namespace parley::text
