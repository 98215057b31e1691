// A server of nothing but `net`: answers each HTTP request with its own body, and each WebSocket message with
// itself. Prints the port it listens on and runs until its input ends.

#include "integration/net_echo_metrics.hpp"
#include "support/run.hpp"

#include <parley/net/http_server.hpp>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using namespace parley;

// What the conformance suite sends at most, plus one message that is too large on purpose.
constexpr std::size_t echo_message_bytes_max = 256 * 1024;
constexpr std::size_t echo_queue_bytes_max = 16 * 1024 * 1024;

class echo_socket final : public net::websocket_events {
public:
    void on_open(net::websocket&) override {}
    void on_message(net::websocket& socket, std::string_view payload, bool is_text) override {
        bool queued = is_text ? socket.send_text(payload) : socket.send_binary(payload);
        if (!queued) socket.evict(1013, "slow");
    }
    void on_closed(std::uint16_t) override {}
};

class echo_handler final : public net::http_handler {
public:
    std::size_t body_bytes_max(net::http_request&) override { return 1024 * 1024; }
    task<net::http_response> handle(net::http_request request) override {
        net::http_response response;
        response.headers.emplace_back("Content-Type", "application/octet-stream");
        response.body =
            request.body.empty() ? request.method_name + " " + request.path : std::move(request.body);
        co_return response;
    }
    std::unique_ptr<net::websocket_events> accept_websocket(net::http_request const&,
                                                            net::http_response&) override {
        return std::make_unique<echo_socket>();
    }
};

int run(std::uint16_t port, std::size_t core_count) {
    parley::testing::plain_metrics metrics;
    echo_handler handler;
    cores all(core_count);
    net::http_server_options options;
    options.port = port;
    options.websocket_message_bytes_max = echo_message_bytes_max;
    options.websocket_queue_bytes_max = echo_queue_bytes_max;
    auto server = net::make_http_server(options, {all, handler, metrics, system_clock()});
    std::string problem;
    if (auto started = server->start(problem); started.has_error()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        return 1;
    }
    all.start();
    std::printf("%u\n", static_cast<unsigned>(server->port()));
    std::fflush(stdout);
    std::string line;
    while (std::getline(std::cin, line)) {
    }
    parley::testing::run_on(all.at(0), server->stop());
    all.stop();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    auto port = argc > 1 ? static_cast<std::uint16_t>(std::atoi(argv[1])) : std::uint16_t{0};
    auto core_count = argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : std::size_t{1};
    return run(port, core_count == 0 ? 1 : core_count);
}
