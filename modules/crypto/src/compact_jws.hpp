#pragma once
// The three parts of a compact JWS (RFC 7515 §7.1) and its protected header.

#include "public_key.hpp"

#include <parley/base/result.hpp>
#include <parley/base/units.hpp>

#include <string>
#include <string_view>

namespace parley::crypto {

inline constexpr std::size_t token_bytes_max = 8_KiB;   // HTTP headers in all have 16 KiB
inline constexpr std::size_t header_bytes_max = 2_KiB;  // decoded; real ones have 100 bytes
inline constexpr std::size_t kid_bytes_max = 256;

struct compact_jws {
    std::string_view signed_bytes;  ///< of the token that was given: header '.' payload, still encoded
    signature_algorithm algorithm{};
    std::string kid;   ///< empty = none
    std::string type;  ///< `typ` in lower case without "application/"; empty = none
    std::string payload;
    std::string signature;
};

/// jwt_errc::malformed or ::unsupported. Says nothing about who signed.
result<compact_jws> read_compact_jws(std::string_view token);

}  // namespace parley::crypto
