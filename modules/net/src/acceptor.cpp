#include "acceptor.hpp"

#include "http_connection.hpp"
#include "limits.hpp"
#include "loop.hpp"

#include <sys/socket.h>

#include <cerrno>

namespace parley::net {
namespace {

// How long to let descriptors or memory become free: accepting in a tight loop would only burn the core.
constexpr milliseconds rest_after_shortage{1'000};

bool is_shortage(int error) noexcept {
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

}  // namespace

void acceptor::start() {
    started_ = loop_.sockets().add(socket_.get(), *this, EPOLLIN);
}

void acceptor::stop() {
    if (!std::exchange(started_, false)) return;
    loop_.wheel().disarm(*this);
    loop_.sockets().remove(socket_.get(), *this);
    socket_ = descriptor();
}

void acceptor::rest() {
    loop_.counts().accept_errors.add();
    loop_.sockets().change(socket_.get(), *this, 0);
    loop_.wheel().arm(*this, rest_after_shortage);
}

void acceptor::on_deadline() {
    if (started_) loop_.sockets().change(socket_.get(), *this, EPOLLIN);
}

void acceptor::on_ready(std::uint32_t) {
    try {
        for (int i = 0; i < accepts_per_turn_max && started_; ++i) {
            if (!accept_one()) return;
        }
    } catch (...) {  // no memory: the descriptor in hand has been closed
        rest();
    }
}

bool acceptor::accept_one() {
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    auto* name = reinterpret_cast<sockaddr*>(&from);
    descriptor accepted(::accept4(socket_.get(), name, &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (accepted.get() < 0) {
        if (is_shortage(errno)) rest();
        return errno == ECONNABORTED || errno == EINTR;  // that one is gone; the next may be fine
    }
    auto& server = loop_.server();
    auto peer = ip_address::of(*name);
    admission::ticket ticket;
    bool exempt = peer.is_loopback() || server.proxies.contains(peer);
    switch (server.gate.admit(peer, exempt, ticket)) {
        case admission::answer::full:
            server.counts.refused_full.add();
            return true;
        case admission::answer::too_many_of_peer:
            server.counts.refused_peer.add();
            return true;
        case admission::answer::admitted:
            break;
    }
    tune_connection(accepted.get());
    ssl_pointer tls;
    if (service_.tls_or_null != nullptr) {
        tls = service_.tls_or_null->make_session(accepted.get());
        if (!tls) return true;
    }
    byte_stream stream(accepted.release(), std::move(tls));
    http_connection::open(loop_, service_.handler, std::move(stream), std::move(ticket), peer);
    return true;
}

}  // namespace parley::net
