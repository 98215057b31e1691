#include "membership_service.hpp"

#include "audit.hpp"
#include "hierarchy.hpp"
#include "joining.hpp"
#include "limits.hpp"
#include "parting.hpp"

#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace parley {
namespace limits = communities_limits;
namespace {

member_view view_of(member const& row, account who, account_id owner) {
    return {.member = row, .who = std::move(who), .owner = row.account == owner};
}

}  // namespace

task<result<membership_service::page>> membership_service::page_at_home(principal who, server_id server,
                                                                        account_id after,
                                                                        std::size_t count_max) {
    PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, server, {}));
    auto const& state = *gate_.here().find_loaded(server);
    page found{access, state.what.owner, {}};
    for (auto at = state.members.upper_bound(after);
         at != state.members.end() && found.members.size() < count_max; ++at) {
        found.members.push_back(at->second);
    }
    co_return found;
}

task<result<membership_service::page>> membership_service::one_at_home(principal who, server_id server,
                                                                       account_id account) {
    PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, server, {}));
    auto const& state = *gate_.here().find_loaded(server);
    auto at = state.members.find(account);
    if (at == state.members.end()) co_return community_errc::not_found;
    page found{access, state.what.owner, {at->second}};
    co_return found;
}

task<result<std::vector<visible<member_view>>>> membership_service::list(principal who, server_id server,
                                                                         account_id after,
                                                                         std::size_t count_max) {
    auto work =
        page_at_home(who, server, after, std::clamp<std::size_t>(count_max, 1, limits::members_page_max));
    PARLEY_CO_TRY(auto found, co_await on(gate_.home_of(server), std::move(work)));
    std::vector<account_id> ids;
    for (auto const& each : found.members)
        ids.push_back(each.account);
    PARLEY_CO_TRY(auto accounts, co_await gate_.needs().accounts.find_many(std::move(ids)));
    std::unordered_map<account_id, account> by_id;
    for (auto& each : accounts)
        by_id.emplace(each.id, std::move(each));
    std::vector<visible<member_view>> members;
    for (auto const& each : found.members) {
        auto at = by_id.find(each.account);
        if (at != by_id.end()) members.emplace_back(found.access, view_of(each, at->second, found.owner));
    }
    co_return members;
}

task<result<visible<member_view>>> membership_service::find(principal who, server_id server,
                                                            account_id account) {
    auto work = one_at_home(who, server, account);
    PARLEY_CO_TRY(auto found, co_await on(gate_.home_of(server), std::move(work)));
    PARLEY_CO_TRY(auto person, co_await gate_.needs().accounts.find(account));
    co_return visible(found.access, view_of(found.members.front(), std::move(person), found.owner));
}

task<result<visible<server_view>>> membership_service::join(principal who, std::string invite_code) {
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto found, co_await needs.invites.find(std::move(invite_code)));
    if (!found) co_return community_errc::invite_invalid;
    auto& home = gate_.home_of(found->server);
    auto work = join_at_home(who, std::move(*found));
    co_return co_await on(home, std::move(work));
}

task<result<visible<server_view>>> membership_service::join_at_home(principal who, invite with) {
    auto begun = co_await gate_.here().begin_change(with.server);
    if (begun.has_error()) {
        // The invite's server was deleted a moment ago: to the caller the invite is what is gone.
        co_return begun.error() == community_errc::not_found ? error_code(community_errc::invite_invalid)
                                                             : begun.error();
    }
    auto const change = std::move(begun).value();
    if (change.slot->state->what.suspended) co_return community_errc::invite_invalid;
    std::optional<invite> invited(std::move(with));
    co_return co_await join_server(gate_, *change.slot->state, who, std::move(invited));
}

task<result<void>> membership_service::leave(principal who, server_id server) {
    auto work = leave_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> membership_service::leave_at_home(principal who, server_id server) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide(state, who, {}));
    if (state.what.owner == who.account) co_return community_errc::owner_must_stay;
    std::vector<community_change> all{changes::drop_member{who.account}};
    co_return co_await part(gate_, *change.slot->state, who.account, std::move(all));
}

task<result<void>> membership_service::remove(act by, server_id server, account_id account) {
    auto work = remove_at_home(std::move(by), server, account);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> membership_service::remove_at_home(act by, server_id server, account_id account) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide(state, by.who, permission::kick_members));
    PARLEY_CO_CHECK(check_outranks(state, by.who.account, account, gate_.now()));
    PARLEY_CO_TRY(
        auto entry,
        make_audit(gate_, by,
                   {.server = server, .action = audit_action::member_kick, .target = account.value}));
    std::vector<community_change> all{changes::drop_member{account}, std::move(entry)};
    co_return co_await part(gate_, *change.slot->state, account, std::move(all));
}

task<result<bool>> membership_service::share_a_server(account_id one, account_id other) {
    if (one == other) co_return true;
    PARLEY_CO_TRY(auto mine, co_await gate_.servers_of(one));
    PARLEY_CO_TRY(auto theirs, co_await gate_.servers_of(other));
    std::sort(mine.begin(), mine.end());
    co_return std::any_of(theirs.begin(), theirs.end(),
                          [&](server_id each) { return std::binary_search(mine.begin(), mine.end(), each); });
}

task<void> membership_service::on_account_changed(account who) {
    auto servers = co_await gate_.servers_of(who.id);
    if (servers.has_error()) {
        // The change itself is durable; members see the new name when they next read it.
        log_warn("community.account_change_not_announced", {{"error", servers.error().message()}});
        co_return;
    }
    for (auto server : servers.value()) {
        gate_.home_of(server).post([this, server, who] {
            gate_.needs().events.publish(stream_id::of_server(server), events::account_changed{who});
        });
    }
}

}  // namespace parley
