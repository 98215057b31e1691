#pragma once
// One function per command; each prints its answer. Throws `failure`.

#include "command_line.hpp"
#include "exit_code.hpp"

namespace parley::app {

exit_code run_admin(command const& asked);
exit_code run_config(command const& asked);
exit_code run_doctor(command const& asked);
exit_code run_healthcheck(command const& asked);
exit_code run_migrate(command const& asked);

/// Finds the function for the command and calls it.
exit_code run_command(command const& asked);

}  // namespace parley::app
