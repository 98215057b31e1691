// Passwords with Argon2id (RFC 9106), on threads of their own.

#include <parley/base/blocking_pool.hpp>
#include <parley/crypto/make_crypto.hpp>
#include <parley/crypto/random.hpp>

#include <argon2.h>
#include <openssl/crypto.h>

#include <charconv>
#include <stdexcept>

namespace parley::crypto {

namespace {

constexpr std::size_t salt_bytes = 16;  // RFC 9106 §3.1
constexpr std::size_t hash_bytes = 32;
/// What a stored hash may ask for: a damaged or planted row must not take the machine's memory.
constexpr std::uint32_t memory_kib_max = 1024 * 1024;
constexpr std::uint32_t passes_max = 64;
constexpr std::uint32_t lanes_max = 16;

struct cost {
    std::uint32_t memory_kib = 0;
    std::uint32_t passes = 0;
    std::uint32_t lanes = 0;
};

bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

bool take(std::string_view& text, std::uint32_t& number) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

/// Of `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`; false for anything else or beyond the bounds.
bool read_cost(std::string_view encoded, cost& out) {
    bool shaped = take(encoded, "$argon2id$v=19$m=") && take(encoded, out.memory_kib) &&
                  take(encoded, ",t=") && take(encoded, out.passes) && take(encoded, ",p=") &&
                  take(encoded, out.lanes) && take(encoded, "$");
    return shaped && out.memory_kib <= memory_kib_max && out.passes <= passes_max && out.lanes <= lanes_max;
}

class argon2_hasher final : public password_hasher {
public:
    explicit argon2_hasher(password_options options)
        : options_(options), pool_({"argon2", options.threads, options.queue_max}) {}

    task<result<std::string>> hash(std::string password) override {
        auto work = [this, secret = std::move(password)]() mutable { return hash_now(std::move(secret)); };
        co_return co_await pool_.run(std::move(work));
    }

    task<result<verdict>> verify(std::string password, std::string encoded) override {
        auto work = [this, secret = std::move(password), stored = std::move(encoded)]() mutable {
            return verify_now(std::move(secret), stored);
        };
        co_return co_await pool_.run(std::move(work));
    }

    task<result<void>> verify_nobody(std::string password) override {
        // The same work as for a stored hash of today's cost: one hash of the same size, the outcome thrown
        // away.
        auto work = [this, secret = std::move(password)]() mutable {
            return hash_now(std::move(secret)).size();
        };
        auto done = co_await pool_.run(std::move(work));
        if (done.has_error()) co_return done.error();
        co_return result<void>{};
    }

private:
    std::string hash_now(std::string password) const {
        auto salt = random_bytes(salt_bytes);
        auto length = argon2_encodedlen(options_.passes, options_.memory_kib, options_.lanes, salt_bytes,
                                        hash_bytes, Argon2_id);
        std::string encoded(length, '\0');
        int failure = argon2id_hash_encoded(options_.passes, options_.memory_kib, options_.lanes,
                                            password.data(), password.size(), salt.data(), salt.size(),
                                            hash_bytes, encoded.data(), encoded.size());
        OPENSSL_cleanse(password.data(), password.size());
        if (failure != ARGON2_OK) throw std::runtime_error(argon2_error_message(failure));  // out of memory
        encoded.resize(encoded.find('\0'));
        return encoded;
    }

    verdict verify_now(std::string password, std::string const& encoded) const {
        cost stored;
        if (!read_cost(encoded, stored)) return {};
        int outcome = argon2id_verify(encoded.c_str(), password.data(), password.size());
        OPENSSL_cleanse(password.data(), password.size());
        // Out of memory is not a wrong password.
        if (outcome == ARGON2_MEMORY_ALLOCATION_ERROR)
            throw std::runtime_error(argon2_error_message(outcome));
        bool matches = outcome == ARGON2_OK;
        bool weaker = stored.memory_kib < options_.memory_kib || stored.passes < options_.passes ||
                      stored.lanes < options_.lanes;
        return {matches, matches && weaker};
    }

    password_options const options_;
    blocking_pool pool_;
};

}  // namespace

std::unique_ptr<password_hasher> make_password_hasher(password_options options) {
    return std::make_unique<argon2_hasher>(options);
}

}  // namespace parley::crypto
