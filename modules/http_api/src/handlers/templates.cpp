#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/growth_objects.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response template_answer(call const& c, server_template const& what) {
    std::string out;
    wire::write_template(out, what);
    return json(c, std::move(out));
}

}  // namespace

answer list_templates(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const all, co_await c.server.services.templates.list(c.who, id));
    co_return json(c, array_of(all, [](std::string& out, server_template const& one) {
                       wire::write_template(out, one);
                   }));
}

answer create_template(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    auto name = c.body.text("name");
    auto description = c.body.text("description");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const made, co_await c.server.services.templates.create(
                                       std::move(by), id, std::move(name), std::move(description)));
    co_return template_answer(c, made);
}

answer renew_template(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    auto code = c.path.text("code");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const now,
                  co_await c.server.services.templates.renew(std::move(by), id, std::move(code)));
    co_return template_answer(c, now);
}

answer delete_template(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    auto code = c.path.text("code");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.templates.remove(std::move(by), id, std::move(code)));
    co_return no_content();
}

answer show_template(call& c) {
    auto code = c.path.text("code");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.templates.show(std::move(code)));
    co_return template_answer(c, found);
}

answer use_template(call& c) {
    auto code = c.path.text("code");
    auto name = c.body.text("name");
    PARLEY_CO_TRY(auto const view,
                  co_await c.server.services.templates.use(c.who, std::move(code), std::move(name)));
    std::string out;
    wire::write(out, view);
    co_return json(c, std::move(out));
}

answer export_server(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const content, co_await c.server.services.templates.export_server(c.who, id));
    std::string out;
    wire::write_template_content(out, *content);
    co_return json(c, std::move(out));
}

}  // namespace parley::http_api::handlers
