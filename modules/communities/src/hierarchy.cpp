#include "hierarchy.hpp"

#include <parley/base/failpoint.hpp>

namespace parley {

rank rank_in(server_state const& state, account_id member, wall_time now) {
    auto standing = state.standing_of(member, now);
    return standing ? rank_of(*state.rules, *standing) : rank{};
}

result<role const*> role_below(server_state const& state, account_id member, role_id wanted, wall_time now) {
    auto const* found = state.find_role(wanted);
    auto const* rule = state.rules->find_role(wanted);
    if (found == nullptr || rule == nullptr) return community_errc::invalid_role;
    if (!rank_in(state, member, now).outranks(rank_of(*rule))) return community_errc::outranked;
    return found;
}

result<void> check_outranks(server_state const& state, account_id member, account_id target, wall_time now) {
    if (!state.is_member(target)) return community_errc::not_found;
    bool const below = rank_in(state, member, now).outranks(rank_in(state, target, now));
    if (!below && !planted("outranked_ignored")) return community_errc::outranked;
    return {};
}

result<void> check_giving(permission_bits changed, permission_bits own) {
    if ((changed & ~own) != 0) return community_errc::not_yours_to_give;
    return {};
}

}  // namespace parley
