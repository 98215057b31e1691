#pragma once
// Listening sockets and the options of accepted ones.

#include <parley/base/result.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace parley::net {

/// A descriptor that closes itself.
class descriptor {
public:
    descriptor() = default;
    explicit descriptor(int fd) noexcept : fd_(fd) {}
    descriptor(descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~descriptor();
    int get() const noexcept { return fd_; }
    int release() noexcept { return std::exchange(fd_, -1); }

private:
    int fd_ = -1;
};

/// Fails with EADDRINUSE when another process listens there, which SO_REUSEPORT alone would let happen
/// unseen.
result<void> probe_address(std::string const& address, std::uint16_t port, std::string& problem);
/// A nonblocking socket that listens beside others of this process (SO_REUSEPORT); port 0 = any.
result<descriptor> listen_on(std::string const& address, std::uint16_t port, std::string& problem);
std::uint16_t bound_port(descriptor const& listener) noexcept;
/// No delay; the kernel takes at most `kernel_unsent_bytes_max` in advance, and gives the connection up when
/// the peer has acknowledged nothing for `write_stall_max`.
void tune_connection(int fd) noexcept;

}  // namespace parley::net
