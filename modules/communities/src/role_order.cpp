// Putting roles in another order: within one's reach, all at once.

#include "audit.hpp"
#include "hierarchy.hpp"
#include "role_service.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace {

/// Every role but everyone's once, and those that are not below `own` where they stood.
result<void> check_order(server_state const& state, rank const& own, std::vector<role_id> const& wanted) {
    auto const movable = state.roles.size() - 1;  // everyone's is the last
    if (wanted.size() != movable) return community_errc::invalid_order;
    auto sorted = wanted;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return community_errc::invalid_order;
    for (auto id : sorted) {
        if (state.find_role(id) == nullptr || id == everyone_role(state.what.id))
            return community_errc::invalid_order;
    }
    for (std::size_t i = 0; i < movable; ++i) {
        bool const stays = !own.outranks(rank_of(*state.rules->find_role(state.roles[i].id)));
        if (stays && wanted[i] != state.roles[i].id) return community_errc::outranked;
    }
    return {};
}

}  // namespace

task<result<std::vector<visible<role>>>> role_service::reorder(act by, server_id server,
                                                               std::vector<role_id> highest_first) {
    auto work = reorder_at_home(std::move(by), server, std::move(highest_first));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<std::vector<visible<role>>>> role_service::reorder_at_home(act by, server_id server,
                                                                       std::vector<role_id> highest_first) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, permission::manage_roles));
    PARLEY_CO_CHECK(check_order(state, rank_in(state, by.who.account, gate_.now()), highest_first));
    std::vector<community_change> all;
    std::vector<role> moved;
    for (std::size_t i = 0; i < highest_first.size(); ++i) {
        role row = *state.find_role(highest_first[i]);
        auto const before = row;
        row.position = static_cast<std::int32_t>(highest_first.size() - i);
        if (row.position == before.position) continue;
        PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                             {.server = server,
                                              .action = audit_action::role_update,
                                              .target = row.id.value,
                                              .changes = changes_between(before, row).take()}));
        all.emplace_back(changes::put_role{row});
        all.emplace_back(std::move(entry));
        moved.push_back(std::move(row));
    }
    auto const& needs = gate_.needs();
    if (!all.empty()) {
        PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    }
    auto& changed = *change.slot->state;
    for (auto const& each : moved)
        changed.put_role(each);
    changed.renew_rules();
    for (auto const& each : moved)
        needs.events.publish(stream_id::of_server(server), events::role_changed{each, changed.rules});
    std::vector<visible<role>> answer;
    for (auto const& each : changed.roles)
        answer.emplace_back(access, each);
    co_return answer;
}

}  // namespace parley
