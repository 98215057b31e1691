#include <parley/crypto/digest.hpp>
#include <parley/crypto/make_crypto.hpp>
#include <parley/crypto/random.hpp>

#include <catch2/catch.hpp>

#include <set>

using namespace parley;

TEST_CASE("a token carries its prefix and 256 bits that never repeat", "[crypto]") {
    auto secrets = crypto::make_token_source();
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        auto token = secrets->make_token("pl_");
        CHECK(token.size() == 3 + 43);
        CHECK(token.starts_with("pl_"));
        seen.insert(token);
    }
    CHECK(seen.size() == 1000);
    CHECK(secrets->digest("abc") == crypto::sha256("abc"));
}

TEST_CASE("a code is base58 of the length asked for, with every letter used", "[crypto]") {
    auto secrets = crypto::make_token_source();
    std::set<char> letters;
    for (int i = 0; i < 300; ++i) {
        auto code = secrets->make_code(10);
        CHECK(code.size() == 10);
        letters.insert(code.begin(), code.end());
    }
    CHECK(letters.size() == 58);
    for (char look_alike : {'0', 'O', 'I', 'l'})
        CHECK(letters.count(look_alike) == 0);
    CHECK(secrets->make_code(0).empty());
}

TEST_CASE("random bytes come in the count asked for", "[crypto]") {
    CHECK(crypto::random_bytes(0).empty());
    CHECK(crypto::random_bytes(100'000).size() == 100'000);
    CHECK(crypto::random_bytes(32) != crypto::random_bytes(32));
}
