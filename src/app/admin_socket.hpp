#pragma once
// DATA/admin.sock: how the command line reaches the server that runs. Only the folder's owner can open it
// (0600).

#include "admin_command.hpp"
#include "data_folder.hpp"

#include <parley/base/core.hpp>
#include <parley/base/task.hpp>

#include <memory>
#include <optional>
#include <string>

namespace parley::app {

class admin_socket {
public:
    virtual ~admin_socket() = default;  ///< after `stop`
    /// From core 0. Commands that run are finished first.
    virtual task<void> stop() = 0;
};

/// Serves on core 0 of `in`. Null, with a warning in the log, when the socket cannot be made: the server runs
/// without it.
std::unique_ptr<admin_socket> serve_admin(house& in, data_folder const& folder, running_server server);

/// Asks for the health of a server, as JSON.
admin_request health_request();

/// Sends one command to the server that holds `data`; nothing when none answers. Blocks, at most a minute.
std::optional<admin_answer> ask_server(std::string const& data, admin_request const& request);

}  // namespace parley::app
