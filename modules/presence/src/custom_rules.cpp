#include "custom_rules.hpp"

#include "limits.hpp"

#include <parley/base/text.hpp>
#include <parley/model/expression.hpp>

#include <algorithm>
#include <string>

namespace parley {
namespace {

/// Keycaps (1️⃣) begin with ASCII; no emoji is nothing else.
bool is_emoji(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

/// `name:id` of a server's expression.
bool is_expression(std::string_view text) {
    auto const colon = text.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon > presence_limits::expression_name_max)
        return false;
    auto const name = text.substr(0, colon);
    bool const named = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    return named && parse_id<expression_id>(text.substr(colon + 1)).has_value();
}

}  // namespace

bool tidy(presence_edit& wanted, wall_time today) {
    if (!wanted.custom || !*wanted.custom) return true;
    auto& custom = **wanted.custom;
    auto const length = text::code_points(custom.text);
    if (!length || *length > presence_limits::custom_text_max) return false;
    if (!text::code_points(custom.emoji) || custom.emoji.size() > presence_limits::custom_emoji_bytes_max)
        return false;
    if (!custom.emoji.empty() && !is_emoji(custom.emoji) && !is_expression(custom.emoji)) return false;
    for (auto const* each : {&custom.text, &custom.emoji}) {
        if (text::has_unsafe_characters(*each, text::line_breaks::refused)) return false;
    }
    custom.text = std::string(text::trimmed(custom.text));
    if (custom.expires_at && *custom.expires_at <= today) return false;
    if (custom.text.empty() && custom.emoji.empty()) wanted.custom->reset();
    return true;
}

}  // namespace parley
