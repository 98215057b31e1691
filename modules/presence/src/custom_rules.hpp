#pragma once
// What a custom status may be.

#include <parley/interfaces/services/presences.hpp>

namespace parley {

/// Takes blank ends away, and an empty custom status with them. False when it cannot be shown, or is over
/// already.
bool tidy(presence_edit& wanted, wall_time today);

}  // namespace parley
