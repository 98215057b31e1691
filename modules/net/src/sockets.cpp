#include "sockets.hpp"

#include "limits.hpp"

#include <parley/net/net_errc.hpp>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace parley::net {
namespace {

error_code system_error_here() {
    return {errno, boost::system::generic_category()};
}

void set_on(int fd, int level, int option, int value = 1) noexcept {
    ::setsockopt(fd, level, option, &value, sizeof value);
}

result<descriptor> open_bound(std::string const& address, std::uint16_t port, bool share,
                              std::string& problem) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo* list = nullptr;
    auto const service = std::to_string(port);
    if (int failed = ::getaddrinfo(address.c_str(), service.c_str(), &hints, &list); failed != 0) {
        problem = "listen address " + address + ": " + ::gai_strerror(failed);
        return net_errc::bad_address;
    }
    std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> found(list, ::freeaddrinfo);
    auto give_up = [&](char const* step) -> result<descriptor> {
        auto failed = system_error_here();
        problem = std::string(step) + " " + address + " port " + service + ": " + failed.message();
        return failed;
    };
    descriptor socket(::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.get() < 0) return give_up("cannot open a socket for");
    set_on(socket.get(), SOL_SOCKET, SO_REUSEADDR);
    if (share) set_on(socket.get(), SOL_SOCKET, SO_REUSEPORT);
    if (found->ai_family == AF_INET6) set_on(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, 0);  // "::" takes both
    if (::bind(socket.get(), found->ai_addr, found->ai_addrlen) != 0) return give_up("cannot listen on");
    return socket;
}

}  // namespace

descriptor::~descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

result<void> probe_address(std::string const& address, std::uint16_t port, std::string& problem) {
    PARLEY_CHECK(open_bound(address, port, false, problem));
    return {};
}

result<descriptor> listen_on(std::string const& address, std::uint16_t port, std::string& problem) {
    PARLEY_TRY(auto socket, open_bound(address, port, true, problem));
    if (::listen(socket.get(), listen_backlog) != 0) {
        auto failed = system_error_here();
        problem = "cannot listen on " + address + " port " + std::to_string(port) + ": " + failed.message();
        return failed;
    }
    return socket;
}

std::uint16_t bound_port(descriptor const& listener) noexcept {
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    if (::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&name), &size) != 0) return 0;
    // The port stands at the same place in both families.
    sockaddr_in v4{};
    std::memcpy(&v4, &name, sizeof v4);
    return ntohs(v4.sin_port);
}

void tune_connection(int fd) noexcept {
    set_on(fd, IPPROTO_TCP, TCP_NODELAY);
    set_on(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, static_cast<int>(write_stall_max.count()));
    set_on(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, kernel_unsent_bytes_max);
}

}  // namespace parley::net
