#include <parley/crypto/digest.hpp>
#include <parley/crypto/encoding.hpp>

#include <catch2/catch.hpp>

using namespace parley::crypto;

namespace {

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (unsigned char byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}  // namespace

TEST_CASE("SHA-256 gives the values of FIPS 180-4", "[crypto]") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("HMAC-SHA-256 gives the values of RFC 4231", "[crypto]") {
    CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(hmac_sha256("", "")) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("secrets are the same only byte for byte", "[crypto]") {
    CHECK(same_secret("", ""));
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "ab"));
    CHECK_FALSE(same_secret(std::string_view("a\0b", 3), std::string_view("a\0c", 3)));
}

TEST_CASE("base64url gives the values of RFC 4648 without padding", "[crypto]") {
    std::pair<std::string_view, std::string_view> const table[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xff\xfe\xfd", "__79"},
    };
    for (auto [bytes, text] : table) {
        CHECK(base64url_encode(bytes) == text);
        CHECK(base64url_decode(text) == std::string(bytes));
    }
}

TEST_CASE("base64url has one text for each value", "[crypto]") {
    for (std::string_view wrong :
         {"Zg==", "Zh", "Zm9", "Z", "Zm9v ", " Zm9v", "Zm+v", "Zm/v", "Zm9v\n", "Zm.v"}) {
        INFO(wrong);
        CHECK_FALSE(base64url_decode(wrong));
    }
    CHECK_FALSE(base64url_decode(std::string_view("Zm\0v", 4)));
}

TEST_CASE("base64url decodes what it encoded, whatever the length", "[crypto]") {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        CHECK(base64url_decode(base64url_encode(bytes)) == bytes);
        bytes += static_cast<char>(i * 37);
    }
}
