#pragma once
// Character classes and list handling of HTTP (RFC 9110 §5.6).

#include <string_view>

namespace parley::net {

constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr char to_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// RFC 9110 §5.6.2: tchar.
bool is_token(std::string_view text) noexcept;
/// RFC 9110 §5.5: visible characters, spaces, tabs and bytes above 127; no other control character.
bool is_field_value(std::string_view text) noexcept;
bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept;
/// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text) noexcept;
/// Whether a comma-separated list holds this token, in any case.
bool list_has(std::string_view list, std::string_view token) noexcept;
/// Cuts the first element off a comma-separated list; trimmed.
std::string_view next_element(std::string_view& list) noexcept;

}  // namespace parley::net
