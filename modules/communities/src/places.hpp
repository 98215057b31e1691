#pragma once
// Channels that a server's settings point at: nobody learns of one that they may not see.

#include "directory.hpp"

#include <parley/interfaces/services/growth_errc.hpp>

namespace parley {

/// ::invalid_channel unless `who` sees it and messages can stand in it. A zero id is always right.
result<void> check_message_place(directory const& gate, server_state const& state, principal who,
                                 channel_id channel);
/// The server as `who` may read its safety settings.
server shown_safety(directory const& gate, server_state const& state, principal who);

}  // namespace parley
