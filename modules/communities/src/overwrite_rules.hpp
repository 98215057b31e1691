#pragma once
// What somebody may change in a channel's overwrites, and what a list of them looks like afterwards.

#include "server_state.hpp"

#include <parley/base/result.hpp>
#include <parley/model/access.hpp>

#include <span>
#include <vector>

namespace parley {

/// With `one` in its place; it replaces the one of the same target.
std::vector<overwrite> with_overwrite(std::vector<overwrite> all, overwrite const& one);
std::vector<overwrite> without_overwrite(std::vector<overwrite> all, overwrite const& one);
overwrite const* find_overwrite(std::span<overwrite const> all, overwrite::target_kind of,
                                std::uint64_t target);

/// ::invalid_overwrite, ::too_many_overwrites: what no list of this server may hold.
result<void> check_overwrites(server_state const& state, std::span<overwrite const> all);
/// ::missing_permission, ::not_yours_to_give: `who` may make `after` of the channel's overwrites.
result<void> check_may_overwrite(server_state const& state, account_id who, channel const& in,
                                 std::span<overwrite const> after, wall_time now);

}  // namespace parley
