#pragma once
// An issuer's keys (RFC 7517 §5), and the choice of the one that may verify a token.

#include "public_key.hpp"

#include <parley/interfaces/services/crypto.hpp>

#include <string_view>
#include <vector>

namespace parley::crypto {

inline constexpr std::size_t keys_max = 100;  // issuers publish one to five

class key_set final : public verification_keys {
public:
    explicit key_set(std::vector<public_key> keys) : keys_(std::move(keys)) {}
    std::size_t size() const noexcept override { return keys_.size(); }

    /// By `kid` and by the key's own type. A token without `kid` gets a key only if a single one fits.
    public_key const* choose(std::string_view kid, signature_algorithm algorithm) const noexcept;

private:
    std::vector<public_key> keys_;
};

/// Unusable keys are skipped; a document that is no JWKS, or names more than `keys_max`, is
/// jwt_errc::malformed.
result<std::shared_ptr<key_set const>> read_key_set(std::string_view document);

}  // namespace parley::crypto
