#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response expression_answer(call const& c, visible<expression> const& what) {
    std::string out;
    wire::write_expression(out, *what);
    return json(c, std::move(out));
}

net::http_response expressions_answer(call const& c, std::vector<visible<expression>> const& all) {
    return json(c, array_of(all, [](std::string& out, visible<expression> const& one) {
                    wire::write_expression(out, *one);
                }));
}

std::vector<role_id> roles_in(call const& c) {
    std::vector<role_id> out;
    for (auto const id : c.body.ids("roleIds"))
        out.push_back({id});
    return out;
}

}  // namespace

answer list_expressions(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const all, co_await c.server.services.expressions.list(c.who, server));
    co_return expressions_answer(c, all);
}

answer list_usable_expressions(call& c) {
    PARLEY_CO_TRY(auto const all, co_await c.server.services.expressions.usable(c.who));
    co_return expressions_answer(c, all);
}

answer create_expression(call& c) {
    new_expression wanted{
        .server = c.path.id<server_id>("serverId"),
        .kind = wire::value_in(wire::expression_kinds, c.body.text("type")).value_or(expression_kind::emoji),
        .name = c.body.text("name"),
        .asset = c.body.text("asset"),
        .description = c.body.text("description"),
        .emoji = c.body.text("emoji"),
        .volume = static_cast<std::int32_t>(c.body.integer("volume", 100)),
        .roles = roles_in(c)};
    auto by = c.acting();
    auto const made = co_await c.server.services.expressions.create(std::move(by), std::move(wanted));
    if (made.has_error() && made.error() == asset_errc::invalid_asset)
        co_return refuse_field(c, "asset", "invalid_asset");
    if (made.has_error()) co_return made.error();
    co_return expression_answer(c, *made);
}

answer edit_expression(call& c) {
    expression_edit edit{.server = c.path.id<server_id>("serverId"),
                         .expression = c.path.id<expression_id>("expressionId")};
    if (c.body.has("name")) edit.name = c.body.text("name");
    if (c.body.has("description")) edit.description = c.body.text("description");
    if (c.body.has("emoji")) edit.emoji = c.body.text("emoji");
    if (c.body.has("volume")) edit.volume = static_cast<std::int32_t>(c.body.integer("volume", 100));
    if (c.body.has("roleIds")) edit.roles = roles_in(c);
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.expressions.edit(std::move(by), std::move(edit)));
    co_return expression_answer(c, changed);
}

answer delete_expression(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const which = c.path.id<expression_id>("expressionId");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.expressions.remove(std::move(by), server, which));
    co_return no_content();
}

}  // namespace parley::http_api::handlers
