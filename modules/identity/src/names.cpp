#include "names.hpp"

#include "limits.hpp"

#include <parley/base/plain_name.hpp>
#include <parley/base/text.hpp>

#include <algorithm>
#include <array>

namespace parley::identity {

namespace {

/// Words that mentions and paths use, or that would let somebody speak as the house.
constexpr std::array<std::string_view, 8> reserved_names = {"everyone", "here",    "system", "parley",
                                                            "me",       "deleted", "null",   "undefined"};

bool is_name_character(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

bool is_reserved(std::string_view name) {
    return std::find(reserved_names.begin(), reserved_names.end(), name_key(name)) != reserved_names.end();
}

}  // namespace

bool is_shaped_as_name(std::string_view name) noexcept {
    return name.size() >= name_bytes_min && name.size() <= name_bytes_max &&
           std::all_of(name.begin(), name.end(), is_name_character);
}

bool is_free_name(std::string_view name) noexcept {
    return is_shaped_as_name(name) && !is_reserved(name);
}

std::string name_key(std::string_view name) {
    std::string key(name);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
}

bool is_password(std::string_view password) noexcept {
    return password.size() >= password_bytes_min && password.size() <= password_bytes_max;
}

std::optional<std::string> tidy_display_name(std::string_view text) {
    auto name = text::plain_name(text);
    auto const length = name ? text::code_points(*name) : std::nullopt;
    if (!length || *length > display_name_points_max) return std::nullopt;
    return name;
}

std::optional<std::string> tidy_bio(std::string_view text) {
    if (!text::code_points(text)) return std::nullopt;
    auto kept = text::trimmed(text);
    if (text::code_points(kept).value_or(0) > bio_points_max) return std::nullopt;
    if (text::has_unsafe_characters(kept, text::line_breaks::allowed)) return std::nullopt;
    return std::string(kept);
}

std::string name_from(std::string_view preferred) {
    preferred = preferred.substr(0, preferred.find('@'));  // some providers answer with a mail address
    std::string name;
    for (char c : preferred) {
        if (name.size() == name_bytes_max) break;
        bool continues_character = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (continues_character) continue;  // one substitute per character, not per byte
        name += is_name_character(c) ? c : '_';
    }
    bool telling = std::any_of(name.begin(), name.end(), [](char c) { return c != '_'; });
    return telling && is_free_name(name) ? name : "user";
}

std::string suffixed(std::string_view name, std::string_view suffix) {
    std::string out(name.substr(0, name_bytes_max - 1 - suffix.size()));
    out += '-';
    out += suffix;
    return out;
}

std::string tidy_user_agent(std::string_view sent) {
    std::string out(sent.substr(0, user_agent_bytes_max));
    for (char& c : out) {
        if (c < 0x20 || c > 0x7e) c = '?';
    }
    return out;
}

}  // namespace parley::identity
