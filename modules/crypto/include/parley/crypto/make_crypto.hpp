#pragma once
// Builds what the house knows of cryptography.

#include <parley/interfaces/services/crypto.hpp>

#include <cstdint>
#include <memory>

namespace parley::crypto {

/// Argon2id. The defaults are OWASP's minimum; raise the memory first.
struct password_options {
    std::uint32_t memory_kib = 19 * 1024;
    std::uint32_t passes = 2;
    std::uint32_t lanes = 1;
    std::size_t threads = 2;     ///< hashes at once: the most CPU that a storm of log-ins can take
    std::size_t queue_max = 64;  ///< waiting for a thread; beyond it `pool_errc::full`
};

std::unique_ptr<password_hasher> make_password_hasher(password_options options);
std::unique_ptr<token_source> make_token_source();
std::unique_ptr<jwt_verifier> make_jwt_verifier();
std::unique_ptr<oidc_documents> make_oidc_documents();

}  // namespace parley::crypto
