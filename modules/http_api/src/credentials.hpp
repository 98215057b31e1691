#pragma once
// How a request says who asks, and how a login reaches a browser: bearer tokens and the web client's cookies.

#include <parley/net/http_server.hpp>

#include <string>
#include <string_view>

namespace parley::http_api {

/// As long as a login can live at all.
inline constexpr seconds cookie_age{90 * 24 * 60 * 60};
/// As long as a flow at an identity provider may take.
inline constexpr seconds flow_cookie_age{10 * 60};

struct credentials {
    std::string token;         ///< empty = none
    bool from_cookie = false;  ///< then the request's origin must be ours
    bool web_client = false;   ///< it sent X-Parley-Client: web
};

/// An Authorization header alone decides when there is one; the cookie counts only with the web client's
/// header, which no foreign page can send without asking.
credentials read_credentials(net::http_request const& request);

/// The login's cookie as it came, whatever else the request says; for upgrades, which cannot carry the
/// header.
std::string_view login_cookie(net::http_request const& request);
std::string_view flow_cookie(net::http_request const& request);

/// Values of Set-Cookie. `__Host-` binds a cookie to this very host, but needs TLS.
std::string set_login_cookie(std::string_view token, bool secure);
std::string clear_login_cookie(bool secure);
std::string set_flow_cookie(std::string_view value, bool secure);
std::string clear_flow_cookie(bool secure);

}  // namespace parley::http_api
