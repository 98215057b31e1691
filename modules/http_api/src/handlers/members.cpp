#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "handlers/member_answers.hpp"

#include <parley/wire/objects.hpp>

namespace parley::http_api {

/// How they are is presence's to know, the rest is the server's.
task<std::string> members_json(call& c, server_id server, std::vector<visible<member_view>> members) {
    std::vector<account_id> ids;
    for (auto const& one : members)
        ids.push_back(one->who.id);
    auto const seen = co_await c.server.services.presences.seen(server, std::move(ids));
    std::size_t i = 0;
    co_return array_of(members, [&](std::string& out, visible<member_view> const& one) {
        auto with_presence = *one;
        if (i < seen.size()) with_presence.presence = seen[i];
        ++i;
        wire::write_member(out, with_presence);
    });
}

task<net::http_response> member_answer(call& c, visible<member_view> found) {
    auto view = *found;
    std::vector<account_id> one{view.who.id};
    auto seen = co_await c.server.services.presences.seen(view.member.server, std::move(one));
    if (!seen.empty()) view.presence = std::move(seen.front());
    std::string out;
    wire::write_member(out, view);
    co_return json(c, std::move(out));
}

namespace handlers {
namespace {

member_edit edit_of(call const& c) {
    return {.server = c.path.id<server_id>("serverId"), .account = c.path.id<account_id>("userId")};
}

answer apply(call& c, member_edit edit) {
    auto by = c.acting();
    PARLEY_CO_TRY(auto changed, co_await c.server.services.memberships.edit(std::move(by), std::move(edit)));
    co_return co_await member_answer(c, std::move(changed));
}

}  // namespace

answer list_members(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    account_id const after{static_cast<std::uint64_t>(c.query.integer("after").value_or(0))};
    auto const count = static_cast<std::size_t>(c.query.integer("limit").value_or(100));
    PARLEY_CO_TRY(auto page, co_await c.server.services.memberships.list(c.who, server, after, count));
    auto text = co_await members_json(c, server, std::move(page));
    co_return json(c, std::move(text));
}

answer search_members(call& c) {
    member_query query;
    query.server = c.path.id<server_id>("serverId");
    query.start = c.query.text("query");
    query.role = {static_cast<std::uint64_t>(c.query.integer("role").value_or(0))};
    query.count_max = static_cast<std::size_t>(c.query.integer("limit").value_or(50));
    PARLEY_CO_TRY(auto const found, co_await c.server.services.member_lists.find(c.who, std::move(query)));
    co_return json(c, array_of(found.members, [](std::string& out, visible<member_view> const& one) {
                       wire::write_member(out, *one);
                   }));
}

answer show_member(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const whom = c.path.id<account_id>("userId");
    PARLEY_CO_TRY(auto found, co_await c.server.services.memberships.find(c.who, server, whom));
    co_return co_await member_answer(c, std::move(found));
}

answer remove_member(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const whom = c.path.id<account_id>("userId");
    auto& memberships = c.server.services.memberships;
    if (whom == c.who.account) {
        PARLEY_CO_CHECK(co_await memberships.leave(c.who, server));
    } else {
        auto by = c.acting();
        PARLEY_CO_CHECK(co_await memberships.remove(std::move(by), server, whom));
    }
    co_return no_content();
}

answer edit_member(call& c) {
    auto edit = edit_of(c);
    if (c.body.has("nickname")) edit.nickname = c.body.text("nickname");
    if (c.body.has("roleIds")) {
        auto& roles = edit.roles.emplace();
        for (auto const id : c.body.ids("roleIds"))
            roles.push_back({id});
    }
    if (c.body.has("timeoutSeconds")) {
        seconds const lasts{c.body.integer("timeoutSeconds", 0)};
        auto& until = edit.timed_out_until.emplace();
        if (lasts > seconds{0}) until = c.server.services.time.now() + lasts;
    }
    co_return co_await apply(c, std::move(edit));
}

answer add_member_role(call& c) {
    auto edit = edit_of(c);
    edit.add_role = c.path.id<role_id>("roleId");
    co_return co_await apply(c, std::move(edit));
}

answer remove_member_role(call& c) {
    auto edit = edit_of(c);
    edit.remove_role = c.path.id<role_id>("roleId");
    co_return co_await apply(c, std::move(edit));
}

}  // namespace handlers
}  // namespace parley::http_api
