#pragma once
// Listens on each core, speaks HTTP/1.1 and TLS, and hands an upgraded socket to the WebSocket codec.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/net/websocket.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::net {

enum class http_method : std::uint8_t { get, head, post, put, patch, del, options, other };

/// One whole, bounded request.
struct http_request {
    http_method method = http_method::get;
    std::string method_name;
    std::string path;   ///< as sent, still percent-encoded, without the query; always begins with '/'
    std::string query;  ///< without '?', still encoded
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case, order kept
    std::string body;
    std::string peer;        ///< the client's address after trusted proxies
    bool secure = false;     ///< TLS here, or a trusted proxy said https
    bool forwarded = false;  ///< carried forwarding headers: never counts as local
    bool loopback = false;   ///< the TCP peer is this machine
    std::string request_id;
    mono_time received;
    std::shared_ptr<void> held{};  ///< the handler's own, from `body_bytes_max` until the request has ended

    /// First value of a header, by its lower-case name; empty when absent.
    std::string_view header(std::string_view lower_case_name) const noexcept;
    /// Value of a cookie; empty when absent.
    std::string_view cookie(std::string_view name) const noexcept;
};

struct http_response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>>
        headers;  ///< Content-Length, Date and Connection are net's
    std::string body;
    std::shared_ptr<std::string const> shared_body;  ///< used instead of `body` when set (embedded files)
    std::string_view
        static_body;  ///< used instead of both when not empty: bytes that live for the whole process
};

/// Decides about a request once its head has been read.
class http_handler {
public:
    virtual ~http_handler() = default;
    /// Before the body is read: how much of it is acceptable, or 0 to answer through `handle` without reading
    /// it. It may leave something in `held`. Called on the connection's core; cheap.
    virtual std::size_t body_bytes_max(http_request& head) = 0;
    /// Never throws across: net answers 500 if it does. Runs on the connection's core.
    virtual task<http_response> handle(http_request request) = 0;
    /// For a valid WebSocket upgrade request: who takes the socket, or a refusal (a status ≥ 400 in
    /// `refusal`).
    virtual std::unique_ptr<websocket_events> accept_websocket(http_request const& head,
                                                               http_response& refusal) = 0;
};

struct tls_files {
    std::string certificate_chain;  ///< PEM path
    std::string private_key;        ///< PEM path
};

struct http_server_options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;        ///< 0 = any free one
    std::vector<tls_files> tls{};     ///< empty = plain HTTP; else the one pair
    std::uint16_t redirect_port = 0;  ///< with TLS: a plain listener that redirects to https; 0 = none
    std::vector<std::string> trusted_proxies{};  ///< addresses or CIDR blocks whose forwarding headers count
    std::size_t connections_max = 200'000;       ///< per process
    std::size_t connections_per_peer_max =
        100;  ///< per address (IPv6: per /64); 0 = off; loopback and trusted proxies are exempt
    std::size_t websocket_message_bytes_max = 64 * 1024;
    std::size_t websocket_queue_bytes_max = 1024 * 1024;
    std::size_t websocket_queue_frames_max = 1000;
    milliseconds head_timeout{10'000};
    milliseconds body_grace{5'000};  ///< after it a body must come at ≥ 1 KiB/s
    milliseconds idle_timeout{60'000};
    milliseconds request_timeout{30'000};  ///< for the handler
};

class http_server {
public:
    virtual ~http_server() = default;  ///< only after `stop` has finished and the cores have stopped
    /// Binds and listens on every core. An error names what is wrong (address in use, unreadable
    /// certificate).
    virtual result<void> start(std::string& problem) = 0;
    virtual std::uint16_t port() const noexcept = 0;
    /// Reads the certificate again; the old one stays when the new one does not load. Any thread.
    virtual result<void> reload_tls(std::string& problem) = 0;
    /// No new connections; idle ones are closed, requests in flight finish.
    virtual void stop_accepting() = 0;
    /// After `stop_accepting`: returns when every request in flight has been answered, or `at_most` is over.
    /// False when a handler was still at work then; `stop` will cut it short. From a core.
    virtual task<bool> finish(milliseconds at_most) = 0;
    /// Closes everything that is left and returns when it is gone. From a core.
    virtual task<void> stop() = 0;
};

struct http_server_needs {
    parley::cores& cores;
    http_handler& handler;
    parley::metrics& metrics;
    clock const& time;
};

std::unique_ptr<http_server> make_http_server(http_server_options options, http_server_needs needs);

}  // namespace parley::net
