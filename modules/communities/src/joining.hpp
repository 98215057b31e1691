#pragma once
// How somebody becomes a member, with an invite or through the directory of servers.

#include "directory.hpp"

#include <optional>

namespace parley {

/// On the home core, with the server's turn, so that a ban, a pause and a join cannot pass each other.
/// Joining twice is the same answer. ::banned, ::too_many_servers, growth_errc::invites_paused, and with an
/// invite
/// ::invite_invalid.
task<result<visible<server_view>>> join_server(directory& gate, server_state& state, principal who,
                                               std::optional<invite> with);

}  // namespace parley
