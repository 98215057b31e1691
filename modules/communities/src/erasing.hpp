#pragma once
// How a server ends, whether its owner or the instance wants it.

#include "directory.hpp"

namespace parley {

/// On the home core, with the server's turn. Tells everyone.
task<result<void>> erase_server(directory& gate, registry::change_turn& change);

}  // namespace parley
