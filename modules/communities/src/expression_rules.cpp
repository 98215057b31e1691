#include "expression_rules.hpp"

#include "limits.hpp"
#include "names.hpp"

#include <parley/base/text.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

/// It stands in `<:name:ID>`.
bool is_emoji_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_name(expression_kind kind, std::string_view name) {
    auto const length = text::code_points(name);
    if (!length || *length < limits::expression_name_characters_min ||
        *length > limits::expression_name_characters_max)
        return false;
    if (kind == expression_kind::emoji) return std::all_of(name.begin(), name.end(), is_emoji_letter);
    return !text::has_unsafe_characters(name, text::line_breaks::refused);
}

}  // namespace

asset_purpose purpose_of(expression_kind kind) noexcept {
    switch (kind) {
        case expression_kind::emoji:
            return asset_purpose::emoji;
        case expression_kind::sticker:
            return asset_purpose::sticker;
        case expression_kind::sound:
            break;
    }
    return asset_purpose::sound;
}

result<void> check_words(expression& row) {
    if (!text::code_points(row.name) || !text::code_points(row.description))
        return expression_errc::invalid_name;
    row.name = std::string(text::trimmed(row.name));
    row.description = std::string(text::trimmed(row.description));
    if (!is_name(row.kind, row.name)) return expression_errc::invalid_name;
    bool const described =
        text::code_points(row.description).value_or(0) <= limits::expression_description_characters_max &&
        !text::has_unsafe_characters(row.description, text::line_breaks::refused);
    if (!described) return expression_errc::invalid_description;
    if (!is_valid_icon(row.emoji)) return expression_errc::invalid_emoji;
    if (row.volume < 0 || row.volume > limits::volume_max) return expression_errc::invalid_volume;
    return {};
}

result<void> check_roles(server_state const& state, expression& row) {
    std::sort(row.roles.begin(), row.roles.end());
    row.roles.erase(std::unique(row.roles.begin(), row.roles.end()), row.roles.end());
    for (auto const each : row.roles) {
        // Everyone's would say nothing.
        if (each == everyone_role(state.what.id) || state.find_role(each) == nullptr)
            return community_errc::invalid_role;
    }
    return {};
}

result<void> check_room(server_state const& state, expression const& row) {
    auto const like =
        std::count_if(state.expressions.begin(), state.expressions.end(), [&](expression const& each) {
            return each.kind == row.kind &&
                   (row.kind != expression_kind::emoji || each.animated == row.animated);
        });
    auto const there = static_cast<std::size_t>(like);
    if (row.kind == expression_kind::emoji && there >= limits::emoji_max)
        return expression_errc::too_many_emoji;
    if (row.kind == expression_kind::sticker && there >= limits::stickers_max)
        return expression_errc::too_many_stickers;
    if (row.kind == expression_kind::sound && there >= limits::sounds_max)
        return expression_errc::too_many_sounds;
    return {};
}

bool may_use(server_state const& state, account_id who, expression const& what) {
    auto const member = state.members.find(who);
    if (member == state.members.end()) return false;
    auto const& has = member->second.roles;
    return what.roles.empty() || std::any_of(has.begin(), has.end(), [&](role_id each) {
               return std::binary_search(what.roles.begin(), what.roles.end(), each);
           });
}

}  // namespace parley
