#pragma once
// How somebody stops being a member, whether they leave, are kicked or banned.

#include "directory.hpp"

#include <vector>

namespace parley {

/// On the home core, with the server's turn. Commits `all`, which holds the drop_member, and tells everyone.
task<result<void>> part(directory& gate, server_state& state, account_id leaving,
                        std::vector<community_change> all);

}  // namespace parley
