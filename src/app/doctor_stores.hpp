#pragma once
// The doctor's look into the stores.

#include "doctor.hpp"

#include <parley/config/settings.hpp>

#include <vector>

namespace parley::app {

/// Opens each store and reads from it, unless a server runs (then it is asked instead).
std::vector<finding> examine_stores(config::settings const& with, bool server_runs);

}  // namespace parley::app
