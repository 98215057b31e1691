#pragma once
// What scheduled events may say, who may see them and who may change them.

#include "directory.hpp"

#include <parley/interfaces/services/scheduled_events.hpp>

namespace parley {

bool is_to_come(scheduled_event const& what) noexcept;
/// ::not_found for who does not see the channel that it is held in.
result<server_access> see_event(directory const& gate, server_state const& state, principal who,
                                scheduled_event const& what);
/// Where it is held, permission::create_events of its creator (or of who makes it), or ::manage_events.
/// ::missing_permission; growth_errc::invalid_channel for one that cannot be seen.
result<void> check_may_hold(directory const& gate, server_state const& state, principal who,
                            scheduled_event const& what);
/// The fields of the edit, checked and put into `row`. growth_errc.
result<void> apply_edit(scheduled_event_edit const& wanted, wall_time now, scheduled_event& row);

}  // namespace parley
