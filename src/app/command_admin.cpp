// parley admin …: through the server that runs, or over the data folder when none does.

#include "admin_socket.hpp"
#include "commands.hpp"
#include "house.hpp"
#include "run_blocking.hpp"
#include "serve.hpp"

#include <parley/base/log.hpp>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace parley::app {
namespace {

/// Keeps a terminal from showing what is typed.
class no_echo {
public:
    no_echo() {
        ::tcgetattr(STDIN_FILENO, &before_);
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~no_echo() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    no_echo(no_echo const&) = delete;
    no_echo& operator=(no_echo const&) = delete;

private:
    termios before_{};
};

std::string read_password(bool from_stdin) {
    std::string line;
    if (from_stdin) {
        std::getline(std::cin, line);
    } else if (::isatty(STDIN_FILENO) == 1) {
        fmt::print(stderr, "Password: ");
        no_echo const hidden;
        std::getline(std::cin, line);
        fmt::print(stderr, "\n");
    } else {
        throw failure(exit_code::usage, "no terminal to ask at: give the password with --password-stdin");
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

/// The same rooms as the server's, without anything that listens.
admin_answer run_here(config::outcome const& loaded, admin_request request) {
    auto const sink = observability::make_log_sink(
        {.fd = STDERR_FILENO, .shape = observability::shape_for(STDERR_FILENO), .level = log_level::warn},
        system_clock());
    set_log_sink(sink.get());
    data_folder const folder(loaded.values.server.data);
    auto const in = compose(loaded.values, folder, *sink);
    in->cores.start();
    auto answer = run_blocking(in->cores.at(0), run_admin_command(*in, {}, std::move(request)));
    run_blocking(in->cores.at(0), close_rooms(*in));
    in->cores.stop();
    set_log_sink(nullptr);
    return answer;
}

}  // namespace

exit_code run_admin(command const& asked) {
    auto const loaded = load_settings(asked.settings);
    auto request = asked.admin;
    if (request.name == "user create") request.password = read_password(asked.password_from_stdin);
    auto answer = ask_server(loaded.values.server.data, request);
    bool const needs_server = request.name == "drain" || request.name == "reload";
    if (!answer && needs_server) {
        throw failure(exit_code::failed, fmt::format("no server runs in {}", loaded.values.server.data));
    }
    if (!answer) answer = run_here(loaded, std::move(request));
    fmt::print(answer->code == exit_code::ok || asked.json ? stdout : stderr, "{}", answer->text);
    return answer->code;
}

}  // namespace parley::app
