#include "text.hpp"

#include <array>

namespace parley::net {
namespace {

constexpr std::array<bool, 256> make_token_table() {
    std::array<bool, 256> table{};
    for (int c = 0; c < 256; ++c) {
        auto letter = static_cast<char>(c);
        table[static_cast<std::size_t>(c)] =
            is_digit(letter) || is_alpha(letter) ||
            std::string_view("!#$%&'*+-.^_`|~").find(letter) != std::string_view::npos;
    }
    table[0] = false;
    return table;
}
constexpr auto token_table = make_token_table();

}  // namespace

bool is_token(std::string_view text) noexcept {
    for (char c : text) {
        if (!token_table[static_cast<unsigned char>(c)]) return false;
    }
    return !text.empty();
}

bool is_field_value(std::string_view text) noexcept {
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F) return false;
    }
    return true;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (to_lower(a[i]) != to_lower(b[i])) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) noexcept {
    auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string_view next_element(std::string_view& list) noexcept {
    auto comma = list.find(',');
    auto element = trimmed(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    return element;
}

bool list_has(std::string_view list, std::string_view token) noexcept {
    while (!list.empty()) {
        if (equals_ignoring_case(next_element(list), token)) return true;
    }
    return false;
}

}  // namespace parley::net
