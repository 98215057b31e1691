#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "handlers/permission_words.hpp"

#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

permission_question question_of(call const& c) {
    auto number = [&](std::string_view name) {
        return static_cast<std::uint64_t>(c.query.integer(name).value_or(0));
    };
    permission_question out{.server = c.path.id<server_id>("serverId"),
                            .account = {number("member")},
                            .role = {number("role")},
                            .channel = {number("channel")}};
    if (!out.account && !out.role) out.account = c.who.account;
    return out;
}

/// Until when whom it is about is timed out; nothing where it is about a role.
task<result<std::optional<wall_time>>> timed_out_until(call& c, permission_question about,
                                                       member const& self) {
    using found = std::optional<wall_time>;
    if (!about.account) co_return found{};
    if (about.account == c.who.account) co_return self.timed_out_until;
    auto const other = co_await c.server.services.memberships.find(c.who, about.server, about.account);
    if (other.has_error()) co_return other.error();
    co_return (*other)->member.timed_out_until;
}

void write_verdict(std::string& out, permission_name const& about, permission_verdict const& verdict,
                   known_names const& names) {
    out += R"({"permission":)";
    wire::write_string(out, about.name);
    out += verdict.allowed ? R"(,"allowed":true,"by":")" : R"(,"allowed":false,"by":")";
    out += wire::name_in(wire::verdict_steps, verdict.by);
    out += R"(","roleId":)";
    wire::write_id(out, verdict.role);
    out += R"(,"channelId":)";
    wire::write_id(out, verdict.channel);
    out += verdict.inherited ? R"(,"inherited":true,"reason":)" : R"(,"inherited":false,"reason":)";
    wire::write_string(out, words_for(verdict, names));
    out += '}';
}

std::string report_json(permission_report const& report, std::optional<permission> only,
                        known_names const& names) {
    std::string out = R"({"allowed":")" + std::to_string(report.allowed) + R"(","permissions":[)";
    bool first = true;
    for (auto const& about : permission_names) {
        if (only && about.what != *only) continue;
        for (auto const& [what, verdict] : report.each) {
            if (what != about.what) continue;
            if (!first) out += ',';
            first = false;
            write_verdict(out, about, verdict, names);
        }
    }
    return out + "]}";
}

}  // namespace

answer explain_permissions(call& c) {
    auto const about = question_of(c);
    if (about.account && about.role) co_return refuse_field(c, "role", "conflicting");
    std::optional<permission> only;
    if (auto const name = c.query.text("permission"); !name.empty()) {
        only = permission_of(name);
        if (!only) co_return refuse_field(c, "permission", "invalid_choice");
    }
    PARLEY_CO_TRY(auto const report, co_await c.server.services.roles.explain(c.who, about));
    PARLEY_CO_TRY(auto const view, co_await c.server.services.communities.show_server(c.who, about.server));
    PARLEY_CO_TRY(auto const until, co_await timed_out_until(c, about, view->self));
    known_names const names{view->roles, view->channels, until};
    co_return json(c, report_json(report, only, names));
}

}  // namespace parley::http_api::handlers
