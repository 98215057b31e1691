// Who sees which scheduled events, and who wants to come to them.

#include "event_rules.hpp"
#include "event_service.hpp"
#include "limits.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>
#include <unordered_map>

namespace parley {
namespace limits = communities_limits;

task<result<std::vector<visible<shown_event>>>> event_service::list(principal who, server_id server) {
    auto work = list_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<std::vector<visible<shown_event>>>> event_service::list_at_home(principal who, server_id server) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, server, {}));
    auto const& stores = gate_.needs().growth;
    PARLEY_CO_TRY(auto const all, co_await stores.scheduled_events.of_server(server));
    PARLEY_CO_TRY(auto const mine, co_await stores.scheduled_events.interests_of(server, who.account));
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(server));
    PARLEY_CO_CHECK(gate_.decide(*state, who, {}));
    std::vector<visible<shown_event>> seen;
    for (auto const& each : all) {
        auto const access = see_event(gate_, *state, who, each);
        bool const comes = std::binary_search(mine.begin(), mine.end(), each.id);
        if (access) seen.emplace_back(*access, shown_event{each, comes});
    }
    co_return seen;
}

task<result<visible<shown_event>>> event_service::find(principal who, server_id server,
                                                       scheduled_event_id id) {
    auto work = find_at_home(who, server, id);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<shown_event>>> event_service::find_at_home(principal who, server_id server,
                                                               scheduled_event_id id) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, server, {}));
    auto const& stores = gate_.needs().growth;
    PARLEY_CO_TRY(auto found, co_await stores.scheduled_events.find(server, id));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_TRY(bool const comes, co_await stores.scheduled_events.is_interested(id, who.account));
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(server));
    PARLEY_CO_TRY(auto access, see_event(gate_, *state, who, *found));
    co_return visible(access, shown_event{std::move(*found), comes});
}

task<result<visible<shown_event>>> event_service::set_interest(principal who, server_id server,
                                                               scheduled_event_id id, bool interested) {
    auto work = set_interest_at_home(who, server, id, interested);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<shown_event>>> event_service::set_interest_at_home(principal who, server_id server,
                                                                       scheduled_event_id id,
                                                                       bool interested) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    PARLEY_CO_CHECK(gate_.decide(*change.slot->state, who, {}));
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto found, co_await needs.growth.scheduled_events.find(server, id));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_TRY(auto access, see_event(gate_, *change.slot->state, who, *found));
    if (interested && !is_to_come(*found)) co_return growth_errc::event_over;
    PARLEY_CO_CHECK(co_await needs.growth.scheduled_events.set_interest(server, id, who.account, interested));
    PARLEY_CO_TRY(auto now, co_await needs.growth.scheduled_events.find(server, id));
    if (!now) co_return community_errc::not_found;
    if (now->interested != found->interested)
        needs.events.publish(stream_id::of_server(server), events::scheduled_event_changed{*now});
    co_return visible(access, shown_event{std::move(*now), interested});
}

task<result<event_service::crowd>> event_service::crowd_at_home(principal who, server_id server,
                                                                scheduled_event_id id, account_id after,
                                                                std::size_t count_max) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, server, {}));
    auto const& stores = gate_.needs().growth;
    PARLEY_CO_TRY(auto const found, co_await stores.scheduled_events.find(server, id));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_TRY(auto const accounts, co_await stores.scheduled_events.interested_in(id, after, count_max));
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(server));
    PARLEY_CO_TRY(auto access, see_event(gate_, *state, who, *found));
    crowd all{access, state->what.owner, {}};
    for (auto const each : accounts) {
        auto const at = state->members.find(each);
        if (at != state->members.end()) all.members.push_back(at->second);
    }
    co_return all;
}

task<result<std::vector<visible<member_view>>>> event_service::interested_in(principal who, server_id server,
                                                                             scheduled_event_id id,
                                                                             account_id after,
                                                                             std::size_t count_max) {
    auto const count = std::clamp<std::size_t>(count_max, 1, limits::interested_page_max);
    auto work = crowd_at_home(who, server, id, after, count);
    PARLEY_CO_TRY(auto all, co_await on(gate_.home_of(server), std::move(work)));
    std::vector<account_id> ids;
    for (auto const& each : all.members)
        ids.push_back(each.account);
    PARLEY_CO_TRY(auto accounts, co_await gate_.needs().accounts.find_many(std::move(ids)));
    std::unordered_map<account_id, account> by_id;
    for (auto& each : accounts)
        by_id.emplace(each.id, std::move(each));
    std::vector<visible<member_view>> shown;
    for (auto const& each : all.members) {
        auto const at = by_id.find(each.account);
        if (at == by_id.end()) continue;
        member_view view{.member = each, .who = at->second, .owner = each.account == all.owner};
        shown.emplace_back(all.access, std::move(view));
    }
    co_return shown;
}

}  // namespace parley
