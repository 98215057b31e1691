// Token in, claims out: only when a key of the issuer signed exactly these bytes.

#include "claims.hpp"
#include "compact_jws.hpp"
#include "key_set.hpp"

#include <parley/base/failpoint.hpp>
#include <parley/crypto/encoding.hpp>
#include <parley/crypto/make_crypto.hpp>

namespace parley::crypto {

namespace {

/// The planted defect `jwt_alg_from_header`: a token that calls itself unsigned is believed.
result<jwt_claims> believe_the_header(std::string_view token, jwt_expectations const& expected) {
    auto first = token.find('.');
    auto second = token.find('.', first + 1);
    if (first == token.npos || second == token.npos) return jwt_errc::malformed;
    auto header = base64url_decode(token.substr(0, first));
    auto payload = base64url_decode(token.substr(first + 1, second - first - 1));
    if (!header || !payload || header->find(R"("none")") == header->npos) return jwt_errc::malformed;
    return read_claims(*payload, "jwt", expected);
}

class jose_verifier final : public jwt_verifier {
public:
    result<verification_keys_ptr> read_keys(std::string_view document) const override {
        PARLEY_TRY(auto keys, read_key_set(document));
        return verification_keys_ptr(std::move(keys));
    }

    result<jwt_claims> verify(std::string_view token, verification_keys const& keys,
                              jwt_expectations const& expected) const override {
        if (planted("jwt_alg_from_header")) {
            if (auto believed = believe_the_header(token, expected)) return believed;
        }
        PARLEY_TRY(auto jws, read_compact_jws(token));
        PARLEY_TRY(auto claims, read_claims(jws.payload, jws.type, expected));
        // Only `read_keys` makes keys, and only of this type.
        auto const& set = static_cast<key_set const&>(keys);
        auto const* key = set.choose(jws.kid, jws.algorithm);
        if (key == nullptr) return jwt_errc::unknown_key;
        if (!key->verifies(jws.signed_bytes, jws.signature)) return jwt_errc::bad_signature;
        return claims;
    }
};

}  // namespace

std::unique_ptr<jwt_verifier> make_jwt_verifier() {
    return std::make_unique<jose_verifier>();
}

}  // namespace parley::crypto
