#pragma once
// The head of an answer, written by hand into a reused buffer.

#include <parley/net/http_server.hpp>

#include <string>
#include <string_view>

namespace parley::net {

struct answer_frame {
    bool keep_alive = true;
    bool http_1_0 = false;
    bool head_only = false;  ///< to HEAD: the length is told, the body is not sent
    std::string_view date = {};
    std::string_view request_id = {};
};

/// The bytes to send, wherever they lie.
std::string_view body_of(http_response const& response) noexcept;
/// RFC 9110 §6.4.1: whether an answer of this status to this request carries a body.
bool sends_body(int status, bool head_only) noexcept;
/// Headers that are net's, and those that would break the message apart, are left out.
void append_head(std::string& out, http_response const& response, answer_frame const& frame);

}  // namespace parley::net
