#include <parley/base/assert.hpp>
#include <parley/crypto/digest.hpp>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace parley::crypto {

namespace {

/// Looked up once: a fetch by name costs more than hashing a token.
EVP_MD const* sha256_algorithm() {
    static EVP_MD* const it = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    PARLEY_ASSERT(it != nullptr);
    return it;
}

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

}  // namespace

std::string sha256(std::string_view bytes) {
    std::string out(sha256_bytes, '\0');
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    PARLEY_ASSERT(EVP_Digest(bytes.data(), bytes.size(), to, nullptr, sha256_algorithm(), nullptr) == 1);
    return out;
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
    std::string out(sha256_bytes, '\0');
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    unsigned int size = 0;
    // OpenSSL takes a null key for "the key of before": an empty key must still point somewhere.
    auto const* secret = key.empty() ? "" : key.data();
    PARLEY_ASSERT(key.size() <= INT32_MAX);
    auto* done = HMAC(sha256_algorithm(), secret, static_cast<int>(key.size()), bytes_of(bytes), bytes.size(),
                      to, &size);
    PARLEY_ASSERT(done != nullptr && size == sha256_bytes);
    return out;
}

bool same_secret(std::string_view one, std::string_view other) noexcept {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace parley::crypto
