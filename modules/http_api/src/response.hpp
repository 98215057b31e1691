#pragma once
// Answers in one expression.

#include <parley/net/http_server.hpp>

#include <string>
#include <utility>
#include <vector>

namespace parley::http_api {

inline net::http_response make_response(int status,
                                        std::vector<std::pair<std::string, std::string>> headers = {},
                                        std::string body = {}) {
    net::http_response out;
    out.status = status;
    out.headers = std::move(headers);
    out.body = std::move(body);
    return out;
}

}  // namespace parley::http_api
