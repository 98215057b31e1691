#pragma once
// The claims of a token (RFC 7519 §4, OpenID Connect Core §2) against what is expected of them.

#include <parley/interfaces/services/crypto.hpp>

#include <string_view>

namespace parley::crypto {

inline constexpr std::size_t subject_bytes_max = 255;  // OpenID Connect Core §2
inline constexpr std::size_t claim_text_bytes_max = 1024;

/// `type` is the header's `typ`. Says nothing about the signature: the caller verifies it before using the
/// answer.
result<jwt_claims> read_claims(std::string_view payload, std::string_view type,
                               jwt_expectations const& expected);

}  // namespace parley::crypto
