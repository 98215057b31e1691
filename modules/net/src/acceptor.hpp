#pragma once
// One core's listening socket: takes connections in, or turns them away.

#include "sockets.hpp"
#include "tls_context.hpp"
#include "watched.hpp"

#include <parley/net/http_server.hpp>

#include <memory>

namespace parley::net {

class loop;

/// What a listener's connections are for.
struct service {
    http_handler& handler;
    tls_context* tls_or_null = nullptr;
};

class acceptor final : public watched {
public:
    acceptor(loop& home, descriptor socket, service what)
        : loop_(home), socket_(std::move(socket)), service_(what) {}

    void start();
    void stop();
    void on_ready(std::uint32_t events) override;
    void on_deadline() override;

private:
    bool accept_one();
    void rest();

    loop& loop_;
    descriptor socket_;
    service service_;
    bool started_ = false;
};

}  // namespace parley::net
