#include "acceptor.hpp"
#include "loop.hpp"
#include "redirect_handler.hpp"
#include "sockets.hpp"
#include "tls_context.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>
#include <parley/net/http_server.hpp>
#include <parley/net/net_errc.hpp>

#include <csignal>
#include <utility>

namespace parley::net {
namespace {

class real_http_server final : public http_server {
public:
    real_http_server(http_server_options options, http_server_needs needs);

    result<void> start(std::string& problem) override;
    std::uint16_t port() const noexcept override { return port_; }
    result<void> reload_tls(std::string& problem) override;
    void stop_accepting() override;
    task<bool> finish(milliseconds at_most) override;
    task<void> stop() override;

private:
    result<void> read_proxies(std::string& problem);
    result<std::uint16_t> listen(std::uint16_t port, service what, std::string& problem);

    http_handler& handler_;
    server_context server_;
    std::shared_ptr<tls_context> tls_;  // the gauge of its expiry may be read longer than this server lives
    std::unique_ptr<redirect_handler> redirect_;
    std::vector<std::unique_ptr<loop>> loops_;
    std::uint16_t port_ = 0;
    bool started_ = false;
};

real_http_server::real_http_server(http_server_options options, http_server_needs needs)
    : handler_(needs.handler),
      server_{.options = options,
              .time = needs.time,
              .counts = net_metrics(needs.metrics),
              .gate = {options.connections_max, options.connections_per_peer_max},
              .proxies = {},
              .registry = needs.metrics} {
    PARLEY_ASSERT(server_.options.tls.size() <= 1);
    for (std::size_t i = 0; i < needs.cores.size(); ++i) {
        loops_.push_back(std::make_unique<loop>(needs.cores.at(i), server_));
    }
}

result<void> real_http_server::read_proxies(std::string& problem) {
    std::vector<ip_block> blocks;
    for (auto const& text : server_.options.trusted_proxies) {
        auto block = ip_block::parse(text);
        if (!block) {
            problem = "trusted proxy " + text + ": not an address or a CIDR block";
            return net_errc::bad_address;
        }
        blocks.push_back(*block);
    }
    server_.proxies = trusted_proxies(std::move(blocks));
    return {};
}

result<std::uint16_t> real_http_server::listen(std::uint16_t port, service what, std::string& problem) {
    auto const& address = server_.options.address;
    if (port != 0) {
        PARLEY_CHECK(probe_address(address, port, problem));
    }
    for (auto& each : loops_) {
        PARLEY_TRY(auto socket, listen_on(address, port, problem));
        if (port == 0) port = bound_port(socket);
        each->add_acceptor(std::make_unique<acceptor>(*each, std::move(socket), what));
    }
    return port;
}

result<void> real_http_server::start(std::string& problem) {
    PARLEY_ASSERT(!started_);
    // OpenSSL writes to sockets without MSG_NOSIGNAL; a peer that left must not end the process.
    std::signal(SIGPIPE, SIG_IGN);
    PARLEY_CHECK(read_proxies(problem));
    auto const& options = server_.options;
    if (!options.tls.empty()) {
        tls_ = std::make_shared<tls_context>(options.tls.front());
        PARLEY_CHECK(tls_->load(problem));
        auto left = [tls = tls_, &time = server_.time] {
            return std::chrono::duration<double>(tls->expires_at() - time.now()).count();
        };
        server_.registry.observe("parley_cert_expiry_seconds", "Until the certificate in use ends", {}, left);
    }
    PARLEY_TRY(port_, listen(options.port, {handler_, tls_.get()}, problem));
    if (tls_ && options.redirect_port != 0) {
        redirect_ = std::make_unique<redirect_handler>(port_);
        PARLEY_CHECK(listen(options.redirect_port, {*redirect_, nullptr}, problem));
    }
    started_ = true;
    for (auto& each : loops_) {
        each->home().post([it = each.get()] { it->start(); });
    }
    return {};
}

result<void> real_http_server::reload_tls(std::string& problem) {
    if (tls_) return tls_->load(problem);
    problem = "this server speaks plain HTTP";
    return net_errc::bad_certificate;
}

void real_http_server::stop_accepting() {
    if (!started_) return;
    for (auto& each : loops_) {
        each->home().post([it = each.get()] { it->drain(); });
    }
}

task<bool> real_http_server::finish(milliseconds at_most) {
    bool all = true;
    auto const until = server_.time.mono() + at_most;
    for (auto& each : loops_) {
        auto finishing = each->finish(until);
        bool const done = co_await on(each->home(), std::move(finishing));
        all = all && done;
    }
    co_return all;
}

task<void> real_http_server::stop() {
    if (!std::exchange(started_, false)) co_return;
    for (auto& each : loops_) {
        auto stopping = each->stop();
        co_await on(each->home(), std::move(stopping));
    }
}

}  // namespace

std::unique_ptr<http_server> make_http_server(http_server_options options, http_server_needs needs) {
    return std::make_unique<real_http_server>(std::move(options), needs);
}

}  // namespace parley::net
