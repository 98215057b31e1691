#pragma once
// How somebody becomes a member, with an invite or through the directory of servers.

#include "directory.hpp"

#include <optional>
#include <string>

namespace parley {

/// What the screening says of a name that somebody comes in with or takes. On the home core.
/// screening_errc::screened.
task<result<void>> check_name(directory const& gate, member row, std::string name);

/// On the home core, with the server's turn, so that a ban, a pause and a join cannot pass each other.
/// Joining twice is the same answer. ::not_found when the server is suspended, ::banned, ::too_many_servers,
/// growth_errc::invites_paused, screening_errc::screened, and with an invite ::invite_invalid.
task<result<visible<server_view>>> join_server(directory& gate, server_state& state, principal who,
                                               std::optional<invite> with);

}  // namespace parley
