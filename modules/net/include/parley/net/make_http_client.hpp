#pragma once
// The outgoing HTTP client, on libcurl.

#include <parley/interfaces/services/http_client.hpp>

#include <memory>

namespace parley::net {

/// `threads`: how many requests may run at once; more wait in a bounded queue of 64.
std::unique_ptr<http_client> make_http_client(std::size_t threads);

}  // namespace parley::net
