#pragma once
// The certificate that new connections get; it can be exchanged while the server runs.

#include <parley/base/clock.hpp>
#include <parley/base/result.hpp>
#include <parley/net/http_server.hpp>

#include <memory>
#include <mutex>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace parley::net {

struct ssl_deleter {
    void operator()(ssl_st* it) const noexcept;
};
using ssl_pointer = std::unique_ptr<ssl_st, ssl_deleter>;

class tls_context {
public:
    explicit tls_context(tls_files files) : files_(std::move(files)) {}

    /// Any thread. On failure what was loaded before stays, and `problem` says why in words for the operator.
    result<void> load(std::string& problem);
    /// A server-side session on this socket; null when memory is short. Any thread.
    ssl_pointer make_session(int fd);
    /// When the certificate in use ends; the epoch when none is loaded.
    wall_time expires_at() const;

private:
    tls_files files_;
    mutable std::mutex mutex_;
    std::shared_ptr<ssl_ctx_st> current_;
};

}  // namespace parley::net
