#include "web_client.hpp"

#include "path.hpp"
#include "response.hpp"
#include "response_headers.hpp"

#include <parley/base/assert.hpp>

#include <sys/random.h>

#include <array>

namespace parley::http_api {
namespace {

constexpr std::string_view root = "/app/";
constexpr std::string_view nonce_mark = "__NONCE__";
constexpr std::string_view no_client =
    "This Parley was built without its web client.\n\n"
    "Build it with scripts/setup and cmake, or use any other client: the API is described at "
    "/openapi.json.\n";

/// RFC 9110 §12.5.3, for the one coding we keep: listed, and not with q=0.
bool takes_gzip(std::string_view header) {
    for (std::size_t from = 0; from < header.size();) {
        auto comma = std::min(header.find(',', from), header.size());
        auto item = header.substr(from, comma - from);
        from = comma + 1;
        while (!item.empty() && item.front() == ' ')
            item.remove_prefix(1);
        if (!item.starts_with("gzip") || (item.size() > 4 && item[4] != ';' && item[4] != ' ')) continue;
        auto const q = item.find("q=");
        return q == std::string_view::npos ||
               item.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

net::http_response redirect(std::string_view to) {
    return make_response(302, {{"Location", std::string(to)}, {"Cache-Control", "no-cache"}});
}

}  // namespace

std::string fresh_nonce() {
    std::array<unsigned char, 18> bytes{};  // 18: no padding in base64
    auto const got = getrandom(bytes.data(), bytes.size(), 0);
    PARLEY_ASSERT(got == static_cast<ssize_t>(bytes.size()));  // never fails below 256 bytes (getrandom(2))
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned const group =
            unsigned{bytes[i]} << 16 | unsigned{bytes[i + 1]} << 8 | unsigned{bytes[i + 2]};
        for (unsigned shift = 24; shift > 0; shift -= 6)
            out += digits[group >> (shift - 6) & 63U];
    }
    return out;
}

web_client::web_client(std::vector<web_file> files) {
    for (auto const& one : files)
        files_.emplace(one.path, one);
    if (auto found = files_.find("index.html"); found != files_.end()) page_ = &found->second;
}

bool web_client::owns(std::string_view path) noexcept {
    return path == "/" || path == "/app" || path.starts_with(root);
}

net::http_response web_client::answer(net::http_request const& request) const {
    if (request.path == "/" || request.path == "/app") return redirect(root);
    // Names of files are looked up as sent: the map knows no other, so no encoding can climb out of it.
    auto const name = std::string_view(request.path).substr(root.size());
    if (name.empty() || name == "index.html") return page(request);
    if (auto found = files_.find(name); found != files_.end()) return file(found->second, request);
    bool const navigates = request.header("accept").find("text/html") != std::string_view::npos;
    if (navigates && !name.starts_with("assets/") && split_path(request.path)) return page(request);
    return make_response(404);
}

net::http_response web_client::page(net::http_request const& request) const {
    if (page_ == nullptr) {
        auto hint = make_response(200, {{"Content-Type", "text/plain; charset=utf-8"}});
        hint.static_body = no_client;
        return hint;
    }
    auto const nonce = fresh_nonce();
    auto out = make_response(200, {{"Content-Type", std::string(page_->content_type)},
                                   {"Cache-Control", "no-cache"},
                                   {"Content-Security-Policy", page_policy(request, nonce)}});
    auto rest = page_->bytes;
    out.body.reserve(rest.size() + 64);
    for (auto at = rest.find(nonce_mark); at != std::string_view::npos; at = rest.find(nonce_mark)) {
        out.body += rest.substr(0, at);
        out.body += nonce;
        rest.remove_prefix(at + nonce_mark.size());
    }
    out.body += rest;
    return out;
}

net::http_response web_client::file(web_file const& what, net::http_request const& request) {
    net::http_response out;
    auto& headers = out.headers;
    headers.emplace_back("Cache-Control",
                         what.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    headers.emplace_back("Vary", "Accept-Encoding");
    bool const zipped = !what.gzip.empty() && takes_gzip(request.header("accept-encoding"));
    // Two representations, two tags (RFC 9110 §8.8.3.3).
    auto const tag = what.etag.empty() ? std::string{} : std::string(what.etag) + (zipped ? "-gz" : "");
    if (!tag.empty()) headers.emplace_back("ETag", '"' + tag + '"');
    if (is_not_modified(request, tag)) {
        out.status = 304;
        return out;
    }
    headers.emplace_back("Content-Type", std::string(what.content_type));
    // A service worker's own policy rules what it may fetch.
    headers.emplace_back("Content-Security-Policy", page_policy(request, {}));
    if (zipped) headers.emplace_back("Content-Encoding", "gzip");
    out.static_body = zipped ? what.gzip : what.bytes;
    return out;
}

}  // namespace parley::http_api
