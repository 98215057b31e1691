#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response server_answer(call const& c, visible<server_view> const& view) {
    std::string out;
    wire::write(out, view);
    return json(c, std::move(out));
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
    PARLEY_CO_TRY(auto const view,
                  co_await c.server.services.communities.create_server(c.who, std::move(name)));
    co_return server_answer(c, view);
}

answer show_server(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const view, co_await c.server.services.communities.show_server(c.who, id));
    co_return server_answer(c, view);
}

answer rename_server(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    auto name = c.body.text("name");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const view,
                  co_await c.server.services.communities.rename_server(std::move(by), id, std::move(name)));
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
