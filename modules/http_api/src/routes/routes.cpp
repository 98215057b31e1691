#include "routes/routes.hpp"

#include "routes/admin_routes.hpp"
#include "routes/assets_routes.hpp"
#include "routes/auth_routes.hpp"
#include "routes/cases_routes.hpp"
#include "routes/channels_routes.hpp"
#include "routes/discovery_routes.hpp"
#include "routes/events_routes.hpp"
#include "routes/expressions_routes.hpp"
#include "routes/invites_routes.hpp"
#include "routes/members_routes.hpp"
#include "routes/messages_routes.hpp"
#include "routes/moderation_routes.hpp"
#include "routes/onboarding_routes.hpp"
#include "routes/operations_routes.hpp"
#include "routes/reports_routes.hpp"
#include "routes/roles_routes.hpp"
#include "routes/screening_routes.hpp"
#include "routes/servers_routes.hpp"
#include "routes/settings_routes.hpp"
#include "routes/templates_routes.hpp"
#include "routes/users_routes.hpp"

#include <algorithm>

namespace parley::http_api {
namespace {

template <std::size_t... Sizes>
constexpr auto join(std::array<route, Sizes> const&... areas) {
    std::array<route, (Sizes + ...)> all{};
    std::size_t at = 0;
    ((std::copy(areas.begin(), areas.end(), all.begin() + at), at += Sizes), ...);
    return all;
}

constexpr auto table =
    join(auth_rows::rows, users_rows::rows, assets_rows::rows, servers_rows::rows, settings_rows::rows,
         onboarding_rows::rows, templates_rows::rows, discovery_rows::rows, events_rows::rows,
         roles_rows::rows, channels_rows::rows, members_rows::rows, moderation_rows::rows,
         expressions_rows::rows, screening_rows::rows, reports_rows::rows, cases_rows::rows, admin_rows::rows,
         messages_rows::rows, invites_rows::rows, operations_rows::rows);

constexpr bool is_bounded(wire::field_rule::kind is) {
    using enum wire::field_rule::kind;
    return is == text || is == integer || is == ids || is == texts;
}

constexpr bool says_everything(route const& row) {
    bool const named =
        row.path.starts_with('/') && !row.operation.empty() && !row.tag.empty() && row.summary.ends_with('.');
    bool const body = takes_body(row) == !row.body_example.empty() &&
                      (!takes_body(row) || row.method == net::http_method::post ||
                       row.method == net::http_method::patch || row.method == net::http_method::put);
    // 204, 302 and 101 carry nothing; everything else says of which type it is, and JSON of which shape.
    bool const carries = row.status == 200 || row.status == 201 || row.status == 202;
    bool const answer = carries == !row.content_type.empty() &&
                        (row.content_type == "application/json") == !row.answer.empty();
    bool const limited = row.limited_by != bucket::none || row.load == work::vital;
    bool const reads = row.method != net::http_method::get ||
                       (row.when_repeated == repeats::again && row.kept == audited::no);
    for (auto code : row.problems) {
        if (place_of_problem(code) == problem_kinds.size()) return false;
    }
    for (auto const& field : row.body) {
        if (field.name.empty() || field.description.empty()) return false;
        if (is_bounded(field.is) && field.max <= field.min) return false;
    }
    return named && body && answer && limited && reads && row.run.is_set();
}

template <std::size_t N>
constexpr bool is_complete(std::array<route, N> const& all) {
    for (std::size_t i = 0; i < N; ++i) {
        if (!says_everything(all[i])) return false;
        for (std::size_t k = 0; k < i; ++k) {
            if (all[i].operation == all[k].operation) return false;
            if (all[i].method == all[k].method && all[i].path == all[k].path) return false;
        }
    }
    return true;
}
static_assert(is_complete(table), "a route lacks a part, or stands twice");

bool may_write(route const& row) {
    return row.method != net::http_method::get;
}

}  // namespace

std::span<route const> all_routes() noexcept {
    return table;
}

std::vector<problem_kind const*> declared_problems(route const& row) {
    std::vector<std::string_view> codes(row.problems.begin(), row.problems.end());
    codes.push_back("internal");
    if (row.load != work::vital) codes.insert(codes.end(), {"overloaded", "unavailable"});
    if (row.limited_by != bucket::none) codes.push_back("rate_limited");
    if (row.who == access::login) codes.push_back("unauthorized");
    if (may_write(row)) codes.insert(codes.end(), {"csrf_refused", "storage_full", "outcome_unknown"});
    if (takes_body(row)) {
        codes.insert(codes.end(), {"malformed_json", "duplicate_key", "too_deep", "not_an_object",
                                   "invalid_field", "payload_too_large", "unsupported_media_type"});
    }
    if (takes_bytes(row)) codes.push_back("payload_too_large");
    if (!row.query.empty()) codes.push_back("invalid_field");
    if (row.path.find('{') != std::string_view::npos) codes.push_back("not_found");
    if (row.kept == audited::yes) codes.push_back("invalid_reason");
    if (row.when_repeated == repeats::by_key)
        codes.insert(codes.end(), {"invalid_field", "idempotency_key_reused"});
    // In the table's order, each once.
    std::vector<problem_kind const*> out;
    for (auto const& kind : problem_kinds) {
        if (std::find(codes.begin(), codes.end(), kind.code) != codes.end()) out.push_back(&kind);
    }
    return out;
}

}  // namespace parley::http_api
