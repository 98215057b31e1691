#include "audit_changes_text.hpp"

#include <charconv>

namespace parley {
namespace {

void append(std::string& to, std::string_view field) {
    to.append(std::to_string(field.size())).append(1, ':').append(field);
}

std::optional<std::string> take(std::string_view& from) {
    std::size_t size = 0;
    auto [end, error] = std::from_chars(from.data(), from.data() + from.size(), size);
    auto digits = static_cast<std::size_t>(end - from.data());
    if (error != std::errc{} || digits >= from.size() || from[digits] != ':') return std::nullopt;
    from.remove_prefix(digits + 1);
    if (size > from.size()) return std::nullopt;
    std::string field(from.substr(0, size));
    from.remove_prefix(size);
    return field;
}

}  // namespace

std::string text_of(std::vector<audit_change> const& changes) {
    std::string text;
    for (auto const& each : changes) {
        append(text, each.field);
        append(text, each.before);
        append(text, each.after);
    }
    return text;
}

std::optional<std::vector<audit_change>> changes_of(std::string_view text) {
    std::vector<audit_change> changes;
    while (!text.empty()) {
        auto field = take(text);
        auto before = take(text);
        auto after = take(text);
        if (!field || !before || !after) return std::nullopt;
        changes.push_back({std::move(*field), std::move(*before), std::move(*after)});
    }
    return changes;
}

}  // namespace parley
