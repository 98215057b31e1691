#pragma once
// One public key of an issuer: a JWK (RFC 7517, 7518, 8037) turned into a checked OpenSSL key.

#include "json_document.hpp"

#include <openssl/evp.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace parley::crypto {

/// The whole list of what is ever accepted. No HMAC: a public key must never serve as a shared secret.
enum class signature_algorithm : std::uint8_t { rs256, es256, eddsa };

/// Exact, case-sensitive names (RFC 7518 §3.1); nothing for `none`, HS256 and everything else.
std::optional<signature_algorithm> read_algorithm(std::string_view name) noexcept;

class public_key {
public:
    /// Nothing when the JWK is of another kind, not for signatures, weak (RSA below 2,048 bits), or not a
    /// valid key.
    static std::optional<public_key> from_jwk(json_value const& jwk);

    std::string const& id() const noexcept { return id_; }
    /// Follows from the key's own type, never from a token.
    signature_algorithm algorithm() const noexcept { return algorithm_; }
    bool verifies(std::string_view signed_bytes, std::string_view signature) const;

private:
    struct free_key {
        void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
    };
    using key_ptr = std::unique_ptr<EVP_PKEY, free_key>;

    public_key(std::string id, signature_algorithm algorithm, key_ptr key)
        : id_(std::move(id)), algorithm_(algorithm), key_(std::move(key)) {}
    static key_ptr rsa_key(json_value const& jwk);
    static key_ptr p256_key(json_value const& jwk);
    static key_ptr ed25519_key(json_value const& jwk);

    std::string id_;
    signature_algorithm algorithm_;
    key_ptr key_;
};

}  // namespace parley::crypto
