#pragma once
// Who stands above whom in a loaded server.

#include "server_state.hpp"

#include <parley/base/result.hpp>
#include <parley/interfaces/services/community_errc.hpp>
#include <parley/model/access.hpp>

namespace parley {

rank rank_in(server_state const& state, account_id member, wall_time now);
/// ::invalid_role when there is none, ::outranked unless it is below the member's highest.
result<role const*> role_below(server_state const& state, account_id member, role_id wanted, wall_time now);
/// ::not_found when the target is no member, ::outranked unless below. Nobody is below oneself.
result<void> check_outranks(server_state const& state, account_id member, account_id target, wall_time now);
/// ::not_yours_to_give when a bit that changes is not the giver's.
result<void> check_giving(permission_bits changed, permission_bits own);

}  // namespace parley
