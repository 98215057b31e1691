#pragma once
// An answer that the socket did not take in one write.

#include "http_connection.hpp"

namespace parley::net {

struct http_connection::unsent {
    std::string head;
    http_response response;
    bool with_body;
    std::size_t sent;
};

}  // namespace parley::net
