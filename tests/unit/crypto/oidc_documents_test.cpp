#include <parley/crypto/make_crypto.hpp>

#include <catch2/catch.hpp>

using namespace parley;

TEST_CASE("a discovery document gives the endpoints", "[crypto][oidc]") {
    auto documents = crypto::make_oidc_documents();
    auto read = documents->read_metadata(
        R"({"issuer":"https://id.example","authorization_endpoint":"https://id.example/a",
        "token_endpoint":"https://id.example/t","jwks_uri":"https://id.example/k","scopes_supported":["openid"],
        "mtls_endpoint_aliases":{"token_endpoint":"x"},"authorization_response_iss_parameter_supported":true})");
    REQUIRE(read.has_value());
    CHECK(read->issuer == "https://id.example");
    CHECK(read->authorization_endpoint == "https://id.example/a");
    CHECK(read->token_endpoint == "https://id.example/t");
    CHECK(read->jwks_uri == "https://id.example/k");
    CHECK(read->answers_with_issuer);
}

TEST_CASE("an incomplete or odd discovery document is refused", "[crypto][oidc]") {
    auto documents = crypto::make_oidc_documents();
    for (
        std::string text :
        {std::string("{}"), std::string("[]"), std::string("<html>"),
         std::string(R"({"issuer":"i","authorization_endpoint":"a","token_endpoint":"t"})"),
         std::string(R"({"issuer":"i","authorization_endpoint":"a","token_endpoint":1,"jwks_uri":"k"})"),
         std::string(
             R"({"issuer":"i","issuer":"j","authorization_endpoint":"a","token_endpoint":"t","jwks_uri":"k"})"),
         R"({"issuer":"i","authorization_endpoint":"a","token_endpoint":"t","jwks_uri":")" +
             std::string(3000, 'k') + "\"}"}) {
        INFO(text.substr(0, 100));
        CHECK(documents->read_metadata(text).has_error());
    }
}

TEST_CASE("the token endpoint's answer gives the ID token", "[crypto][oidc]") {
    auto documents = crypto::make_oidc_documents();
    auto read = documents->read_id_token(
        R"({"access_token":"a","token_type":"Bearer","expires_in":60,"id_token":"x.y.z"})");
    REQUIRE(read.has_value());
    CHECK(*read == "x.y.z");
    for (std::string text :
         {std::string("{}"), std::string(R"({"id_token":""})"), std::string(R"({"id_token":1})"),
          std::string(R"({"error":"invalid_grant"})"), R"({"id_token":")" + std::string(9000, 'x') + "\"}"}) {
        CHECK(documents->read_id_token(text).has_error());
    }
}
