#pragma once
// Beast reads a head that the scanner has passed into a request.

#include <parley/net/http_server.hpp>

#include <string_view>

namespace parley::net {

/// Fills method, path, query and headers. False when Beast refuses what the scanner let pass: answer 400.
bool parse_head(std::string_view block, http_request& into);

}  // namespace parley::net
