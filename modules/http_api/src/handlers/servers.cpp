#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/content_reader.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response server_answer(call const& c, visible<server_view> const& view) {
    std::string out;
    wire::write(out, view);
    return json(c, std::move(out));
}

answer import_server(call& c, std::string name) {
    std::vector<wire::field_problem> wrong;
    auto content = wire::read_template_content(c.request.body, wrong);
    if (!wrong.empty()) co_return problem_response(problem_of_fields(std::move(wrong)), c.request.request_id);
    PARLEY_CO_TRY(auto const view,
                  co_await c.server.services.templates.import(c.who, std::move(name), std::move(content)));
    co_return server_answer(c, view);
}

answer clone_server(call& c, std::string name, server_id of) {
    PARLEY_CO_TRY(auto const view, co_await c.server.services.templates.clone(c.who, std::move(name), of));
    co_return server_answer(c, view);
}

}  // namespace

answer list_servers(call& c) {
    PARLEY_CO_TRY(auto const ids, co_await c.server.services.directory.servers_of(c.who.account));
    std::string out = "[";
    for (auto const id : ids) {
        auto const view = co_await c.server.services.communities.show_server(c.who, id);
        if (view.has_value()) {
            if (out.size() > 1) out += ',';
            wire::write(out, *view);
        } else if (view.error() != community_errc::not_found) {
            co_return view.error();  // left or deleted since the ids were read: not an error, just not there
        }
    }
    out += ']';
    co_return json(c, std::move(out));
}

answer create_server(call& c) {
    auto name = c.body.text("name");
    if (c.body.has("content") && c.body.has("cloneOf")) co_return refuse_field(c, "cloneOf", "conflicting");
    if (c.body.has("content")) co_return co_await import_server(c, std::move(name));
    if (auto const of = c.body.id("cloneOf"))
        co_return co_await clone_server(c, std::move(name), server_id{*of});
    PARLEY_CO_TRY(auto const view,
                  co_await c.server.services.communities.create_server(c.who, std::move(name)));
    co_return server_answer(c, view);
}

answer show_server(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const view, co_await c.server.services.communities.show_server(c.who, id));
    co_return server_answer(c, view);
}

answer edit_server(call& c) {
    server_edit edit{.server = c.path.id<server_id>("serverId")};
    if (c.body.has("name")) edit.name = c.body.text("name");
    if (c.body.has("description")) edit.description = c.body.text("description");
    if (c.body.has("icon")) edit.icon = c.body.text("icon");
    if (c.body.has("banner")) edit.banner = c.body.text("banner");
    if (c.body.has("accentColor")) edit.accent = static_cast<std::uint32_t>(c.body.integer("accentColor", 0));
    if (c.body.has("discoverable")) edit.discoverable = c.body.boolean("discoverable", false);
    auto by = c.acting();
    PARLEY_CO_TRY(auto const view, co_await c.server.services.settings.edit(std::move(by), std::move(edit)));
    co_return server_answer(c, view);
}

answer delete_server(call& c) {
    PARLEY_CO_CHECK(
        co_await c.server.services.communities.delete_server(c.who, c.path.id<server_id>("serverId")));
    co_return no_content();
}

answer hand_over_server(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    account_id const heir{c.body.id("userId").value_or(0)};
    auto by = c.acting();
    PARLEY_CO_TRY(auto const view, co_await c.server.services.communities.hand_over(std::move(by), id, heir));
    co_return server_answer(c, view);
}

}  // namespace parley::http_api::handlers
