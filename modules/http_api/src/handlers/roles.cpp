#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

role_edit edit_of(call const& c) {
    role_edit edit{.server = c.path.id<server_id>("serverId"), .role = c.path.id<role_id>("roleId")};
    if (c.body.has("name")) edit.name = c.body.text("name");
    edit.permissions = c.body.permissions("permissions");
    if (c.body.has("color")) edit.color = static_cast<std::uint32_t>(c.body.integer("color", 0));
    if (c.body.has("hoist")) edit.hoist = c.body.boolean("hoist", false);
    if (c.body.has("mentionable")) edit.mentionable = c.body.boolean("mentionable", false);
    if (c.body.has("selfAssignable")) edit.self_assignable = c.body.boolean("selfAssignable", false);
    if (c.body.has("icon")) edit.icon = c.body.text("icon");
    if (c.body.has("mutes")) edit.mutes = c.body.boolean("mutes", false);
    return edit;
}

net::http_response role_answer(call const& c, visible<role> const& what) {
    std::string out;
    wire::write(out, what);
    return json(c, std::move(out));
}

}  // namespace

answer list_roles(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const view, co_await c.server.services.communities.show_server(c.who, id));
    co_return json(
        c, array_of(view->roles, [](std::string& out, role const& one) { wire::write_role(out, one); }));
}

answer create_role(call& c) {
    auto by = c.acting();
    auto wanted = edit_of(c);
    PARLEY_CO_TRY(auto const made, co_await c.server.services.roles.create(std::move(by), std::move(wanted)));
    co_return role_answer(c, made);
}

answer reorder_roles(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto by = c.acting();
    std::vector<role_id> order;
    for (auto const id : c.body.ids("roleIds"))
        order.push_back({id});
    PARLEY_CO_TRY(auto const all,
                  co_await c.server.services.roles.reorder(std::move(by), server, std::move(order)));
    co_return json(c,
                   array_of(all, [](std::string& out, visible<role> const& one) { wire::write(out, one); }));
}

answer edit_role(call& c) {
    auto by = c.acting();
    auto wanted = edit_of(c);
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.roles.edit(std::move(by), std::move(wanted)));
    co_return role_answer(c, changed);
}

answer delete_role(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const id = c.path.id<role_id>("roleId");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.roles.remove(std::move(by), server, id));
    co_return no_content();
}

}  // namespace parley::http_api::handlers
