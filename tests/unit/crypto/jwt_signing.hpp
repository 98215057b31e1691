#pragma once
// An issuer for tests: keys made on the spot, and tokens signed with them, honest or not.

#include <parley/crypto/encoding.hpp>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace parley::testing {

/// A key pair of one of the accepted kinds. RSA takes about 100 ms to make: share it.
class signing_key {
public:
    static signing_key rsa(std::string kid, unsigned bits = 2048) {
        return {std::move(kid), "RS256", EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{bits})};
    }
    static signing_key p256(std::string kid) {
        return {std::move(kid), "ES256", EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")};
    }
    static signing_key ed25519(std::string kid) {
        return {std::move(kid), "EdDSA", EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")};
    }

    std::string const& kid() const { return kid_; }
    std::string const& algorithm() const { return algorithm_; }

    /// `more` is appended to the members: `,"use":"sig"`, say.
    std::string jwk(std::string_view more = "") const {
        std::string out = R"({"kid":")" + kid_ + R"(",)";
        if (algorithm_ == "RS256") {
            out += R"("kty":"RSA","n":")" + number(OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" +
                   number(OSSL_PKEY_PARAM_RSA_E) + '"';
        } else if (algorithm_ == "ES256") {
            auto point = octets(OSSL_PKEY_PARAM_PUB_KEY);
            if (point.size() != 65) throw std::logic_error("not an uncompressed point");
            out += R"("kty":"EC","crv":"P-256","x":")" + crypto::base64url_encode(point.substr(1, 32)) +
                   R"(","y":")" + crypto::base64url_encode(point.substr(33)) + '"';
        } else {
            std::string raw(32, '\0');
            std::size_t size = raw.size();
            EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(raw.data()), &size);
            out += R"("kty":"OKP","crv":"Ed25519","x":")" + crypto::base64url_encode(raw) + '"';
        }
        return out + std::string(more) + "}";
    }

    /// Signs whatever it is given, as JOSE wants it.
    std::string sign(std::string_view bytes) const {
        std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
        auto const* digest = algorithm_ == "EdDSA" ? nullptr : EVP_sha256();
        EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get());
        std::size_t size = 1024;
        std::string out(size, '\0');
        if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                           reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()) != 1) {
            throw std::logic_error("cannot sign");
        }
        out.resize(size);
        return algorithm_ == "ES256" ? side_by_side(out) : out;
    }

    std::string header(std::string_view more = "") const {
        return R"({"alg":")" + algorithm_ + R"(","kid":")" + kid_ + '"' + std::string(more) + "}";
    }
    std::string token(std::string_view header, std::string_view claims) const {
        auto body = crypto::base64url_encode(header) + "." + crypto::base64url_encode(claims);
        return body + "." + crypto::base64url_encode(sign(body));
    }
    std::string token(std::string_view claims) const { return token(header(), claims); }

private:
    signing_key(std::string kid, std::string algorithm, EVP_PKEY* key)
        : kid_(std::move(kid)), algorithm_(std::move(algorithm)), key_(key, EVP_PKEY_free) {
        if (key == nullptr) throw std::logic_error("cannot make a key");
    }
    std::string number(char const* name) const {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &value);
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
        BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(value);
        return crypto::base64url_encode(bytes);
    }
    std::string octets(char const* name) const {
        std::string out(200, '\0');
        std::size_t size = 0;
        EVP_PKEY_get_octet_string_param(key_.get(), name, reinterpret_cast<unsigned char*>(out.data()),
                                        out.size(), &size);
        out.resize(size);
        return out;
    }
    static std::string side_by_side(std::string const& der) {
        auto const* from = reinterpret_cast<unsigned char const*>(der.data());
        auto* signature = d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size()));
        std::string out(64, '\0');
        auto* to = reinterpret_cast<unsigned char*>(out.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(signature), to, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(signature), to + 32, 32);
        ECDSA_SIG_free(signature);
        return out;
    }

    std::string kid_;
    std::string algorithm_;
    std::shared_ptr<EVP_PKEY> key_;
};

inline std::string jwks(std::vector<std::string> const& keys) {
    std::string out = R"({"keys":[)";
    for (auto const& key : keys)
        out += (out.back() == '[' ? "" : ",") + key;
    return out + "]}";
}

}  // namespace parley::testing
