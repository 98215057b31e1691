// parley healthcheck: what a container's supervisor runs, without curl.

#include "admin_socket.hpp"
#include "commands.hpp"
#include "run_blocking.hpp"
#include "serve.hpp"

#include <parley/config/make_config.hpp>
#include <parley/net/make_http_client.hpp>

#include <fmt/format.h>

namespace parley::app {
namespace {

constexpr milliseconds patience{3'000};

/// Through the front door, as a user would come. Only possible without TLS: a certificate names the public
/// host.
bool answers_over_http(config::settings const& with) {
    auto const at = config::split_listen(with.server.listen).value();
    auto host = at.first == "0.0.0.0" ? "127.0.0.1" : at.first == "::" ? "::1" : at.first;
    if (host.find(':') != std::string::npos) host = '[' + host + ']';
    cores here(1);
    here.start();
    bool well = false;
    {
        auto const client = net::make_http_client(1);
        outgoing_request request;
        request.url = fmt::format("http://{}:{}/healthz", host, at.second);
        request.timeout = patience;
        auto const answer = run_blocking(here.at(0), client->fetch(std::move(request)));
        well = answer.has_value() && answer.value().status == 200;
    }
    here.stop();
    return well;
}

}  // namespace

exit_code run_healthcheck(command const& asked) {
    auto const loaded = load_settings(asked.settings);
    auto const& with = loaded.values;
    auto const at = config::split_listen(with.server.listen).value();
    bool well = false;
    if (with.tls.certificate.empty() && at.second != 0) {
        well = answers_over_http(with);
    } else {
        auto const answer = ask_server(with.server.data, health_request());
        well = answer && answer->text.find("\"alive\":true") != std::string::npos;
    }
    if (asked.json) {
        fmt::print("{{\"healthy\":{}}}\n", well);
    } else {
        fmt::print("{}\n", well ? "healthy" : "not healthy: no answer, or a loop is stuck");
    }
    return well ? exit_code::ok : exit_code::failed;
}

}  // namespace parley::app
