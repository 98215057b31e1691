// Bearer tokens, codes and their digests.

#include <parley/crypto/digest.hpp>
#include <parley/crypto/encoding.hpp>
#include <parley/crypto/make_crypto.hpp>
#include <parley/crypto/random.hpp>

namespace parley::crypto {

namespace {

constexpr std::size_t token_random_bytes = 32;  // 256 bits: beyond guessing, so a plain SHA-256 may be stored

class kernel_token_source final : public token_source {
public:
    std::string make_token(std::string_view prefix) override {
        std::string token(prefix);
        token += base64url_encode(random_bytes(token_random_bytes));
        return token;
    }
    std::string make_code(std::size_t length) override { return random_base58(length); }
    std::string digest(std::string_view secret) const override { return sha256(secret); }
    std::string base64url(std::string_view bytes) const override { return base64url_encode(bytes); }
    bool same(std::string_view one, std::string_view other) const noexcept override {
        return same_secret(one, other);
    }
};

}  // namespace

std::unique_ptr<token_source> make_token_source() {
    return std::make_unique<kernel_token_source>();
}

}  // namespace parley::crypto
