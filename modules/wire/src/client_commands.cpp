#include "client_commands.hpp"

#include <parley/base/text.hpp>
#include <parley/wire/names.hpp>
#include <parley/wire/times.hpp>

#include <algorithm>
#include <utility>

namespace parley::wire {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t activities_max = 3;
constexpr std::size_t activity_text_max = 128;  // characters
constexpr std::size_t activity_url_max = 512;   // bytes

/// Nothing when it is absent or null.
std::optional<dom::element> present(dom::object from, std::string_view name) {
    dom::element at;
    if (from.at_key(name).get(at) || at.is_null()) return std::nullopt;
    return at;
}

bool read_text(dom::object from, std::string_view name, std::size_t characters_max, std::string& out) {
    auto const at = present(from, name);
    if (!at) return true;
    std::string_view text;
    if (at->get(text)) return false;
    auto const length = text::code_points(text);
    if (!length || *length > characters_max) return false;
    if (text::has_unsafe_characters(text, text::line_breaks::refused)) return false;
    out = text;
    return true;
}

bool read_url(dom::object from, std::string& out) {
    if (!read_text(from, "url", activity_url_max, out)) return false;
    bool const web = out.starts_with("https://") || out.starts_with("http://");
    bool const clean = std::none_of(out.begin(), out.end(), [](char c) { return c == ' ' || c == '\t'; });
    return out.empty() || (web && clean && out.size() <= activity_url_max);
}

bool read_activity(dom::element from, activity& out) {
    dom::object fields;
    std::string_view kind;
    if (from.get(fields) || fields.at_key("type").get(kind)) return false;
    auto const named = value_in(activity_kinds, kind);
    if (!named) return false;
    out.kind = *named;
    if (!read_text(fields, "name", activity_text_max, out.name) || text::trimmed(out.name).empty())
        return false;
    if (!read_text(fields, "details", activity_text_max, out.details)) return false;
    if (!read_text(fields, "state", activity_text_max, out.state)) return false;
    if (!read_url(fields, out.url)) return false;
    auto const started = present(fields, "startedAt");
    if (!started) return true;
    std::string_view text;
    if (started->get(text)) return false;
    out.started_at = parse_time(text);
    return out.started_at.has_value();
}

}  // namespace

bool read_presence(dom::object from, client_frame& out) {
    if (auto const idle = present(from, "idle"); idle && idle->get(out.says.idle)) return false;
    auto const all = present(from, "activities");
    if (!all) return true;
    dom::array list;
    if (all->get(list) || list.size() > activities_max) return false;
    for (auto const each : list) {
        if (!read_activity(each, out.says.activities.emplace_back())) return false;
    }
    return true;
}

}  // namespace parley::wire
