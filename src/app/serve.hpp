#pragma once
// A server's life: start, ready, reload, drain, end.

#include "exit_code.hpp"

#include <parley/config/make_config.hpp>

namespace parley::app {

/// Runs until a signal ends it. Throws `failure` when it cannot start.
exit_code serve(config::sources const& from);

/// Settings that are fine, or `failure` (configuration) naming every problem.
config::outcome load_settings(config::sources const& from);

}  // namespace parley::app
