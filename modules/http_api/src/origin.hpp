#pragma once
// Whether a browser's request comes from our own pages; and which foreign pages may call at all (CORS).

#include <parley/net/http_server.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace parley::http_api {

class own_origin {
public:
    own_origin(std::string public_url, std::vector<std::string> cors_origins);

    /// `scheme://host[:port]` by which this request reached us: the configured one or the Host header's.
    /// Empty when Host is no host.
    std::string of(net::http_request const& request) const;
    /// True when the browser says that our own page asks, or says nothing: neither Origin nor Sec-Fetch-Site
    /// contradicts.
    bool allows_cookie(net::http_request const& request) const;
    /// For upgrades, which carry no custom header: Origin must be there, and ours.
    bool proves_same_origin(net::http_request const& request) const;
    /// The configured entry equal to the request's Origin; empty = no CORS for it.
    std::string_view cors_entry(net::http_request const& request) const;
    bool has_cors() const noexcept { return !cors_origins_.empty(); }

private:
    bool is_own(net::http_request const& request, std::string_view origin) const;
    std::string public_origin_;
    std::vector<std::string> cors_origins_;
};

/// A host with an optional port, of the characters that hosts are made of.
bool is_host(std::string_view text) noexcept;

}  // namespace parley::http_api
