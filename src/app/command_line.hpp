#pragma once
// What was asked for on the command line. The one file that sees the parser is command_line.cpp.

#include "admin_command.hpp"

#include <parley/config/make_config.hpp>

#include <optional>
#include <string>

namespace parley::app {

struct command {
    std::string name;  ///< its words: `serve`, `admin user create`, `config show`
    config::sources settings;
    admin_request admin;
    bool json = false;
    bool dry_run = false;
    bool show_origin = false;
    bool schema = false;
    bool password_from_stdin = false;
};

/// Nothing when the parser has answered itself (help, version, a usage error): then `code` is how to end.
std::optional<command> parse_command_line(int argc, char const* const* argv, int& code);

}  // namespace parley::app
