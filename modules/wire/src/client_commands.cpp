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
constexpr std::size_t ranges_max = 5;
constexpr std::size_t range_rows_max = 100;
constexpr std::size_t row_max = 1'000'000;
constexpr std::size_t users_max = 100;
constexpr std::size_t query_max = 64;  // characters
constexpr std::size_t nonce_bytes_max = 64;

template <class Id>
bool read_id(dom::object from, std::string_view name, Id& out) {
    std::string_view text;
    if (from.at_key(name).get(text)) return false;
    auto const parsed = parse_id<Id>(text);
    if (parsed) out = *parsed;
    return parsed.has_value();
}

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

bool read_range(dom::element from, client_frame& out) {
    dom::array pair;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (from.get(pair) || pair.size() != 2 || pair.at(0).get(first) || pair.at(1).get(last)) return false;
    if (last > row_max || first > last || last - first >= range_rows_max) return false;
    if (!out.ranges.empty() && first <= out.ranges.back().last) return false;  // ascending, each row once
    out.ranges.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    return true;
}

bool read_users(dom::element from, client_frame& out) {
    dom::array ids;
    if (from.get(ids) || ids.size() == 0 || ids.size() > users_max) return false;
    for (auto const each : ids) {
        std::string_view text;
        if (each.get(text)) return false;
        auto const parsed = parse_id<account_id>(text);
        if (!parsed) return false;
        out.users.push_back(*parsed);
    }
    return true;
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

bool read_member_request(dom::object from, client_frame& out) {
    if (!read_id(from, "serverId", out.server)) return false;
    auto const users = present(from, "userIds");
    bool const asks_by_name = present(from, "query").has_value();
    if (users.has_value() == asks_by_name) return false;  // the one or the other
    if (users && !read_users(*users, out)) return false;
    if (!read_text(from, "query", query_max, out.query)) return false;
    out.limit = users_max;
    if (auto const limit = present(from, "limit")) {
        std::uint64_t number = 0;
        if (limit->get(number) || number < 1 || number > users_max) return false;
        out.limit = static_cast<std::uint32_t>(number);
    }
    if (auto const nonce = present(from, "nonce")) {
        std::string_view text;
        if (nonce->get(text) || text.size() > nonce_bytes_max) return false;
        out.nonce = std::string(text);
    }
    return true;
}

bool read_member_ranges(dom::object from, client_frame& out) {
    dom::array list;
    if (!read_id(from, "serverId", out.server) || !read_id(from, "channelId", out.channel)) return false;
    if (from.at_key("ranges").get(list) || list.size() > ranges_max) return false;
    for (auto const each : list) {
        if (!read_range(each, out)) return false;
    }
    return true;
}

}  // namespace parley::wire
