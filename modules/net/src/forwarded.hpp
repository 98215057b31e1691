#pragma once
// Who the client is behind trusted proxies: the right-most address in the chain that is not one of them.

#include "ip_address.hpp"

#include <parley/net/http_server.hpp>

#include <string>
#include <vector>

namespace parley::net {

class trusted_proxies {
public:
    trusted_proxies() = default;
    explicit trusted_proxies(std::vector<ip_block> blocks) : blocks_(std::move(blocks)) {}
    bool contains(ip_address const& address) const noexcept;

    /// Sets `peer`, `secure` and `forwarded`; `secure` must already say whether the connection itself is TLS.
    /// X-Forwarded-For counts before Forwarded: a proxy must set, or remove, the one it does not write.
    void resolve(ip_address const& tcp_peer, http_request& request) const;

private:
    std::vector<ip_block> blocks_;
};

}  // namespace parley::net
