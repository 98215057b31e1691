#pragma once
// Who is too new for a server's verification level.

#include <parley/model/server.hpp>

namespace parley {

/// Of people; the age of the account is in its id. Whoever has a role is known here.
bool is_held_back(verification_level level, member const& who, wall_time now);

}  // namespace parley
