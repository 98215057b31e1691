#pragma once
// What an operator may ask of a server, running or not: one request in, one answer out.

#include "exit_code.hpp"

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace parley::app {

struct house;

/// `name` is the words of the command line: `user create`. Fields that it has no use for stay empty.
struct admin_request {
    std::string name;
    std::string subject;   ///< a user's or bot's name, or a token's id
    std::string owner;     ///< of a bot
    std::string password;  ///< never on a command line
    bool admin = false;
    bool json = false;  ///< the answer's form
};

struct admin_answer {
    exit_code code = exit_code::ok;
    std::string text;  ///< for stdout, or for stderr when the code is not ok; ends in a line break
};

/// What needs a server that runs; empty functions when none does.
struct running_server {
    std::function<admin_answer(bool as_json)> reload;  ///< blocks: called on a plain thread
    std::function<void()> drain;
};

/// On core 0 of a house whose cores run. Never throws.
task<admin_answer> run_admin_command(house& in, running_server const& server, admin_request request);

// The line protocol of DATA/admin.sock: one JSON object each way.
std::string encode_request(admin_request const& request);
bool decode_request(std::string_view line, admin_request& into);
std::string encode_answer(admin_answer const& answer);
bool decode_answer(std::string_view line, admin_answer& into);

}  // namespace parley::app
