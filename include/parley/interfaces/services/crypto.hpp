#pragma once
// What the domain needs from cryptography: passwords, secrets, and proof that a token was signed by whom it
// names.

#include <parley/base/clock.hpp>
#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

/// Why a token or a provider's document was not believed. For counters and logs: outsiders only learn "no".
enum class jwt_errc {
    ok = 0,
    malformed = 1,  ///< not a compact JWS, not strict JSON, or over a bound
    unsupported =
        2,  ///< an algorithm or header that is never accepted: `none`, HMAC, `crit`, a foreign `typ`
    unknown_key = 3,  ///< no key of the issuer fits `kid` and `alg`: fetch the keys again, once
    bad_signature = 4,
    wrong_issuer = 5,
    wrong_audience = 6,
    expired = 7,
    not_yet_valid = 8,
    wrong_nonce = 9,
    missing_claim = 10,  ///< `sub` or `exp` (for an ID token also `iat`) is not there
};
constexpr char const* category_name(jwt_errc) noexcept {
    return "jwt";
}
constexpr char const* describe(jwt_errc e) noexcept {
    switch (e) {
        case jwt_errc::ok:
            return "no error";
        case jwt_errc::malformed:
            return "the token or document is malformed";
        case jwt_errc::unsupported:
            return "the token's kind is not accepted";
        case jwt_errc::unknown_key:
            return "the issuer has no such key";
        case jwt_errc::bad_signature:
            return "the signature does not verify";
        case jwt_errc::wrong_issuer:
            return "the token comes from another issuer";
        case jwt_errc::wrong_audience:
            return "the token is meant for somebody else";
        case jwt_errc::expired:
            return "the token has expired";
        case jwt_errc::not_yet_valid:
            return "the token is not valid yet";
        case jwt_errc::wrong_nonce:
            return "the token belongs to another log-in";
        case jwt_errc::missing_claim:
            return "a required claim is missing";
    }
    return "an unknown token error";
}
PARLEY_MAKE_ERROR_CODE(jwt_errc)

/// Slow on purpose. Runs on its own small pool; any core may call, and resumes there. pool_errc::full = shed
/// the request.
class password_hasher {
public:
    struct verdict {
        bool matches = false;
        bool needs_rehash = false;  ///< matches, but was made with weaker parameters than today's
    };
    virtual ~password_hasher() = default;
    /// The encoded form: parameters, salt and hash as one printable string.
    virtual task<result<std::string>> hash(std::string password) = 0;
    virtual task<result<verdict>> verify(std::string password, std::string encoded) = 0;
    /// Takes as long as `verify`: for names that nobody has.
    virtual task<result<void>> verify_nobody(std::string password) = 0;
};

/// Secrets and their digests. Any thread; never blocks.
class token_source {
public:
    virtual ~token_source() = default;
    /// `prefix` and 43 characters of base64url: 256 random bits.
    virtual std::string make_token(std::string_view prefix) = 0;
    /// `length` base58 characters without look-alikes (5.86 bits each): for codes that people copy.
    virtual std::string make_code(std::size_t length) = 0;
    /// SHA-256, 32 raw bytes.
    virtual std::string digest(std::string_view secret) const = 0;
    virtual std::string base64url(std::string_view bytes) const = 0;
    /// In a time that depends on the lengths only.
    virtual bool same(std::string_view one, std::string_view other) const noexcept = 0;
};

/// An issuer's public keys, checked and ready; immutable, shared between cores.
class verification_keys {
public:
    virtual ~verification_keys() = default;
    virtual std::size_t size() const noexcept = 0;
};
using verification_keys_ptr = std::shared_ptr<verification_keys const>;

struct jwt_expectations {
    enum class use : std::uint8_t { access, id };
    use as = use::access;
    std::string issuer;  ///< equal to `iss`, byte for byte
    std::string
        audience;       ///< in `aud`; for an ID token the client id, and `azp` must be it when there is one
    std::string nonce;  ///< ID tokens only: equal to `nonce`
    wall_time now;
    seconds skew{60};
};

/// What a verified token says.
struct jwt_claims {
    std::string subject;
    std::string
        preferred_username;  ///< empty when absent, as the rest; chosen by the user: never an identity
    std::string display_name;
    wall_time expires_at;
};

/// Pure functions over bytes; any thread. An RS256 signature costs about 30 µs, the others 100 µs.
class jwt_verifier {
public:
    virtual ~jwt_verifier() = default;
    /// A JWKS document. Keys of kinds that are never accepted are left out; an empty set is fine, garbage is
    /// not.
    virtual result<verification_keys_ptr> read_keys(std::string_view document) const = 0;
    virtual result<jwt_claims> verify(std::string_view token, verification_keys const& keys,
                                      jwt_expectations const& expected) const = 0;
};

/// What a provider says about itself (OpenID Connect Discovery 1.0 §3).
struct oidc_metadata {
    std::string issuer;
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string jwks_uri;
    bool answers_with_issuer = false;  ///< RFC 9207: the callback must carry `iss`
};

/// Reads a provider's JSON, strictly and bounded; any thread.
class oidc_documents {
public:
    virtual ~oidc_documents() = default;
    virtual result<oidc_metadata> read_metadata(std::string_view document) const = 0;
    /// The token endpoint's answer: the ID token in it.
    virtual result<std::string> read_id_token(std::string_view document) const = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::jwt_errc);
