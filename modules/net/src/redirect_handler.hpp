#pragma once
// Answers every plain request with the same address under https.

#include <parley/net/http_server.hpp>

#include <cstdint>

namespace parley::net {

class redirect_handler final : public http_handler {
public:
    explicit redirect_handler(std::uint16_t https_port) : https_port_(https_port) {}
    std::size_t body_bytes_max(http_request&) override { return 0; }
    task<http_response> handle(http_request request) override;
    std::unique_ptr<websocket_events> accept_websocket(http_request const&, http_response& refusal) override;

private:
    std::uint16_t https_port_;
};

/// `https://host[:port]/path?query`; empty when the request names no host.
std::string https_location(http_request const& request, std::uint16_t https_port);

}  // namespace parley::net
