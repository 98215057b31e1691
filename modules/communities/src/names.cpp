#include "names.hpp"

#include "limits.hpp"

#include <parley/base/text.hpp>

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

}  // namespace

std::optional<std::string> valid_server_name(std::string_view wanted) {
    auto name = text::trimmed(wanted);
    if (name.empty() || !within(name, limits::server_name_characters_max)) return {};
    if (text::has_unsafe_characters(name, text::line_breaks::refused)) return {};
    return std::string(name);
}

std::optional<std::string> valid_channel_name(std::string_view wanted) {
    std::string name(text::trimmed(wanted));
    for (auto& c : name)
        c = folded(c);
    if (name.empty() || !within(name, limits::channel_name_characters_max)) return {};
    for (char c : name) {
        if (!may_stand_in_channel_name(c)) return {};
    }
    if (text::has_unsafe_characters(name, text::line_breaks::refused)) return {};
    return name;
}

bool is_valid_topic(std::string_view topic) {
    return within(topic, limits::topic_characters_max) &&
           !text::has_unsafe_characters(topic, text::line_breaks::allowed);
}

}  // namespace parley
