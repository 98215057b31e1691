#include "byte_stream.hpp"

#include "limits.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace parley::net {
namespace {

using state = byte_stream::state;

// One record's worth of small frames is put together here before it is sealed; each core's thread has its
// own.
thread_local std::array<char, tls_record_bytes_max> record;

std::size_t gather(std::span<iovec const> parts) noexcept {
    std::size_t size = 0;
    for (auto const& part : parts) {
        if (part.iov_len == 0) continue;
        auto take = std::min(part.iov_len, record.size() - size);
        std::memcpy(record.data() + size, part.iov_base, take);
        size += take;
        if (size == record.size()) break;
    }
    return size;
}

bool would_block() noexcept {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

byte_stream::~byte_stream() {
    tls_.reset();
    if (fd_ >= 0) ::close(fd_);
}

byte_stream::handshake_state byte_stream::handshake() noexcept {
    ERR_clear_error();
    int done = SSL_accept(tls_.get());
    if (done == 1) return handshake_state::done;
    switch (SSL_get_error(tls_.get(), done)) {
        case SSL_ERROR_WANT_READ:
            return handshake_state::wait_readable;
        case SSL_ERROR_WANT_WRITE:
            return handshake_state::wait_writable;
        default:
            break;
    }
    bool plain = ERR_GET_REASON(ERR_peek_error()) == SSL_R_HTTP_REQUEST;
    ERR_clear_error();
    return plain ? handshake_state::plain_http : handshake_state::broken;
}

byte_stream::outcome byte_stream::read_some(std::span<char> into) noexcept {
    if (!tls_) {
        auto got = ::recv(fd_, into.data(), into.size(), 0);
        if (got > 0) return {state::done, static_cast<std::size_t>(got)};
        if (got == 0) return {state::ended};
        return {would_block() ? state::again : state::broken};
    }
    ERR_clear_error();
    int got = SSL_read(tls_.get(), into.data(), static_cast<int>(into.size()));
    if (got > 0) return {state::done, static_cast<std::size_t>(got)};
    switch (SSL_get_error(tls_.get(), got)) {
        case SSL_ERROR_WANT_READ:
            return {state::again};
        case SSL_ERROR_ZERO_RETURN:
            return {state::ended};
        default:
            break;
    }
    // WANT_WRITE too: a peer that demands key updates and does not read them would make the loop spin.
    ERR_clear_error();
    return {state::broken};
}

byte_stream::outcome byte_stream::write_some(std::span<iovec const> parts) noexcept {
    if (tls_) return write_tls(parts);
    if (parts.size() == 1) {  // most flushes hold one frame, and this call is the cheaper one
        auto sent = ::send(fd_, parts[0].iov_base, parts[0].iov_len, MSG_NOSIGNAL);
        if (sent >= 0) return {state::done, static_cast<std::size_t>(sent)};
        return {would_block() ? state::again : state::broken};
    }
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(parts.data());  // the call does not write through it
    message.msg_iovlen = parts.size();
    auto sent = ::sendmsg(fd_, &message, MSG_NOSIGNAL);
    if (sent >= 0) return {state::done, static_cast<std::size_t>(sent)};
    return {would_block() ? state::again : state::broken};
}

byte_stream::outcome byte_stream::write_tls(std::span<iovec const> parts) noexcept {
    auto size = gather(parts);
    if (size == 0) return {state::done, 0};
    ERR_clear_error();
    int sent = SSL_write(tls_.get(), record.data(), static_cast<int>(size));
    if (sent > 0) {
        tls_pending_ = 0;
        return {state::done, static_cast<std::size_t>(sent)};
    }
    if (SSL_get_error(tls_.get(), sent) == SSL_ERROR_WANT_WRITE) {
        // Kept at its first value: OpenSSL accepts any retry that is not shorter.
        if (tls_pending_ == 0) tls_pending_ = static_cast<std::uint32_t>(size);
        return {state::again};
    }
    ERR_clear_error();
    return {state::broken};
}

void byte_stream::finish_writing() noexcept {
    if (tls_) {
        ERR_clear_error();
        if (SSL_is_init_finished(tls_.get())) SSL_shutdown(tls_.get());
        ERR_clear_error();
    }
    ::shutdown(fd_, SHUT_WR);
}

}  // namespace parley::net
