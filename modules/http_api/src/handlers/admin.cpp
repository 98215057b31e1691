#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/objects.hpp>

#include <utility>

namespace parley::http_api::handlers {
namespace {

void write_admin_user(std::string& out, account const& who) {
    wire::write_user(out, who, wire::audience::others);
    out.pop_back();
    out += who.disabled ? R"(,"disabled":true)" : R"(,"disabled":false)";
    out += who.admin ? R"(,"admin":true})" : R"(,"admin":false})";
}

void write_admin_server(std::string& out, admin_server const& row) {
    out += R"({"serverId":)";
    wire::write_id(out, row.what.id);
    out += R"(,"name":)";
    wire::write_string(out, row.what.name);
    out += R"(,"ownerId":)";
    wire::write_id(out, row.what.owner);
    out += R"(,"memberCount":)" + std::to_string(row.member_count);
    out += row.what.suspended ? R"(,"suspended":true,"createdAt":)" : R"(,"suspended":false,"createdAt":)";
    wire::write_time(out, row.what.created_at);
    out += '}';
}

std::size_t limit_of(call const& c) {
    return static_cast<std::size_t>(c.query.integer("limit").value_or(50));
}

std::uint64_t number_of(call const& c, std::string_view name) {
    return static_cast<std::uint64_t>(c.query.integer(name).value_or(0));
}

}  // namespace

answer list_all_users(call& c) {
    auto query = c.query.text("query");
    account_id const after{number_of(c, "after")};
    PARLEY_CO_TRY(auto const all,
                  co_await c.server.services.instance.users(c.who, std::move(query), after, limit_of(c)));
    co_return json(c, array_of(all, write_admin_user));
}

answer edit_user(call& c) {
    auto const whom = c.path.id<account_id>("userId");
    bool const disabled = c.body.boolean("disabled", false);
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.instance.set_disabled(std::move(by), whom, disabled));
    std::string out;
    write_admin_user(out, changed);
    co_return json(c, std::move(out));
}

answer list_all_servers(call& c) {
    auto query = c.query.text("query");
    server_id const after{number_of(c, "after")};
    PARLEY_CO_TRY(auto const all,
                  co_await c.server.services.instance.servers(c.who, std::move(query), after, limit_of(c)));
    co_return json(c, array_of(all, write_admin_server));
}

answer edit_any_server(call& c) {
    auto const which = c.path.id<server_id>("serverId");
    bool const suspended = c.body.boolean("suspended", false);
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.instance.set_suspended(std::move(by), which, suspended));
    std::string out;
    write_admin_server(out, changed);
    co_return json(c, std::move(out));
}

answer delete_any_server(call& c) {
    auto const which = c.path.id<server_id>("serverId");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.instance.delete_server(std::move(by), which));
    co_return no_content();
}

answer list_instance_log(call& c) {
    audit_id const before{number_of(c, "before")};
    PARLEY_CO_TRY(auto const page, co_await c.server.services.instance.audit_log(c.who, before, limit_of(c)));
    co_return json(c, array_of(page, wire::write_audit_entry));
}

}  // namespace parley::http_api::handlers
