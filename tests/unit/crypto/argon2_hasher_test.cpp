#include "support/run.hpp"

#include <parley/base/blocking_pool.hpp>
#include <parley/crypto/make_crypto.hpp>

#include <catch2/catch.hpp>

#include <atomic>

using namespace parley;
using parley::testing::running_cores;

namespace {

/// Cheap enough for tests that are not about the cost.
crypto::password_options light() {
    crypto::password_options options;
    options.memory_kib = 64;
    options.passes = 1;
    return options;
}

std::string hashed(running_cores& cores, password_hasher& passwords, std::string password) {
    return cores.run(passwords.hash(std::move(password))).value();
}

bool matches(running_cores& cores, password_hasher& passwords, std::string password, std::string encoded) {
    return cores.run(passwords.verify(std::move(password), std::move(encoded))).value().matches;
}

}  // namespace

TEST_CASE("the default cost is not below OWASP's minimum and stands in the hash", "[crypto]") {
    running_cores cores;
    auto passwords = crypto::make_password_hasher({});
    auto encoded = hashed(cores, *passwords, "correct horse");
    CHECK(encoded.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    auto verdict = cores.run(passwords->verify("correct horse", encoded)).value();
    CHECK(verdict.matches);
    CHECK_FALSE(verdict.needs_rehash);
    CHECK_FALSE(matches(cores, *passwords, "correct horsf", encoded));
}

TEST_CASE("two hashes of one password differ", "[crypto]") {
    running_cores cores;
    auto passwords = crypto::make_password_hasher(light());
    CHECK(hashed(cores, *passwords, "same") != hashed(cores, *passwords, "same"));
}

TEST_CASE("every byte of a password counts: NUL, the 73rd, the last of 256", "[crypto]") {
    running_cores cores;
    auto passwords = crypto::make_password_hasher(light());
    std::pair<std::string, std::string> const pairs[] = {
        {std::string("pass\0word", 9), std::string("pass\0worse", 10)},
        {std::string("pass\0word", 9), "pass"},
        {std::string(72, 'x'), std::string(73, 'x')},
        {std::string(255, 'x') + "a", std::string(255, 'x') + "b"},
        {"p\xc3\xa4ss", "pa\xcc\x88ss"},  // composed and decomposed: bytes are used as sent
    };
    for (auto const& [one, other] : pairs) {
        auto encoded = hashed(cores, *passwords, one);
        CHECK(matches(cores, *passwords, one, encoded));
        CHECK_FALSE(matches(cores, *passwords, other, encoded));
    }
}

TEST_CASE("a hash of lower cost matches and asks to be made again", "[crypto]") {
    running_cores cores;
    auto weak = crypto::make_password_hasher(light());
    auto encoded = hashed(cores, *weak, "password");
    auto stronger = light();
    stronger.memory_kib = 128;
    auto strong = crypto::make_password_hasher(stronger);
    auto right = cores.run(strong->verify("password", encoded)).value();
    CHECK(right.matches);
    CHECK(right.needs_rehash);
    auto wrong = cores.run(strong->verify("Password", encoded)).value();
    CHECK_FALSE(wrong.matches);
    CHECK_FALSE(wrong.needs_rehash);
    // The other way round nothing is lost, so nothing is asked.
    auto kept = cores.run(weak->verify("password", hashed(cores, *strong, "password"))).value();
    CHECK(kept.matches);
    CHECK_FALSE(kept.needs_rehash);
}

TEST_CASE("a damaged or greedy stored hash matches nothing and takes no memory", "[crypto]") {
    running_cores cores;
    auto passwords = crypto::make_password_hasher(light());
    for (std::string encoded :
         {"", "x", "$argon2id$", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
          "$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
          "$argon2id$v=19$m=64,t=4294967295,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo",
          "$argon2id$v=19$m=-1,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo", "$argon2id$v=19$m=64,t=1,p=1$"}) {
        INFO(encoded);
        CHECK_FALSE(matches(cores, *passwords, "password", encoded));
    }
}

TEST_CASE("what exceeds the hashing queue is shed at once", "[crypto][overload]") {
    running_cores cores;
    auto options = light();
    options.memory_kib = 8 * 1024;
    options.threads = 1;
    options.queue_max = 2;
    auto passwords = crypto::make_password_hasher(options);
    std::vector<std::future<result<std::string>>> asked;
    for (int i = 0; i < 20; ++i) {
        auto work = passwords->hash("password");
        asked.push_back(
            boost::asio::co_spawn(cores.all.at(0).executor(), std::move(work), boost::asio::use_future));
    }
    int served = 0;
    int shed = 0;
    for (auto& each : asked) {
        auto answer = each.get();
        if (answer.has_value()) ++served;
        if (answer.has_error() && answer.error() == pool_errc::full) ++shed;
    }
    CHECK(served + shed == 20);
    CHECK(served >= 2);
    CHECK(shed >= 1);
}
