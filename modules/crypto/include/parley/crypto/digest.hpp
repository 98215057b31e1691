#pragma once
// SHA-256, HMAC and comparison of secrets.

#include <string>
#include <string_view>

namespace parley::crypto {

inline constexpr std::size_t sha256_bytes = 32;

/// 32 raw bytes. Any thread.
std::string sha256(std::string_view bytes);
/// 32 raw bytes (RFC 2104). Any thread.
std::string hmac_sha256(std::string_view key, std::string_view bytes);
/// In a time that depends on the lengths only.
bool same_secret(std::string_view one, std::string_view other) noexcept;

}  // namespace parley::crypto
