#pragma once
// Passwords without cost and secrets without chance. Digests are not digests: only equality is kept.

#include <parley/base/blocking_pool.hpp>
#include <parley/interfaces/services/crypto.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <string>

namespace parley::testing {

/// Encodes as `fake$STRENGTH$password`, and counts the work that a real one would do.
class fake_password_hasher final : public password_hasher {
public:
    std::atomic<int> strength{1};  ///< hashes made with a lower one ask to be made again
    std::atomic<bool> full{false};
    std::atomic<bool> full_for_hashes{false};  ///< verifying still works
    std::atomic<int> hashed{0};
    std::atomic<int> verified{0};
    std::atomic<int> verified_nobody{0};

    task<result<std::string>> hash(std::string password) override {
        PARLEY_CO_CHECK(co_await enter());
        if (full_for_hashes) co_return pool_errc::full;
        ++hashed;
        co_return prefix() + password;
    }
    task<result<verdict>> verify(std::string password, std::string encoded) override {
        PARLEY_CO_CHECK(co_await enter());
        ++verified;
        auto second = encoded.find('$', 5);
        verdict out;
        out.matches = encoded.starts_with("fake$") && encoded.substr(second + 1) == password;
        out.needs_rehash = out.matches && std::stoi(encoded.substr(5)) < strength;
        co_return out;
    }
    task<result<void>> verify_nobody(std::string) override {
        PARLEY_CO_CHECK(co_await enter());
        ++verified_nobody;
        co_return result<void>{};
    }
    int work() const { return hashed + verified + verified_nobody; }

private:
    std::string prefix() const { return "fake$" + std::to_string(strength) + "$"; }
    task<result<void>> enter() {
        co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
        if (full) co_return pool_errc::full;
        co_return result<void>{};
    }
};

/// Counts up: `pl_0000…1`. Tests can tell tokens apart and repeat themselves.
class fake_token_source final : public token_source {
public:
    std::string make_token(std::string_view prefix) override {
        auto number = std::to_string(++made_);
        return std::string(prefix) + std::string(43 - number.size(), '0') + number;
    }
    std::string make_code(std::size_t length) override {
        auto number = std::to_string(++made_);
        number.resize(length, 'x');
        return number;
    }
    std::string digest(std::string_view secret) const override { return "digest of " + std::string(secret); }
    std::string base64url(std::string_view bytes) const override { return "b64-" + std::string(bytes); }
    bool same(std::string_view one, std::string_view other) const noexcept override { return one == other; }

private:
    std::atomic<int> made_{0};
};

}  // namespace parley::testing
