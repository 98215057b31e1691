#pragma once
// What decides who stands in a channel's list and where: channels with the same key share one list.

#include <parley/interfaces/services/member_lists.hpp>
#include <parley/interfaces/services/server_people.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

/// Nothing when there is no such channel. Changes whenever anything does that could move a row but for the
/// members themselves.
std::optional<std::string> list_key(people_now const& of, channel_id channel, bool with_offline);

/// Hoisted roles, the highest first, then online, and offline where those are listed.
std::vector<member_group> list_groups(people_now const& of, bool with_offline);

/// Index into the groups of whoever has these roles. `online`: is to be seen.
std::uint32_t group_of(std::vector<member_group> const& groups, std::vector<role_id> const& roles,
                       bool online);

/// Whether the member sees the channel; time-outs close none.
bool sees(people_now const& of, member const& who, channel_id channel) noexcept;

}  // namespace parley
