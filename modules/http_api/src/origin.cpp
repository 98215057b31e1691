#include "origin.hpp"

#include <algorithm>
#include <cctype>

namespace parley::http_api {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

/// Browsers leave the scheme's own port out of Origin; a Host header may still carry it.
std::string without_default_port(std::string origin) {
    bool const https = origin.starts_with("https://");
    std::string_view const port = https ? ":443" : ":80";
    if (origin.ends_with(port)) origin.resize(origin.size() - port.size());
    return origin;
}

std::string origin_of_url(std::string_view url) {
    auto const scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    return without_default_port(lower(url.substr(0, url.find('/', scheme + 3))));
}

}  // namespace

bool is_host(std::string_view text) noexcept {
    return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
    });
}

own_origin::own_origin(std::string public_url, std::vector<std::string> cors_origins)
    : public_origin_(origin_of_url(public_url)), cors_origins_(std::move(cors_origins)) {
    // `*` and `null` name nobody in particular, which is what the list is there to prevent.
    std::erase_if(cors_origins_, [](std::string const& o) { return o == "*" || o == "null" || o.empty(); });
}

std::string own_origin::of(net::http_request const& request) const {
    if (!public_origin_.empty()) return public_origin_;
    auto const host = request.header("host");
    if (!is_host(host)) return {};
    return without_default_port((request.secure ? "https://" : "http://") + lower(host));
}

bool own_origin::is_own(net::http_request const& request, std::string_view origin) const {
    if (!public_origin_.empty() && origin == public_origin_) return true;
    // Also by the name it was reached under: an address in the LAN, say, beside the public name.
    auto const host = request.header("host");
    if (!is_host(host)) return false;
    return origin == without_default_port((request.secure ? "https://" : "http://") + lower(host));
}

bool own_origin::allows_cookie(net::http_request const& request) const {
    auto const site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    auto const origin = request.header("origin");
    return origin.empty() || is_own(request, origin);
}

bool own_origin::proves_same_origin(net::http_request const& request) const {
    auto const origin = request.header("origin");
    return !origin.empty() && is_own(request, origin);
}

std::string_view own_origin::cors_entry(net::http_request const& request) const {
    auto const origin = request.header("origin");
    auto const found = std::find(cors_origins_.begin(), cors_origins_.end(), origin);
    return found == cors_origins_.end() ? std::string_view{} : std::string_view(*found);
}

}  // namespace parley::http_api
