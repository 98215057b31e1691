#pragma once
// The opening handshake, server side (RFC 6455 §4.2).

#include "head_scanner.hpp"

#include <parley/net/http_server.hpp>

#include <string>
#include <string_view>

namespace parley::net {

/// Status 0 when the request is a valid upgrade. Extensions and subprotocols are not negotiated, only not
/// answered.
refusal check_upgrade(http_request const& request, framing const& head);
/// The head of the 101 answer.
std::string upgrade_answer(http_request const& request);
/// §4.2.2 step 5.4: base64(SHA-1(key + GUID)).
std::string accept_value(std::string_view key);

}  // namespace parley::net
