#include "response_headers.hpp"

#include "origin.hpp"

#include <algorithm>
#include <array>

namespace parley::http_api {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> standard{{
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "camera=(self), microphone=(self), display-capture=(self), autoplay=(self), fullscreen=(self), "
     "geolocation=(), "
     "payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), interest-cohort=()"},
    {"Content-Security-Policy",
     "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

bool has_header(net::http_response const& answer, std::string_view name) noexcept {
    return std::any_of(answer.headers.begin(), answer.headers.end(), [&](auto const& header) {
        return std::equal(header.first.begin(), header.first.end(), name.begin(), name.end(),
                          [](char a, char b) { return lower(a) == lower(b); });
    });
}

void add_standard_headers(net::http_response& answer, net::http_request const& request, bool hsts) {
    for (auto const& [name, value] : standard) {
        if (!has_header(answer, name)) answer.headers.emplace_back(name, value);
    }
    if (!has_header(answer, "X-Request-Id")) answer.headers.emplace_back("X-Request-Id", request.request_id);
    // RFC 6797 §7.2: never over plain HTTP, where anyone could have put it there.
    if (hsts && request.secure) answer.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

std::string page_policy(net::http_request const& request, std::string_view nonce) {
    std::string out = "default-src 'none'; script-src 'self'; style-src-elem 'self'";
    if (!nonce.empty()) {
        out += " 'nonce-";
        out += nonce;
        out += '\'';
    }
    out += "; style-src-attr 'none'; connect-src 'self'";
    // Older browsers do not take 'self' to mean our WebSocket too.
    if (auto const host = request.header("host"); is_host(host)) {
        out += request.secure ? " wss://" : " ws://";
        out += host;
    }
    out +=
        "; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; worker-src 'self'; "
        "manifest-src 'self'"
        "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        "; require-trusted-types-for 'script'; trusted-types parley";
    return out;
}

bool is_not_modified(net::http_request const& request, std::string_view etag) noexcept {
    auto const held = request.header("if-none-match");
    if (held.empty() || etag.empty()) return false;
    if (held == "*") return true;
    auto const at = held.find(etag);
    return at != std::string_view::npos && at > 0 && held[at - 1] == '"' && at + etag.size() < held.size() &&
           held[at + etag.size()] == '"';
}

}  // namespace parley::http_api
