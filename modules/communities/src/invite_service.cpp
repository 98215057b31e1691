#include "invite_service.hpp"

#include "hierarchy.hpp"
#include "limits.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

bool is_alive(invite const& what, wall_time now) {
    if (what.expires_at && *what.expires_at <= now) return false;
    return what.uses_max == 0 || what.uses < what.uses_max;
}

}  // namespace

task<result<invite>> invite_service::create(principal who, new_invite wanted) {
    if (wanted.age_max < seconds{0} || wanted.age_max > limits::invite_age_max)
        co_return community_errc::invalid_invite;
    if (wanted.uses_max < 0 || wanted.uses_max > limits::invite_uses_max)
        co_return community_errc::invalid_invite;
    if (wanted.roles.size() > limits::invite_roles_max) co_return community_errc::invalid_invite;
    std::sort(wanted.roles.begin(), wanted.roles.end());
    wanted.roles.erase(std::unique(wanted.roles.begin(), wanted.roles.end()), wanted.roles.end());
    auto check = check_at_home(who, wanted);
    PARLEY_CO_CHECK(co_await on(gate_.home_of(wanted.server), std::move(check)));
    auto const& needs = gate_.needs();
    auto now = needs.time.now();
    PARLEY_CO_TRY(auto existing, co_await needs.invites.of_server(wanted.server));
    auto alive = std::count_if(existing.begin(), existing.end(),
                               [&](invite const& each) { return is_alive(each, now); });
    if (static_cast<std::size_t>(alive) >= limits::invites_per_server_max)
        co_return community_errc::too_many_invites;
    invite made{.code = needs.make_invite_code(),
                .server = wanted.server,
                .creator = who.account,
                .created_at = now,
                .expires_at = {},
                .uses_max = wanted.uses_max,
                .temporary = wanted.temporary,
                .roles = std::move(wanted.roles)};
    if (wanted.age_max > seconds{0}) made.expires_at = now + wanted.age_max;
    PARLEY_CO_CHECK(co_await needs.invites.create(made));
    co_return made;
}

/// Giving a role by an invite takes what giving it by hand does.
task<result<void>> invite_service::check_at_home(principal who, new_invite wanted) {
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(wanted.server));
    PARLEY_CO_TRY(auto access, gate_.decide(*state, who, permission::create_invite));
    if (!wanted.roles.empty() && !access.may(permission::manage_roles))
        co_return community_errc::missing_permission;
    for (auto const each : wanted.roles) {
        if (each == everyone_role(wanted.server)) co_return community_errc::invalid_role;
        PARLEY_CO_CHECK(role_below(*state, who.account, each, gate_.now()));
    }
    co_return result<void>{};
}

task<result<std::vector<invite>>> invite_service::list(principal who, server_id server) {
    PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, server, permission::create_invite));
    PARLEY_CO_TRY(auto all, co_await gate_.needs().invites.of_server(server));
    auto now = gate_.needs().time.now();
    // A code is a key to the house: a member sees the ones they made, who manages the server sees all.
    std::erase_if(all, [&](invite const& each) {
        return !is_alive(each, now) ||
               (!access.may(permission::manage_server) && each.creator != who.account);
    });
    co_return all;
}

task<result<void>> invite_service::revoke(principal who, std::string code) {
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto found, co_await needs.invites.find(code));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, found->server, {}));
    if (!access.may(permission::manage_server) && found->creator != who.account)
        co_return community_errc::missing_permission;
    auto removed = co_await needs.invites.remove(std::move(code));
    if (removed.has_error() && removed.error() == storage_errc::not_found)
        co_return community_errc::not_found;
    co_return removed;
}

task<result<invite_preview>> invite_service::preview(principal who, std::string code) {
    PARLEY_CO_TRY(auto found, co_await gate_.needs().invites.find(std::move(code)));
    if (!found || !is_alive(*found, gate_.needs().time.now())) co_return community_errc::invite_invalid;
    auto& home = gate_.home_of(found->server);
    auto work = preview_at_home(who, *found);
    PARLEY_CO_TRY(auto shown, co_await on(home, std::move(work)));
    auto creator = co_await gate_.needs().accounts.find(found->creator);
    if (creator.has_value()) shown.creator = std::move(creator).value();
    co_return shown;
}

task<result<invite_preview>> invite_service::preview_at_home(principal who, invite what) {
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(what.server));
    if (state->what.suspended) co_return community_errc::invite_invalid;
    invite_preview shown{.invite = std::move(what),
                         .server = state->what,
                         .member_count = state->members.size(),
                         .creator = {},
                         .joined = state->is_member(who.account)};
    auto& paused_until = shown.server.invites_paused_until;
    if (paused_until && *paused_until <= gate_.now()) paused_until.reset();
    co_return shown;
}

}  // namespace parley
