#include "names.hpp"

#include "limits.hpp"

#include <parley/base/plain_name.hpp>
#include <parley/base/text.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

bool within(std::string_view text, std::size_t characters_max) {
    auto length = text::code_points(text);
    return length.has_value() && *length <= characters_max;
}

char folded(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == ' ' ? '-' : c;
}

bool may_stand_in_channel_name(char c) {
    auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || byte >= 0x80;
}

std::optional<std::string> free_name(std::string_view wanted, std::size_t characters_max) {
    auto name = text::plain_name(wanted);
    if (!name || !within(*name, characters_max)) return {};
    return name;
}

bool is_spoken_in(channel_kind kind) {
    return kind == channel_kind::voice || kind == channel_kind::stage;
}

}  // namespace

std::optional<std::string> valid_server_name(std::string_view wanted) {
    return free_name(wanted, limits::server_name_characters_max);
}

std::optional<std::string> valid_role_name(std::string_view wanted) {
    return free_name(wanted, limits::role_name_characters_max);
}

std::optional<std::string> valid_title(std::string_view wanted, std::size_t characters_max) {
    return free_name(wanted, characters_max);
}

std::optional<std::string> valid_nickname(std::string_view wanted) {
    if (text::trimmed(wanted).empty()) return std::string();
    return free_name(wanted, limits::nickname_characters_max);
}

std::optional<std::string> valid_channel_name(std::string_view wanted, channel_kind kind) {
    if (kind == channel_kind::category || is_spoken_in(kind))
        return free_name(wanted, limits::channel_name_characters_max);
    auto name = free_name(wanted, limits::channel_name_characters_max);
    if (!name) return {};
    for (auto& c : *name) {
        c = folded(c);
        if (!may_stand_in_channel_name(c)) return {};
    }
    return name;
}

bool is_valid_icon(std::string_view icon) {
    if (icon.size() > limits::icon_bytes_max || !text::code_points(icon)) return false;
    // Keycaps (1️⃣) begin with ASCII; nothing else does. What has unsafe characters is no emoji but for its
    // joiners.
    return icon.empty() || std::any_of(icon.begin(), icon.end(), [](char c) { return (c & 0x80) != 0; });
}

bool is_valid_reason(std::string_view reason) {
    return within(reason, limits::reason_characters_max) &&
           !text::has_unsafe_characters(reason, text::line_breaks::refused);
}

bool is_valid_prose(std::string_view text, std::size_t characters_max) {
    return within(text, characters_max) && !text::has_unsafe_characters(text, text::line_breaks::allowed);
}

bool is_valid_topic(std::string_view topic) {
    return is_valid_prose(topic, limits::topic_characters_max);
}

}  // namespace parley
