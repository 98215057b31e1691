#include "credentials.hpp"

#include <algorithm>

namespace parley::http_api {
namespace {

std::string_view login_name(bool secure) {
    return secure ? "__Host-parley" : "parley";
}
std::string_view flow_name(bool secure) {
    return secure ? "__Host-parley-flow" : "parley-flow";
}

bool is_bearer(std::string_view scheme) {
    constexpr std::string_view bearer = "bearer";
    return std::equal(scheme.begin(), scheme.end(), bearer.begin(), bearer.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

/// RFC 6750 §2.1: what a token is written with. Anything else cannot be one of ours, nor a JWT.
bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '.' || c == '_' || c == '~' || c == '+' || c == '/' || c == '=';
    });
}

std::string bearer_token(std::string_view header) {
    auto const space = header.find(' ');
    if (space == std::string_view::npos || !is_bearer(header.substr(0, space))) return {};
    auto const from = header.find_first_not_of(' ', space);
    if (from == std::string_view::npos) return {};
    auto const token = header.substr(from, header.find_last_not_of(' ') + 1 - from);
    return is_token(token) ? std::string(token) : std::string{};
}

std::string cookie(std::string_view name, std::string_view value, bool secure, seconds age) {
    std::string out(name);
    out += '=';
    out += value;
    out += "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(age.count());
    if (secure) out += "; Secure";
    return out;
}

}  // namespace

credentials read_credentials(net::http_request const& request) {
    credentials out;
    out.web_client = request.header("x-parley-client") == "web";
    if (auto const header = request.header("authorization"); !header.empty()) {
        out.token = bearer_token(header);
    } else if (out.web_client) {
        auto const held = login_cookie(request);
        if (is_token(held)) out.token = held;
        out.from_cookie = !out.token.empty();
    }
    return out;
}

std::string_view login_cookie(net::http_request const& request) {
    return request.cookie(login_name(request.secure));
}
std::string_view flow_cookie(net::http_request const& request) {
    return request.cookie(flow_name(request.secure));
}

std::string set_login_cookie(std::string_view token, bool secure) {
    return cookie(login_name(secure), token, secure, cookie_age);
}
std::string clear_login_cookie(bool secure) {
    return cookie(login_name(secure), "", secure, seconds{0});
}
std::string set_flow_cookie(std::string_view value, bool secure) {
    return cookie(flow_name(secure), value, secure, flow_cookie_age);
}
std::string clear_flow_cookie(bool secure) {
    return cookie(flow_name(secure), "", secure, seconds{0});
}

}  // namespace parley::http_api
