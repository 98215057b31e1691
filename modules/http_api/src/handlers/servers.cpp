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

/// Statuses are presence's to know, the rest is the server's.
task<std::string> members_json(call& c, server_id server, std::vector<visible<member_view>> members) {
    std::vector<account_id> ids;
    for (auto const& one : members)
        ids.push_back(one->who.id);
    auto const statuses = co_await c.server.services.presences.statuses(server, std::move(ids));
    std::size_t i = 0;
    co_return array_of(members, [&](std::string& out, visible<member_view> const& one) {
        auto with_status = *one;
        if (i < statuses.size()) with_status.status = statuses[i];
        ++i;
        wire::write_member(out, with_status);
    });
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
    PARLEY_CO_TRY(auto const view,
                  co_await c.server.services.communities.rename_server(c.who, id, std::move(name)));
    co_return server_answer(c, view);
}

answer delete_server(call& c) {
    PARLEY_CO_CHECK(
        co_await c.server.services.communities.delete_server(c.who, c.path.id<server_id>("serverId")));
    co_return no_content();
}

answer list_members(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    account_id const after{static_cast<std::uint64_t>(c.query.integer("after").value_or(0))};
    auto const count = static_cast<std::size_t>(c.query.integer("limit").value_or(100));
    PARLEY_CO_TRY(auto page, co_await c.server.services.memberships.list(c.who, server, after, count));
    auto text = co_await members_json(c, server, std::move(page));
    co_return json(c, std::move(text));
}

answer show_member(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const whom = c.path.id<account_id>("userId");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.memberships.find(c.who, server, whom));
    auto view = *found;
    std::vector<account_id> one{whom};
    auto const statuses = co_await c.server.services.presences.statuses(server, std::move(one));
    if (!statuses.empty()) view.status = statuses.front();
    std::string out;
    wire::write_member(out, view);
    co_return json(c, std::move(out));
}

answer remove_member(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const whom = c.path.id<account_id>("userId");
    auto& memberships = c.server.services.memberships;
    if (whom == c.who.account) {
        PARLEY_CO_CHECK(co_await memberships.leave(c.who, server));
    } else {
        PARLEY_CO_CHECK(co_await memberships.remove(c.who, server, whom));
    }
    co_return no_content();
}

}  // namespace parley::http_api::handlers
