#include "jwt_signing.hpp"

#include <parley/crypto/digest.hpp>
#include <parley/crypto/make_crypto.hpp>

#include <catch2/catch.hpp>

#include <functional>

using namespace parley;
using parley::testing::jwks;
using parley::testing::signing_key;

namespace {

constexpr std::int64_t now_s = 1'760'000'000;
constexpr std::string_view issuer = "https://id.example";

std::string claims_with(std::string_view times, std::string_view more = "") {
    return R"({"iss":"https://id.example","sub":"u1","aud":"api")" + std::string(times) + std::string(more) +
           "}";
}
std::string good_claims(std::string_view more = "") {
    return claims_with(R"(,"exp":1760000300,"iat":1759999990)", more);
}

struct issuer_fixture {
    signing_key const& rsa = shared_rsa();
    signing_key const ec = signing_key::p256("ec-1");
    signing_key const ed = signing_key::ed25519("ed-1");
    std::unique_ptr<jwt_verifier> jwts = crypto::make_jwt_verifier();
    verification_keys_ptr keys = jwts->read_keys(jwks({rsa.jwk(), ec.jwk(), ed.jwk()})).value();
    jwt_expectations expected = api();

    static signing_key const& shared_rsa() {
        static auto const key = signing_key::rsa("rsa-1");
        return key;
    }
    static jwt_expectations api() {
        jwt_expectations e;
        e.issuer = issuer;
        e.audience = "api";
        e.now = from_unix_ms(now_s * 1000);
        return e;
    }
    error_code outcome(std::string_view token) const {
        auto claims = jwts->verify(token, *keys, expected);
        return claims.has_error() ? claims.error() : error_code{};
    }
};

std::string unsigned_token(std::string_view header, std::string_view claims) {
    return crypto::base64url_encode(header) + "." + crypto::base64url_encode(claims) + ".";
}

}  // namespace

TEST_CASE_METHOD(issuer_fixture, "each accepted algorithm verifies", "[crypto][jwt]") {
    for (auto const* key : {&rsa, &ec, &ed}) {
        INFO(key->algorithm());
        auto token = key->token(good_claims(R"(,"preferred_username":"ann","name":"Ann B")"));
        auto claims = jwts->verify(token, *keys, expected);
        REQUIRE(claims.has_value());
        CHECK(claims->subject == "u1");
        CHECK(claims->preferred_username == "ann");
        CHECK(claims->display_name == "Ann B");
        CHECK(unix_ms(claims->expires_at) == 1'760'000'300'000);
    }
}

TEST_CASE_METHOD(issuer_fixture, "forged tokens are refused", "[crypto][jwt][security]") {
    auto stranger = signing_key::p256("ec-1");
    auto stranger_ed = signing_key::ed25519("ed-1");
    auto good = ec.token(good_claims());
    auto first = good.find('.');
    auto last = good.rfind('.');
    auto head = good.substr(0, first);
    auto body = good.substr(first + 1, last - first - 1);
    auto signature = good.substr(last + 1);
    REQUIRE_FALSE(outcome(good));

    auto hmac_token = [&](std::string_view key) {
        auto bytes = crypto::base64url_encode(R"({"alg":"HS256","kid":"rsa-1"})") + "." +
                     crypto::base64url_encode(good_claims());
        return bytes + "." + crypto::base64url_encode(crypto::hmac_sha256(key, bytes));
    };
    auto with_signature = [&](std::string raw) {
        return head + "." + body + "." + crypto::base64url_encode(raw);
    };
    auto zeros = std::string(32, '\0');
    auto one = std::string(31, '\0') + '\x01';
    auto long_header = ec.header(",\"x\":\"" + std::string(1024 * 1024, 'x') + "\"");
    auto wide_header = ec.header(",\"x\":\"" + std::string(2100, 'x') + "\"");
    auto deep = std::string(30, '[') + std::string(30, ']');
    auto other_body = crypto::base64url_encode(claims_with(R"(,"exp":1760000300)", R"(,"admin":true)"));

    std::pair<std::string, std::string> const table[] = {
        {"nothing", ""},
        {"one dot", "a.b"},
        {"only dots", ".."},
        {"ten thousand dots", std::string(10'000, '.')},
        {"a fourth part", good + ".x"},
        {"alg none", unsigned_token(R"({"alg":"none"})", good_claims())},
        {"alg None", unsigned_token(R"({"alg":"None"})", good_claims())},
        {"alg NONE", unsigned_token(R"({"alg":"NONE"})", good_claims())},
        {"alg nOnE", unsigned_token(R"({"alg":"nOnE"})", good_claims())},
        {"alg none with a signature", unsigned_token(R"({"alg":"none"})", good_claims()) + signature},
        {"no alg", unsigned_token(R"({"kid":"ec-1"})", good_claims()) + signature},
        {"empty alg", unsigned_token(R"({"alg":""})", good_claims()) + signature},
        {"alg null", unsigned_token(R"({"alg":null})", good_claims()) + signature},
        {"alg as a list", unsigned_token(R"({"alg":["ES256"]})", good_claims()) + signature},
        {"alg in lower case", unsigned_token(R"({"alg":"es256","kid":"ec-1"})", good_claims()) + signature},
        {"alg with a space", unsigned_token(R"({"alg":"ES256 ","kid":"ec-1"})", good_claims()) + signature},
        {"empty signature", head + "." + body + "."},
        {"HMAC with the public key as JWK", hmac_token(rsa.jwk())},
        {"HMAC with the set of keys", hmac_token(jwks({rsa.jwk()}))},
        {"HMAC with an empty key", hmac_token("")},
        {"zero r and s", with_signature(zeros + zeros)},
        {"zero r", with_signature(zeros + one)},
        {"zero s", with_signature(one + zeros)},
        {"r and s of one", with_signature(one + one)},
        {"r and s of all ones", with_signature(std::string(64, '\xff'))},
        {"half a signature", with_signature(std::string(32, 'x'))},
        {"a signature with a byte more", with_signature(*crypto::base64url_decode(signature) + "x")},
        {"a signature in DER", with_signature("\x30\x06\x02\x01\x01\x02\x01\x01")},
        {"another's key under our kid", stranger.token(good_claims())},
        {"another's Ed25519 key under our kid", stranger_ed.token(good_claims())},
        {"another body", head + "." + other_body + "." + signature},
        {"padding", head + "=." + body + "." + signature},
        {"the other base64 alphabet", head + "." + body + "." + "+/" + signature.substr(2)},
        {"a line break", good + "\n"},
        {"white space before", " " + good},
        {"crit", ec.token(ec.header(R"(,"crit":["exp"])"), good_claims())},
        {"empty crit", ec.token(ec.header(R"(,"crit":[])"), good_claims())},
        {"unencoded payload", ec.token(ec.header(R"(,"b64":false,"crit":["b64"])"), good_claims())},
        {"compressed", ec.token(ec.header(R"(,"zip":"DEF")"), good_claims())},
        {"encrypted", ec.token(ec.header(R"(,"enc":"A128GCM")"), good_claims())},
        {"alg twice", ec.token(R"({"alg":"none","alg":"ES256","kid":"ec-1"})", good_claims())},
        {"kid twice", ec.token(R"({"alg":"ES256","kid":"x","kid":"ec-1"})", good_claims())},
        {"kid unknown", ec.token(R"({"alg":"ES256","kid":"ec-2"})", good_claims())},
        {"kid as a path", ec.token(R"({"alg":"ES256","kid":"../../dev/null"})", good_claims())},
        {"kid as SQL", ec.token(R"({"alg":"ES256","kid":"' OR 1=1 --"})", good_claims())},
        {"kid as a number", ec.token(R"({"alg":"ES256","kid":1})", good_claims())},
        {"kid of another type", ec.token(R"({"alg":"ES256","kid":"rsa-1"})", good_claims())},
        {"kid with NUL", ec.token(R"({"alg":"ES256","kid":"ec-1\u0000"})", good_claims())},
        {"RS256 named for an EC signature", ec.token(R"({"alg":"RS256","kid":"ec-1"})", good_claims())},
        {"the key in the header",
         stranger.token(R"({"alg":"ES256","kid":"evil","jwk":)" + stranger.jwk() + "}", good_claims())},
        {"a URL of keys in the header",
         stranger.token(R"({"alg":"ES256","kid":"evil","jku":"https://evil.example/keys"})", good_claims())},
        {"a header of 1 MiB", ec.token(long_header, good_claims())},
        {"a header above its bound", ec.token(wide_header, good_claims())},
        {"a deep header", ec.token(ec.header(",\"x\":" + deep), good_claims())},
        {"a header that is a list", ec.token("[]", good_claims())},
        {"a header that is no JSON", ec.token("{alg:ES256}", good_claims())},
        {"claims that are no JSON", ec.token("x")},
        {"claims that are a list", ec.token("[" + good_claims() + "]")},
        {"claims that are a token", ec.token(good)},
        {"deep claims", ec.token(good_claims(",\"x\":" + deep))},
        {"iss twice", ec.token(good_claims(R"(,"iss":"https://evil.example")"))},
        {"typ of a logout token", ec.token(ec.header(R"(,"typ":"logout+jwt")"), good_claims())},
        {"typ as a number", ec.token(ec.header(R"(,"typ":1)"), good_claims())},
    };
    static_assert(std::size(table) >= 40);
    for (auto const& [what, token] : table) {
        INFO(what);
        CHECK(outcome(token));
    }
}

TEST_CASE_METHOD(issuer_fixture, "no single changed character leaves a token valid",
                 "[crypto][jwt][security]") {
    auto good = ed.token(good_claims());
    REQUIRE_FALSE(outcome(good));
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (char other : {'A', 'b', '.', '-'}) {
            if (good[i] == other) continue;
            auto changed = good;
            changed[i] = other;
            INFO(i << ' ' << other);
            CHECK(outcome(changed));
        }
    }
}

TEST_CASE_METHOD(issuer_fixture, "issuer and audience must be exact", "[crypto][jwt]") {
    auto token_of = [&](std::string_view iss_and_aud) {
        return ec.token("{" + std::string(iss_and_aud) + R"(,"sub":"u1","exp":1760000300})");
    };
    std::pair<std::string_view, error_code> const table[] = {
        {R"("iss":"https://id.example","aud":"api")", {}},
        {R"("iss":"https://id.example","aud":["api"])", {}},
        {R"("iss":"https://id.example","aud":["x","api","y"])", {}},
        {R"("iss":"https://id.example/","aud":"api")", jwt_errc::wrong_issuer},
        {R"("iss":"HTTPS://id.example","aud":"api")", jwt_errc::wrong_issuer},
        {R"("iss":"https://id.example.evil","aud":"api")", jwt_errc::wrong_issuer},
        {R"("iss":["https://id.example"],"aud":"api")", jwt_errc::wrong_issuer},
        {R"("iss":null,"aud":"api")", jwt_errc::wrong_issuer},
        {R"("aud":"api")", jwt_errc::wrong_issuer},
        {R"("iss":"https://id.example")", jwt_errc::wrong_audience},
        {R"("iss":"https://id.example","aud":"apis")", jwt_errc::wrong_audience},
        {R"("iss":"https://id.example","aud":"API")", jwt_errc::wrong_audience},
        {R"("iss":"https://id.example","aud":"")", jwt_errc::wrong_audience},
        {R"("iss":"https://id.example","aud":[])", jwt_errc::wrong_audience},
        {R"("iss":"https://id.example","aud":["x"])", jwt_errc::wrong_audience},
        {R"("iss":"https://id.example","aud":["api",1])", jwt_errc::malformed},
        {R"("iss":"https://id.example","aud":1)", jwt_errc::malformed},
        {R"("iss":"https://id.example","aud":{"api":1})", jwt_errc::malformed},
    };
    for (auto const& [claims, wanted] : table) {
        INFO(claims);
        CHECK(outcome(token_of(claims)) == wanted);
    }
    expected.audience.clear();
    CHECK(outcome(token_of(R"("iss":"https://id.example","aud":"")")) == jwt_errc::wrong_audience);
    expected = api();
    expected.issuer.clear();
    CHECK(outcome(token_of(R"("iss":"","aud":"api")")) == jwt_errc::wrong_issuer);
}

TEST_CASE_METHOD(issuer_fixture, "times hold to the second with a minute of skew", "[crypto][jwt]") {
    auto at = [](std::int64_t offset) { return std::to_string(now_s + offset); };
    std::pair<std::string, error_code> const table[] = {
        {R"(,"exp":)" + at(1), {}},
        {R"(,"exp":)" + at(-59), {}},
        {R"(,"exp":)" + at(-60), jwt_errc::expired},
        {R"(,"exp":)" + at(-61), jwt_errc::expired},
        {R"(,"exp":0)", jwt_errc::expired},
        {R"(,"exp":)" + at(100) + R"(,"nbf":)" + at(60), {}},
        {R"(,"exp":)" + at(100) + R"(,"nbf":)" + at(61), jwt_errc::not_yet_valid},
        {R"(,"exp":)" + at(100) + R"(,"iat":)" + at(60), {}},
        {R"(,"exp":)" + at(100) + R"(,"iat":)" + at(61), jwt_errc::not_yet_valid},
        {R"(,"exp":)" + at(0) + ".5", {}},
        {"", jwt_errc::missing_claim},
        {R"(,"exp":null)", jwt_errc::malformed},
        {R"(,"exp":")" + at(100) + '"', jwt_errc::malformed},
        {R"(,"exp":-1)", jwt_errc::malformed},
        {R"(,"exp":1e300)", jwt_errc::malformed},
        {R"(,"exp":18446744073709551615)", jwt_errc::malformed},
        {R"(,"exp":)" + at(100) + R"(,"nbf":"x")", jwt_errc::malformed},
    };
    for (auto const& [times, wanted] : table) {
        INFO(times);
        CHECK(outcome(ed.token(claims_with(times))) == wanted);
    }
}

TEST_CASE_METHOD(issuer_fixture, "a token without a proper subject is nobody's", "[crypto][jwt]") {
    for (std::string subject : {std::string("1"), std::string(R"("")"), std::string("null"),
                                std::string(R"("a\u0000b")"), '"' + std::string(256, 's') + '"'}) {
        auto token =
            ed.token(R"({"iss":"https://id.example","aud":"api","exp":1760000300,"sub":)" + subject + "}");
        CHECK(outcome(token) == jwt_errc::missing_claim);
    }
}

TEST_CASE_METHOD(issuer_fixture, "an ID token is no access token, and the reverse",
                 "[crypto][jwt][security]") {
    for (auto mark : {R"(,"nonce":"n")", R"(,"at_hash":"h")", R"(,"c_hash":"h")", R"(,"typ":"ID")"}) {
        CHECK(outcome(ec.token(good_claims(mark))) == jwt_errc::unsupported);
    }
    CHECK_FALSE(outcome(ec.token(good_claims(R"(,"typ":"Bearer")"))));
    auto access = ec.token(ec.header(R"(,"typ":"at+jwt")"), good_claims(R"(,"nonce":"n")"));
    CHECK_FALSE(outcome(access));
    CHECK_FALSE(outcome(ec.token(ec.header(R"(,"typ":"application/AT+JWT")"), good_claims())));

    expected.as = jwt_expectations::use::id;
    expected.nonce = "n";
    CHECK(outcome(access) == jwt_errc::unsupported);
    CHECK_FALSE(outcome(ec.token(ec.header(R"(,"typ":"JWT")"), good_claims(R"(,"nonce":"n")"))));
}

TEST_CASE_METHOD(issuer_fixture, "an ID token belongs to one log-in of one client",
                 "[crypto][jwt][security]") {
    expected.as = jwt_expectations::use::id;
    expected.nonce = "n";
    auto id_token = [&](std::string_view audience) {
        return ec.token(
            R"({"iss":"https://id.example","sub":"u1","exp":1760000300,"iat":1760000000,"nonce":"n")" +
            std::string(audience) + "}");
    };
    std::pair<std::string_view, error_code> const table[] = {
        {R"(,"aud":"api")", {}},
        {R"(,"aud":["api"],"azp":"api")", {}},
        {R"(,"aud":["api","other"],"azp":"api")", {}},
        {R"(,"aud":["api","other"])", jwt_errc::wrong_audience},
        {R"(,"aud":["api","other"],"azp":"other")", jwt_errc::wrong_audience},
        {R"(,"aud":"api","azp":"other")", jwt_errc::wrong_audience},
        {R"(,"aud":"api","azp":1)", jwt_errc::wrong_audience},
    };
    for (auto const& [audience, wanted] : table) {
        INFO(audience);
        CHECK(outcome(id_token(audience)) == wanted);
    }
    CHECK(outcome(ec.token(good_claims())) == jwt_errc::wrong_nonce);
    CHECK(outcome(ec.token(good_claims(R"(,"nonce":"m")"))) == jwt_errc::wrong_nonce);
    CHECK(outcome(ec.token(good_claims(R"(,"nonce":["n"])"))) == jwt_errc::wrong_nonce);
    CHECK(outcome(ec.token(claims_with(R"(,"exp":1760000300)", R"(,"nonce":"n")"))) ==
          jwt_errc::missing_claim);
    expected.nonce.clear();
    CHECK(outcome(ec.token(good_claims(R"(,"nonce":"")"))) == jwt_errc::wrong_nonce);
}

TEST_CASE_METHOD(issuer_fixture, "a token without kid needs the one key that fits", "[crypto][jwt]") {
    auto bare = ec.token(R"({"alg":"ES256"})", good_claims());
    CHECK_FALSE(outcome(bare));
    auto second = signing_key::p256("ec-2");
    keys = jwts->read_keys(jwks({ec.jwk(), second.jwk()})).value();
    CHECK(outcome(bare) == jwt_errc::unknown_key);
    CHECK_FALSE(outcome(ec.token(good_claims())));
}
