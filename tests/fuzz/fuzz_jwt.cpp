// Tokens, key sets and OpenID documents from outside. Oracle: nothing verifies, for nobody holds the private
// keys. The first byte chooses: a whole token; a token's parts on lines (so that base64 is no wall); a key
// set and a token for it; a provider's documents.

#include <parley/crypto/encoding.hpp>
#include <parley/crypto/make_crypto.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace parley;

namespace {

// Public keys without their private halves: random bytes are an Ed25519 key, and the curve point is RFC 7517
// A.1.
constexpr std::string_view known_keys = R"({"keys":[
{"kty":"OKP","crv":"Ed25519","kid":"ed","x":"Fiz7Mw4cM55qYkC7FZB8Ke2vZBeSGmJ2m3UqNq1iYkM"},
{"kty":"EC","crv":"P-256","kid":"ec","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
 "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]})";

struct target {
    std::unique_ptr<jwt_verifier> jwts = crypto::make_jwt_verifier();
    std::unique_ptr<oidc_documents> documents = crypto::make_oidc_documents();
    verification_keys_ptr known = jwts->read_keys(known_keys).value();
    jwt_expectations access;
    jwt_expectations id;

    target() {
        access.issuer = id.issuer = "i";
        access.audience = id.audience = "a";
        access.now = id.now = from_unix_ms(1'760'000'000'000);
        id.as = jwt_expectations::use::id;
        id.nonce = "n";
    }

    void must_not_verify(std::string_view token, verification_keys const& keys) const {
        if (jwts->verify(token, keys, access).has_value()) std::abort();
        if (jwts->verify(token, keys, id).has_value()) std::abort();
    }
};

std::string_view line(std::string_view& text) {
    auto end = text.find('\n');
    auto out = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static target const it;
    std::string_view text(reinterpret_cast<char const*>(data), size);
    if (text.empty()) return 0;
    char mode = text.front();
    text.remove_prefix(1);
    if (mode == 't') {
        it.must_not_verify(text, *it.known);
    } else if (mode == 'p') {
        auto header = crypto::base64url_encode(line(text));
        auto claims = crypto::base64url_encode(line(text));
        it.must_not_verify(header + "." + claims + "." + crypto::base64url_encode(text), *it.known);
    } else if (mode == 'k') {
        auto header = crypto::base64url_encode(line(text));
        auto claims = crypto::base64url_encode(line(text));
        auto signature = crypto::base64url_encode(line(text));
        auto keys = it.jwts->read_keys(text);
        // Whoever names the keys may sign with them, so this asks only that nothing breaks.
        auto token = header + "." + claims + "." + signature;
        if (keys.has_value()) (void)it.jwts->verify(token, **keys, it.access);
    } else {
        (void)it.documents->read_metadata(text);
        (void)it.documents->read_id_token(text);
    }
    return 0;
}
