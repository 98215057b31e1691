#pragma once
// A blocking HTTP/1.1 client over one kept-alive loopback socket: as little as a load generator needs.

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace bench {

int connect_loopback(std::uint16_t port);

struct answer {
    int status = 0;
    std::string body;
    nlohmann::json json() const { return nlohmann::json::parse(body); }
};

class http_connection {
public:
    http_connection(std::uint16_t port, std::string token);
    ~http_connection();
    http_connection(http_connection const&) = delete;
    http_connection& operator=(http_connection const&) = delete;

    /// Throws when the connection breaks.
    answer call(std::string const& method, std::string const& path, std::string const& json_body);
    /// Like `call`, and throws unless the status is 2xx.
    nlohmann::json must(std::string const& method, std::string const& path, nlohmann::json const& body);
    /// The two halves of a call, for senders that start together.
    void begin(std::string const& method, std::string const& path, std::string const& json_body);
    answer finish();
    int socket() const noexcept { return socket_; }

private:
    int socket_ = -1;
    std::uint16_t port_;
    std::string token_;
    std::string pending_;
};

}  // namespace bench
