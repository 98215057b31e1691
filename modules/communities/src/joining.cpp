#include "joining.hpp"

#include "hierarchy.hpp"
#include "limits.hpp"

#include <parley/interfaces/services/growth_errc.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

task<result<void>> check_may_join(directory& gate, server_state const& state, principal who) {
    auto const now = gate.now();
    if (state.what.invites_paused_until && *state.what.invites_paused_until > now)
        co_return growth_errc::invites_paused;
    auto const& needs = gate.needs();
    PARLEY_CO_TRY(auto const already, co_await needs.members.servers_of(who.account));
    if (already.size() >= limits::servers_per_account_max) co_return community_errc::too_many_servers;
    PARLEY_CO_TRY(auto const found, co_await needs.bans.find(state.what.id, who.account));
    if (found && (!found->expires_at || *found->expires_at > now)) co_return community_errc::banned;
    co_return result<void>{};
}

/// Of the invite's roles those that its creator could still give: who lost the power has not left it behind
/// in invites.
std::vector<role_id> given_roles(directory const& gate, server_state const& state, invite const& with) {
    std::vector<role_id> given;
    auto const now = gate.now();
    if (!has(state.server_bits(with.creator, now), permission::manage_roles)) return given;
    for (auto const each : with.roles) {
        if (role_below(state, with.creator, each, now).has_value()) given.push_back(each);
    }
    return given;
}

member row_of(directory const& gate, server_state const& state, principal who,
              std::optional<invite> const& with) {
    bool const person = who.kind == account_kind::person;
    member row{.server = state.what.id, .account = who.account, .joined_at = gate.now()};
    row.pending = state.what.rules_gate && person;
    if (with) {
        row.roles = given_roles(gate, state, *with);
        row.temporary = with->temporary && row.roles.empty() && person;
        row.invite = with->code;
    }
    return row;
}

void greet(directory const& gate, server_state const& state, account_id who) {
    if (!state.find_channel(state.what.greeting_channel)) return;
    gate.needs().say({.server = state.what.id, .channel = state.what.greeting_channel, .author = who});
}

}  // namespace

task<result<void>> check_name(directory const& gate, member row, std::string name) {
    auto* const names = gate.names_or_null();
    if (names == nullptr) co_return result<void>{};
    co_return co_await names->screen_name(row.server, row.account, std::move(name), std::move(row.roles));
}

task<result<visible<server_view>>> join_server(directory& gate, server_state& state, principal who,
                                               std::optional<invite> with) {
    auto const& needs = gate.needs();
    auto const server = state.what.id;
    if (state.what.suspended) co_return community_errc::not_found;
    if (!state.is_member(who.account)) {
        PARLEY_CO_CHECK(co_await check_may_join(gate, state, who));
        PARLEY_CO_TRY(auto person, co_await needs.accounts.find(who.account));
        auto const row = row_of(gate, state, who, with);
        PARLEY_CO_CHECK(co_await check_name(gate, row, person.display_name));
        auto const joined = co_await needs.members.join(row, row.invite);
        if (joined.has_error() && joined.error() == storage_errc::refused)
            co_return community_errc::invite_invalid;
        if (joined.has_error() && joined.error() != storage_errc::conflict) co_return joined.error();
        state.members.emplace(who.account, row);
        member_view view{.member = row, .who = std::move(person), .owner = row.account == state.what.owner};
        needs.events.publish(stream_id::of_server(server), events::member_joined{std::move(view)});
        gate.tell_account(who.account, events::server_joined{server});
        greet(gate, state, who.account);
    }
    auto const access = gate.decide(state, who, {}).value();
    co_return visible(access, state.view_for(who.account, gate.now()));
}

}  // namespace parley
