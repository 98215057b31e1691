#pragma once
// Bytes as text: base64url without padding (RFC 4648 §5).

#include <optional>
#include <string>
#include <string_view>

namespace parley::crypto {

std::string base64url_encode(std::string_view bytes);
/// Strict: no padding, no white space, no other alphabet, no stray bits; so that each value has one text.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace parley::crypto
