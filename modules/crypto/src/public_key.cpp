#include "public_key.hpp"

#include <parley/crypto/encoding.hpp>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/param_build.h>

#include <algorithm>

namespace parley::crypto {

namespace {

constexpr int rsa_bits_min = 2048;             // RFC 7518 §3.3
constexpr int rsa_bits_max = 8192;             // verification must stay cheap
constexpr std::size_t exponent_bytes_max = 4;  // 65537 in practice; a huge one makes verification slow
constexpr std::size_t p256_number_bytes = 32;
constexpr std::size_t ed25519_key_bytes = 32;

template <auto Free>
struct freed_by {
    template <class T>
    void operator()(T* it) const noexcept {
        Free(it);
    }
};
using bignum_ptr = std::unique_ptr<BIGNUM, freed_by<BN_free>>;
using builder_ptr = std::unique_ptr<OSSL_PARAM_BLD, freed_by<OSSL_PARAM_BLD_free>>;
using params_ptr = std::unique_ptr<OSSL_PARAM, freed_by<OSSL_PARAM_free>>;
using key_context_ptr = std::unique_ptr<EVP_PKEY_CTX, freed_by<EVP_PKEY_CTX_free>>;
using digest_context_ptr = std::unique_ptr<EVP_MD_CTX, freed_by<EVP_MD_CTX_free>>;
using ecdsa_ptr = std::unique_ptr<ECDSA_SIG, freed_by<ECDSA_SIG_free>>;

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

bignum_ptr number(std::string_view big_endian) {
    return bignum_ptr(BN_bin2bn(bytes_of(big_endian), static_cast<int>(big_endian.size()), nullptr));
}

/// Failures leave entries in OpenSSL's per-thread queue, where later callers on this thread would find them.
struct error_queue_guard {
    error_queue_guard() = default;
    error_queue_guard(error_queue_guard const&) = delete;
    error_queue_guard& operator=(error_queue_guard const&) = delete;
    ~error_queue_guard() { ERR_clear_error(); }
};

EVP_PKEY* key_from(char const* type, OSSL_PARAM_BLD* builder) {
    params_ptr params(OSSL_PARAM_BLD_to_param(builder));
    key_context_ptr context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
    if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) return nullptr;
    return key;
}

std::optional<std::string> decoded_member(json_value const& jwk, std::string_view name) {
    return base64url_decode(jwk.text(name));
}

bool is_for_signatures(json_value const& jwk) {
    auto const* use = jwk.find("use");
    if (use != nullptr && jwk.text("use") != "sig") return false;
    auto const* operations = jwk.find("key_ops");
    if (operations == nullptr) return true;
    auto const* list = operations->as_array();
    if (list == nullptr) return false;
    return std::any_of(list->begin(), list->end(), [](json_value const& v) {
        return v.as_text() != nullptr && *v.as_text() == "verify";
    });
}

/// JOSE writes r and s side by side (RFC 7518 §3.4), OpenSSL reads DER. Empty when it cannot be a signature.
std::string der_signature(std::string_view raw) {
    if (raw.size() != 2 * p256_number_bytes) return {};
    auto r = number(raw.substr(0, p256_number_bytes));
    auto s = number(raw.substr(p256_number_bytes));
    ecdsa_ptr signature(ECDSA_SIG_new());
    // Zeros verified under any key in libraries that forgot to look (CVE-2022-21449).
    if (!r || !s || !signature || BN_is_zero(r.get()) || BN_is_zero(s.get())) return {};
    if (ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return {};
    (void)r.release();
    (void)s.release();
    unsigned char* der = nullptr;
    int size = i2d_ECDSA_SIG(signature.get(), &der);
    if (size <= 0) return {};
    std::string out(reinterpret_cast<char const*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return out;
}

}  // namespace

std::optional<signature_algorithm> read_algorithm(std::string_view name) noexcept {
    if (name == "RS256") return signature_algorithm::rs256;
    if (name == "ES256") return signature_algorithm::es256;
    if (name == "EdDSA") return signature_algorithm::eddsa;
    return std::nullopt;
}

std::optional<public_key> public_key::from_jwk(json_value const& jwk) {
    error_queue_guard guard;
    if (!jwk.is_object() || !is_for_signatures(jwk)) return std::nullopt;
    auto type = jwk.text("kty");
    auto curve = jwk.text("crv");
    key_ptr key;
    signature_algorithm algorithm{};
    if (type == "RSA") {
        key = rsa_key(jwk);
        algorithm = signature_algorithm::rs256;
    } else if (type == "EC" && curve == "P-256") {
        key = p256_key(jwk);
        algorithm = signature_algorithm::es256;
    } else if (type == "OKP" && curve == "Ed25519") {
        key = ed25519_key(jwk);
        algorithm = signature_algorithm::eddsa;
    }
    if (!key) return std::nullopt;
    if (jwk.find("alg") != nullptr && read_algorithm(jwk.text("alg")) != algorithm) return std::nullopt;
    return public_key(std::string(jwk.text("kid")), algorithm, std::move(key));
}

public_key::key_ptr public_key::rsa_key(json_value const& jwk) {
    auto modulus = decoded_member(jwk, "n");
    auto exponent = decoded_member(jwk, "e");
    if (!modulus || !exponent || modulus->size() > rsa_bits_max / 8 + 1) return nullptr;
    if (exponent->empty() || exponent->size() > exponent_bytes_max) return nullptr;
    auto n = number(*modulus);
    auto e = number(*exponent);
    if (!n || !e || BN_num_bits(n.get()) < rsa_bits_min || BN_num_bits(n.get()) > rsa_bits_max)
        return nullptr;
    // An exponent of 1 would make every message its own signature; even numbers are no keys at all.
    if (!BN_is_odd(n.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get())) return nullptr;
    builder_ptr builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1)
        return nullptr;
    if (OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) return nullptr;
    return key_ptr(key_from("RSA", builder.get()));
}

public_key::key_ptr public_key::p256_key(json_value const& jwk) {
    auto x = decoded_member(jwk, "x");
    auto y = decoded_member(jwk, "y");
    if (!x || !y || x->size() != p256_number_bytes || y->size() != p256_number_bytes) return nullptr;
    auto point = '\x04' + *x + *y;  // SEC 1 §2.3.3, uncompressed
    builder_ptr builder(OSSL_PARAM_BLD_new());
    if (!builder) return nullptr;
    auto* b = builder.get();
    if (OSSL_PARAM_BLD_push_utf8_string(b, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1) return nullptr;
    if (OSSL_PARAM_BLD_push_octet_string(b, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1) {
        return nullptr;
    }
    key_ptr key(key_from("EC", b));
    if (!key) return nullptr;
    key_context_ptr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!context || EVP_PKEY_public_check(context.get()) != 1)
        return nullptr;  // on the curve, not at infinity
    return key;
}

public_key::key_ptr public_key::ed25519_key(json_value const& jwk) {
    auto x = decoded_member(jwk, "x");
    if (!x || x->size() != ed25519_key_bytes) return nullptr;
    return key_ptr(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*x), x->size()));
}

bool public_key::verifies(std::string_view signed_bytes, std::string_view signature) const {
    error_queue_guard guard;
    digest_context_ptr context(EVP_MD_CTX_new());
    auto const* digest = algorithm_ == signature_algorithm::eddsa ? nullptr : EVP_sha256();
    // RSA's padding is PKCS #1 v1.5 unless said otherwise, which is what RS256 means.
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key_.get()) != 1)
        return false;
    std::string der;
    if (algorithm_ == signature_algorithm::es256) {
        der = der_signature(signature);
        if (der.empty()) return false;
        signature = der;
    }
    return EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(signed_bytes),
                            signed_bytes.size()) == 1;
}

}  // namespace parley::crypto
