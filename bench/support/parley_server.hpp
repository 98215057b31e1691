#pragma once
// A real parley process with an empty data folder, limits off, and accounts to load it with.

#include "support/http.hpp"
#include "support/process.hpp"

#include <memory>
#include <string>
#include <vector>

namespace bench {

struct server_setup {
    int cores = 1;
    std::vector<std::string> settings;  ///< further PARLEY_SECTION__KEY=VALUE
};

class parley_server {
public:
    explicit parley_server(server_setup setup);
    ~parley_server();

    std::uint16_t port() const noexcept { return port_; }
    pid_t pid() const noexcept { return process_->pid(); }
    double seconds_to_ready() const noexcept { return seconds_to_ready_; }
    /// Tokens of bots (they need no password hashing), made through the command line.
    std::vector<std::string> make_bots(std::size_t count);
    /// A server owned by the first token with all the others in it; answers its `general` channel.
    std::string make_community(std::vector<std::string> const& tokens);

private:
    std::string binary_;
    std::string folder_;
    std::unique_ptr<child_process> process_;
    std::uint16_t port_ = 0;
    double seconds_to_ready_ = 0;
    std::size_t bots_made_ = 0;
};

}  // namespace bench
