#pragma once
// The answers that net gives on its own, as RFC 9457 problems.

#include <parley/net/http_server.hpp>

#include <string_view>

namespace parley::net {

/// `code` is one of net's own constants and needs no escaping.
http_response make_problem(int status, std::string_view code, std::string_view request_id);
/// RFC 9110 §15; empty for numbers without a name.
std::string_view reason_phrase(int status) noexcept;

}  // namespace parley::net
