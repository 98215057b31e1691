#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

/// Long enough to hand around, short enough to be forgotten.
constexpr seconds invite_age_default{7 * 24 * 60 * 60};

}  // namespace

answer list_invites(call& c) {
    PARLEY_CO_TRY(auto const all,
                  co_await c.server.services.invites.list(c.who, c.path.id<server_id>("serverId")));
    co_return json(c,
                   array_of(all, [](std::string& out, invite const& one) { wire::write_invite(out, one); }));
}

answer create_invite(call& c) {
    new_invite wanted{.server = c.path.id<server_id>("serverId"),
                      .age_max = seconds{c.body.integer("maxAgeSeconds", invite_age_default.count())},
                      .uses_max = static_cast<std::int32_t>(c.body.integer("maxUses", 0)),
                      .temporary = c.body.boolean("temporary", false)};
    for (auto const id : c.body.ids("roleIds"))
        wanted.roles.push_back({id});
    PARLEY_CO_TRY(auto const made, co_await c.server.services.invites.create(c.who, std::move(wanted)));
    std::string out;
    wire::write_invite(out, made);
    co_return json(c, std::move(out));
}

answer preview_invite(call& c) {
    auto code = c.path.text("code");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.invites.preview(c.who, std::move(code)));
    std::string out;
    wire::write_invite_preview(out, found);
    co_return json(c, std::move(out));
}

answer accept_invite(call& c) {
    auto code = c.path.text("code");
    PARLEY_CO_TRY(auto const view, co_await c.server.services.memberships.join(c.who, std::move(code)));
    std::string out;
    wire::write(out, view);
    co_return json(c, std::move(out));
}

answer revoke_invite(call& c) {
    auto code = c.path.text("code");
    PARLEY_CO_CHECK(co_await c.server.services.invites.revoke(c.who, std::move(code)));
    co_return no_content();
}

}  // namespace parley::http_api::handlers
