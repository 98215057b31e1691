#include "house.hpp"

#include <chrono>

using namespace parley;
using parley::identity::sign_up_mode;
using parley::testing::good_password;
using parley::testing::house;

namespace {

login_attempt as(std::string name, std::string password = good_password) {
    return {std::move(name), std::move(password), "192.0.2.1", "browser"};
}

result<issued_login> sign_up_as(house& h, std::string name, bool invited = false,
                                std::string password = good_password) {
    sign_up wanted{as(std::move(name), std::move(password)), invited};
    return h.run(h.services->logins().register_account(std::move(wanted)));
}

identity::identity_options with_setup_token() {
    auto options = house::open_to_all();
    options.setup_token_digest = "digest of once";
    return options;
}

}  // namespace

TEST_CASE("names are compared without case", "[identity][login]") {
    house h;
    auto ann = h.person("Ann");
    CHECK(h.log_in("aNN")->who.id == ann.id);
    CHECK(h.log_in("ann")->who.name == "Ann");
}

TEST_CASE("an unknown name costs the same work and gives the same answer as a wrong password",
          "[identity][login][security]") {
    house h;
    h.person("ann");
    h.passwords.verified = h.passwords.verified_nobody = 0;
    CHECK(h.log_in("ann", "wrong password").error() == identity_errc::invalid_credentials);
    CHECK(h.passwords.verified == 1);
    CHECK(h.log_in("nobody", "wrong password").error() == identity_errc::invalid_credentials);
    CHECK(h.passwords.verified == 1);
    CHECK(h.passwords.verified_nobody == 1);
}

TEST_CASE("whoever has no password, or may not come in, looks like anyone", "[identity][login][security]") {
    house h;
    auto ann = h.person("ann");
    h.bot("robot", ann.id);
    REQUIRE(h.run(h.services->control().set_disabled(ann.id, true)).has_value());
    h.passwords.verified = h.passwords.verified_nobody = 0;
    CHECK(h.log_in("robot").error() == identity_errc::invalid_credentials);
    CHECK(h.log_in("robot", "fake$1$fake$1$").error() == identity_errc::invalid_credentials);
    CHECK(h.log_in("ann").error() == identity_errc::invalid_credentials);
    CHECK(h.passwords.verified + h.passwords.verified_nobody == 3);
}

TEST_CASE("what cannot be a name or a password is refused before it is hashed",
          "[identity][login][overload]") {
    house h;
    h.person("ann");
    int before = h.passwords.work();
    for (auto const& [name, password] :
         std::vector<std::pair<std::string, std::string>>{{"ann", ""},
                                                          {"ann", "short"},
                                                          {"ann", std::string(257, 'x')},
                                                          {"ann", std::string(1024 * 1024, 'x')},
                                                          {"", good_password},
                                                          {"a", good_password},
                                                          {std::string(33, 'a'), good_password},
                                                          {"ann\n", good_password},
                                                          {"ann'--", good_password},
                                                          {std::string("ann\0x", 5), good_password},
                                                          {"\xc3\xa4nn", good_password}}) {
        CHECK(h.log_in(name, password).error() == identity_errc::invalid_credentials);
    }
    CHECK(h.passwords.work() == before);
}

TEST_CASE("passwords of 8 and of 256 bytes work, one less or more does not", "[identity]") {
    house h;
    h.person("owner");
    CHECK(sign_up_as(h, "a1", false, std::string(7, 'x')).error() == identity_errc::invalid_password);
    CHECK(sign_up_as(h, "a2", false, std::string(8, 'x')).has_value());
    CHECK(sign_up_as(h, "a3", false, std::string(256, 'x')).has_value());
    CHECK(sign_up_as(h, "a4", false, std::string(257, 'x')).error() == identity_errc::invalid_password);
    CHECK(h.log_in("a3", std::string(256, 'x')).has_value());
    CHECK(h.log_in("a3", std::string(255, 'x')).has_error());
}

TEST_CASE("a full hashing queue is busy, not wrong", "[identity][login][overload]") {
    house h;
    h.person("ann");
    h.passwords.full = true;
    for (int i = 0; i < 100; ++i) {
        CHECK(h.log_in("ann").error() == identity_errc::busy);
        CHECK(h.log_in("nobody").error() == identity_errc::busy);
    }
    h.passwords.full = false;
    CHECK(h.log_in("ann").has_value());  // none of that counted as a guess
}

TEST_CASE("a store that fails does not count as a wrong password", "[identity][login]") {
    house h;
    h.person("ann");
    h.accounts.fail_always(storage_errc::unavailable);
    for (int i = 0; i < 100; ++i)
        CHECK(h.log_in("ann").error() == storage_errc::unavailable);
    h.accounts.fail_always(storage_errc::ok);
    CHECK(h.log_in("ann").has_value());
}

TEST_CASE("a hash of lower cost is replaced at log-in", "[identity][login]") {
    house h;
    auto ann = h.person("ann");
    h.passwords.strength = 2;
    CHECK(h.log_in("ann").has_value());
    auto row = h.run(h.accounts.find(ann.id)).value();
    CHECK(row->password_hash == std::string("fake$2$") + good_password);
    int before = h.passwords.hashed;
    CHECK(h.log_in("ann").has_value());
    CHECK(h.passwords.hashed == before);
}

TEST_CASE("a log-in goes on when the stronger hash cannot be made", "[identity][login]") {
    house h;
    auto ann = h.person("ann");
    h.passwords.strength = 2;
    h.passwords.full_for_hashes = true;
    CHECK(h.log_in("ann").has_value());
    CHECK(h.run(h.accounts.find(ann.id)).value()->password_hash.starts_with("fake$1$"));
    h.passwords.full_for_hashes = false;
    CHECK(h.log_in("ann").has_value());
    CHECK(h.run(h.accounts.find(ann.id)).value()->password_hash.starts_with("fake$2$"));
}

TEST_CASE("the user agent is kept short and printable", "[identity]") {
    house h;
    h.person("ann");
    login_attempt attempt = as("ann");
    attempt.user_agent = "Mozilla/5.0\r\n\x1b[31m\xff" + std::string(500, 'x');
    auto login = h.run(h.services->logins().log_in(std::move(attempt))).value();
    CHECK(login.login.user_agent.size() == 200);
    CHECK(login.login.user_agent.starts_with("Mozilla/5.0???[31m?xxx"));
}

TEST_CASE("the list shows one's own live logins", "[identity]") {
    house h;
    h.person("ann");
    h.person("bob");
    h.log_in("ann").value();
    h.log_in("bob").value();
    h.time.advance(std::chrono::days{31});
    auto login = h.log_in("ann").value();
    auto listed = h.run(h.services->logins().list(house::as(login))).value();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].id == login.login.id);
    CHECK(listed[0].user_agent == "test");
}

TEST_CASE("each sign-up mode lets in whom it should", "[identity][sign-up]") {
    auto outcome = [](sign_up_mode mode, bool invited) {
        auto options = house::open_to_all();
        options.sign_up = mode;
        house h(options);
        h.person("owner");
        return sign_up_as(h, "ann", invited).error();
    };
    CHECK_FALSE(outcome(sign_up_mode::open, false));
    CHECK_FALSE(outcome(sign_up_mode::open, true));
    CHECK(outcome(sign_up_mode::invite, false) == identity_errc::invite_required);
    CHECK_FALSE(outcome(sign_up_mode::invite, true));
    CHECK(outcome(sign_up_mode::closed, false) == identity_errc::sign_up_closed);
    CHECK(outcome(sign_up_mode::closed, true) == identity_errc::sign_up_closed);
    CHECK(identity::identity_options{}.sign_up == sign_up_mode::invite);
}

TEST_CASE("before there is an owner nobody signs up, not even in open mode", "[identity][sign-up]") {
    house h(with_setup_token());
    CHECK(sign_up_as(h, "ann").error() == identity_errc::sign_up_closed);
    REQUIRE(h.run(h.services->logins().set_up_owner("once", as("owner"))).has_value());
    CHECK(sign_up_as(h, "ann").has_value());
}

TEST_CASE("signing up gives an ordinary account and a login", "[identity][sign-up]") {
    house h;
    h.person("owner");
    auto ann = sign_up_as(h, "ann").value();
    CHECK_FALSE(ann.who.admin);
    CHECK(ann.who.display_name == "ann");
    CHECK(h.authenticate(ann.token)->account == ann.who.id);
    CHECK(sign_up_as(h, "ANN").error() == identity_errc::name_taken);
    CHECK(sign_up_as(h, "Everyone").error() == identity_errc::invalid_name);
    CHECK(sign_up_as(h, "with space").error() == identity_errc::invalid_name);
}

TEST_CASE("of many who take one name at once, one gets it", "[identity][sign-up][race]") {
    house h;
    h.person("owner");
    std::vector<std::future<result<issued_login>>> racing;
    for (std::size_t i = 0; i < 20; ++i) {
        sign_up wanted{as(i % 2 == 0 ? "ann" : "ANN"), false};
        racing.push_back(h.begin(h.services->logins().register_account(std::move(wanted)), i % 2));
    }
    int made = 0;
    for (auto& each : racing) {
        auto outcome = each.get();
        if (outcome.has_value()) ++made;
        if (outcome.has_error()) CHECK(outcome.error() == identity_errc::name_taken);
    }
    CHECK(made == 1);
}

TEST_CASE("the set-up token makes one admin, once, however many try together", "[identity][set-up][race]") {
    house h(with_setup_token());
    CHECK(h.run(h.services->accounts().needs_owner()).value());
    std::vector<std::future<result<issued_login>>> racing;
    for (std::size_t i = 0; i < 20; ++i) {
        auto attempt = as("owner" + std::to_string(i));
        racing.push_back(h.begin(h.services->logins().set_up_owner("once", std::move(attempt)), i % 2));
    }
    int made = 0;
    for (auto& each : racing) {
        auto outcome = each.get();
        if (outcome.has_error()) {
            CHECK(outcome.error() == identity_errc::setup_done);
            continue;
        }
        ++made;
        CHECK(outcome->who.admin);
        CHECK(h.authenticate(outcome->token)->admin);
    }
    CHECK(made == 1);
    CHECK_FALSE(h.run(h.services->accounts().needs_owner()).value());
    CHECK(h.run(h.services->logins().set_up_owner("once", as("late"))).error() == identity_errc::setup_done);
}

TEST_CASE("a wrong set-up token hashes nothing and spends nothing", "[identity][set-up]") {
    house h(with_setup_token());
    for (std::string token : {"", "onc", "once ", "ONCE", "digest of once"}) {
        CHECK(h.run(h.services->logins().set_up_owner(token, as("owner"))).error() ==
              identity_errc::invalid_setup_token);
    }
    CHECK(h.passwords.work() == 0);
    CHECK(h.run(h.services->logins().set_up_owner("once", as("x"))).error() == identity_errc::invalid_name);
    CHECK(h.run(h.services->logins().set_up_owner("once", as("owner", "short"))).error() ==
          identity_errc::invalid_password);
    CHECK(h.run(h.services->logins().set_up_owner("once", as("owner"))).has_value());
}

TEST_CASE("without a set-up token there is no set-up by token", "[identity][set-up]") {
    house h;
    CHECK(h.run(h.services->logins().set_up_owner("", as("owner"))).error() ==
          identity_errc::invalid_setup_token);
}

TEST_CASE("guesses at an account are slowed down, and a known place still gets in",
          "[identity][login][limits]") {
    house h;
    h.person("ann");
    REQUIRE(h.log_in("ann", good_password, "198.51.100.7").has_value());
    int hashed = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto peer = "10." + std::to_string(i / 250 % 250) + "." + std::to_string(i % 250) + ".1";
        auto outcome = h.log_in("ann", "wrong password", peer);
        if (outcome.error() == identity_errc::invalid_credentials) ++hashed;
        h.time.advance(milliseconds{100});
    }
    // 1,000 seconds: ten free, then waits of 1, 2, 4 … 512 s.
    CHECK(hashed <= 21);
    CHECK(h.log_in("ann", good_password, "203.0.113.5").error() == identity_errc::rate_limited);
    CHECK(h.log_in("ann", good_password, "198.51.100.200").has_value());  // the same /24 as before
    h.time.advance(std::chrono::minutes{16});
    CHECK(h.log_in("ann", good_password, "203.0.113.5").has_value());
}

TEST_CASE("one network cannot try many names", "[identity][login][limits]") {
    house h;
    int hashed = 0;
    for (int i = 0; i < 1000; ++i) {
        auto outcome =
            h.log_in("name" + std::to_string(i), "wrong password", "2001:db8::" + std::to_string(i % 10));
        if (outcome.error() == identity_errc::invalid_credentials) ++hashed;
    }
    CHECK(hashed == 30);
}

TEST_CASE("limits can be turned off", "[identity][limits]") {
    auto options = house::open_to_all();
    options.rate_limits = false;
    house h(options);
    h.person("ann");
    for (int i = 0; i < 200; ++i)
        CHECK(h.log_in("ann", "wrong password").error() == identity_errc::invalid_credentials);
    for (int i = 0; i < 200; ++i)
        CHECK(sign_up_as(h, "name" + std::to_string(i)).has_value());
}

TEST_CASE("making accounts is limited per network", "[identity][sign-up][limits]") {
    house h;
    h.person("owner");
    int made = 0;
    for (int i = 0; i < 100; ++i)
        made += sign_up_as(h, "name" + std::to_string(i)).has_value() ? 1 : 0;
    CHECK(made == 50);
}

TEST_CASE("many right log-ins at once from one place all get in", "[identity][login][limits]") {
    house h;
    for (int i = 0; i < 25; ++i)
        h.person("name" + std::to_string(i));
    std::vector<std::future<result<issued_login>>> racing;
    for (std::size_t i = 0; i < 25; ++i)
        racing.push_back(h.begin(h.services->logins().log_in(as("name" + std::to_string(i))), i % 2));
    for (auto& each : racing)
        CHECK(each.get().has_value());
}
