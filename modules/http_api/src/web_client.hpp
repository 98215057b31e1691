#pragma once
// Serves the embedded web client below /app/: hashed assets for ever, pages with a fresh nonce, every other
// URL as the page.

#include <parley/http_api/make_http_api.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace parley::http_api {

class web_client {
public:
    explicit web_client(std::vector<web_file> files);

    /// True for `/`, `/app` and all below `/app/`: nothing there belongs to the API.
    static bool owns(std::string_view path) noexcept;
    /// GET and HEAD of such a path; 404 has an empty body and is left to the caller to phrase.
    net::http_response answer(net::http_request const& request) const;
    bool is_built_in() const noexcept { return page_ != nullptr; }

private:
    net::http_response page(net::http_request const& request) const;
    static net::http_response file(web_file const& what, net::http_request const& request);
    std::map<std::string_view, web_file> files_;
    web_file const* page_ = nullptr;
};

/// 128 random bits in base64url: new for each page, so that nothing injected can know it.
std::string fresh_nonce();

}  // namespace parley::http_api
