#include "key_set.hpp"

#include "jwt_signing.hpp"

#include <parley/crypto/make_crypto.hpp>

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::crypto;
using parley::testing::jwks;
using parley::testing::signing_key;

namespace {

std::size_t usable(std::string_view jwk) {
    auto keys = read_key_set(jwks({std::string(jwk)}));
    return keys.has_value() ? (*keys)->size() : 99;
}

}  // namespace

TEST_CASE("the signature of RFC 8037 appendix A.4 verifies, one bit away it does not", "[crypto][jwt]") {
    auto keys = read_key_set(jwks({R"({"kty":"OKP","crv":"Ed25519",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})"}));
    REQUIRE(keys.has_value());
    auto const* key = (*keys)->choose("", signature_algorithm::eddsa);
    REQUIRE(key != nullptr);
    std::string_view const bytes = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    auto signature = *base64url_decode(
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    CHECK(key->verifies(bytes, signature));
    signature[10] = static_cast<char>(signature[10] ^ 1);
    CHECK_FALSE(key->verifies(bytes, signature));
}

TEST_CASE("only sound keys for signatures are taken from a set", "[crypto][jwt]") {
    static auto const rsa = signing_key::rsa("r");
    auto ec = signing_key::p256("e");
    auto ed = signing_key::ed25519("d");
    CHECK(usable(rsa.jwk()) == 1);
    CHECK(usable(ec.jwk(R"(,"use":"sig","alg":"ES256","key_ops":["verify"])")) == 1);
    CHECK(usable(ed.jwk(R"(,"x5u":"https://elsewhere.example")")) == 1);

    CHECK(usable(ec.jwk(R"(,"use":"enc")")) == 0);
    CHECK(usable(ec.jwk(R"(,"use":1)")) == 0);
    CHECK(usable(ec.jwk(R"(,"key_ops":["encrypt"])")) == 0);
    CHECK(usable(ec.jwk(R"(,"alg":"ES384")")) == 0);
    CHECK(usable(rsa.jwk(R"(,"alg":"PS256")")) == 0);
    CHECK(usable(rsa.jwk(R"(,"alg":"HS256")")) == 0);
    CHECK(usable(R"({"kty":"oct","k":"c2VjcmV0","alg":"HS256"})") == 0);
    CHECK(usable(R"({"kty":"EC","crv":"P-384","x":"AA","y":"AA"})") == 0);
    CHECK(usable(R"({"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"})") == 0);
    CHECK(usable("{}") == 0);
    CHECK(usable("1") == 0);
}

TEST_CASE("weak and broken keys are left out", "[crypto][jwt][security]") {
    CHECK(usable(signing_key::rsa("short", 1024).jwk()) == 0);
    auto modulus = base64url_encode(std::string(256, '\xff'));
    auto huge = base64url_encode(std::string(4096, '\xff'));
    auto rsa_with = [](std::string_view n, std::string_view e) {
        return R"({"kty":"RSA","n":")" + std::string(n) + R"(","e":")" + std::string(e) + R"("})";
    };
    CHECK(usable(rsa_with(modulus, "AQAB")) == 1);
    CHECK(usable(rsa_with(modulus, "AQ")) == 0);  // e = 1
    CHECK(usable(rsa_with(modulus, "Ag")) == 0);  // e = 2
    CHECK(usable(rsa_with(modulus, "")) == 0);
    CHECK(usable(rsa_with("", "AQAB")) == 0);
    CHECK(usable(rsa_with(modulus, base64url_encode(std::string(64, '\xff')))) == 0);
    CHECK(usable(rsa_with(huge, "AQAB")) == 0);

    auto coordinate = base64url_encode(std::string(32, '\x01'));
    auto zero = base64url_encode(std::string(32, '\0'));
    auto point = [](std::string_view x, std::string_view y) {
        return R"({"kty":"EC","crv":"P-256","x":")" + std::string(x) + R"(","y":")" + std::string(y) +
               R"("})";
    };
    CHECK(usable(point(coordinate, coordinate)) == 0);  // not on the curve
    CHECK(usable(point(zero, zero)) == 0);
    CHECK(usable(point("AQ", "AQ")) == 0);
    CHECK(usable(R"({"kty":"OKP","crv":"Ed25519","x":"AQ"})") == 0);
    CHECK(usable(R"({"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})") == 0);
}

TEST_CASE("garbage is no set of keys, and a set has a bound", "[crypto][jwt]") {
    for (std::string_view wrong : {"", "x", "[]", "{}", R"({"keys":{}})", R"({"keys":null})", "<html>"}) {
        INFO(wrong);
        CHECK(read_key_set(wrong).has_error());
    }
    CHECK(read_key_set(R"({"keys":[]})").has_value());
    std::vector<std::string> many(keys_max, R"({"kty":"oct"})");
    CHECK(read_key_set(jwks(many)).has_value());
    many.push_back("{}");
    CHECK(read_key_set(jwks(many)).has_error());
    std::vector<std::string> bulky(500, signing_key::p256("e").jwk());
    CHECK(read_key_set(jwks(bulky)).has_error());
}
