#pragma once
// A connected socket, plain or under TLS, that never blocks. It owns the descriptor and waits for nothing
// itself.

#include "tls_context.hpp"

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace parley::net {

class byte_stream {
public:
    enum class state : std::uint8_t {
        done,    ///< `bytes` were moved
        again,   ///< nothing now: wait until the socket is ready
        ended,   ///< read: the peer will send no more
        broken,  ///< the connection is of no more use
    };
    struct outcome {
        state what;
        std::size_t bytes = 0;
    };

    byte_stream() = default;
    byte_stream(int fd, ssl_pointer tls) noexcept : fd_(fd), tls_(std::move(tls)) {}
    byte_stream(byte_stream&& other) noexcept
        : fd_(std::exchange(other.fd_, -1)), tls_pending_(other.tls_pending_), tls_(std::move(other.tls_)) {}
    byte_stream& operator=(byte_stream&&) = delete;
    ~byte_stream();

    int fd() const noexcept { return fd_; }
    bool is_open() const noexcept { return fd_ >= 0; }
    bool is_tls() const noexcept { return tls_ != nullptr; }

    enum class handshake_state : std::uint8_t { done, wait_readable, wait_writable, plain_http, broken };
    handshake_state handshake() noexcept;

    /// `into` holds at least one TLS record, so that nothing decrypted stays behind unannounced.
    outcome read_some(std::span<char> into) noexcept;
    /// After `again` the same leading bytes must be offered again (more may follow them).
    outcome write_some(std::span<iovec const> parts) noexcept;
    /// Bytes that TLS has already sealed and will send, whatever is offered: at most one record.
    std::size_t sealed_bytes() const noexcept { return tls_pending_; }
    /// After `plain_http`: what follows is sent as it is.
    void forget_tls() noexcept { tls_.reset(); }
    /// No more from us; the peer reads an orderly end.
    void finish_writing() noexcept;

private:
    outcome write_tls(std::span<iovec const> parts) noexcept;

    int fd_ = -1;
    std::uint32_t tls_pending_ = 0;
    ssl_pointer tls_;
};

}  // namespace parley::net
