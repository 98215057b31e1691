#pragma once
// Headers that stand on every answer, and the policy of our own pages.

#include <parley/net/http_server.hpp>

#include <string>
#include <string_view>

namespace parley::http_api {

/// Adds what is missing: request id, type sniffing, referrer, isolation, permissions, HSTS, and a policy that
/// allows nothing.
void add_standard_headers(net::http_response& answer, net::http_request const& request, bool hsts);

/// The web client's Content-Security-Policy. `nonce` empty for files that hold no page.
std::string page_policy(net::http_request const& request, std::string_view nonce);

bool has_header(net::http_response const& answer, std::string_view name) noexcept;

/// True when If-None-Match names the tag (given without quotes), or any.
bool is_not_modified(net::http_request const& request, std::string_view etag) noexcept;

}  // namespace parley::http_api
