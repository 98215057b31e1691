#include "provider.hpp"

#include <set>

using namespace parley;
using parley::testing::house;
using parley::testing::provider;
using parley::testing::signing_key;
using parley::testing::with_provider;

namespace {

struct federated : house {
    explicit federated(identity::identity_options with = with_provider())
        : house(std::move(with)), id(*this) {
        person("owner");
    }
    provider id;
};

}  // namespace

TEST_CASE("a stranger with a good JWT gets an account at first use and keeps it", "[identity][jwt]") {
    federated h;
    auto more = R"(,"preferred_username":"ann","name":"Ann B")";
    auto who = h.authenticate(h.id.access_token("u1", more));
    REQUIRE(who.has_value());
    CHECK_FALSE(who->login);
    CHECK_FALSE(who->admin);
    auto ann = h.run(h.services->accounts().find(who->account)).value();
    CHECK(ann.name == "ann");
    CHECK(ann.display_name == "Ann B");
    h.time.advance(seconds{1});
    // Another token of the same subject, with other words: the same account, unchanged.
    auto again = h.authenticate(h.id.access_token("u1", R"(,"preferred_username":"owner")"), 1);
    CHECK(again->account == who->account);
    CHECK(h.log_in("ann", "").has_error());
}

TEST_CASE("accounts are matched by issuer and subject, never by name or mail", "[identity][jwt][security]") {
    federated h;
    auto owner = h.run(h.services->accounts().find_by_name("owner")).value();
    auto thief = h.authenticate(h.id.access_token(
        "u2",
        R"(,"preferred_username":"owner","name":"owner","email":"owner@example.com","email_verified":true)"));
    REQUIRE(thief.has_value());
    CHECK(thief->account != owner.id);
    auto made = h.run(h.services->accounts().find(thief->account)).value();
    CHECK(made.name.starts_with("owner-"));
    for (auto subject : {"U2", "u2 ", "u"})
        CHECK(h.authenticate(h.id.access_token(subject))->account != thief->account);
}

TEST_CASE("one person's first requests, together, make one account", "[identity][jwt][race]") {
    federated h;
    std::vector<std::future<result<principal>>> racing;
    for (std::size_t i = 0; i < 20; ++i) {
        auto token =
            h.id.access_token("u1", R"(,"preferred_username":"ann","jti":")" + std::to_string(i) + '"');
        racing.push_back(h.begin(h.services->authenticator().authenticate(std::move(token)), i % 2));
    }
    std::set<account_id> made;
    for (auto& each : racing) {
        auto who = each.get();
        REQUIRE(who.has_value());
        made.insert(who->account);
    }
    CHECK(made.size() == 1);
    CHECK(h.run(h.accounts.count_people()).value() == 2);
}

TEST_CASE("JWTs count only when an audience is configured, and strangers only when wanted",
          "[identity][jwt]") {
    auto options = with_provider();
    options.oidc.audience.clear();
    federated off(options);
    CHECK(off.authenticate(off.id.access_token("u1")).error() == identity_errc::invalid_token);
    CHECK(off.http.asked(provider::keys_url) == 0);

    options = with_provider();
    options.oidc.auto_create = false;
    federated known_only(options);
    CHECK(known_only.authenticate(known_only.id.access_token("u1")).error() == identity_errc::invalid_token);

    house nobody(with_provider());
    provider id(nobody);
    CHECK(nobody.authenticate(id.access_token("u1")).error() == identity_errc::invalid_token);
    CHECK(nobody.run(nobody.services->accounts().needs_owner()).value());
}

TEST_CASE("a forged or stale JWT is refused and makes nobody", "[identity][jwt][security]") {
    federated h;
    auto stranger = signing_key::p256("k1");
    auto past = std::to_string(h.id.now_s() - 61);
    CHECK(h.authenticate(h.id.access_token("u1", "", &stranger)).error() == identity_errc::invalid_token);
    CHECK(h.authenticate(h.id.access_token("u1", R"(,"nonce":"n")")).error() == identity_errc::invalid_token);
    auto stale =
        h.id.key.token(R"({"iss":"https://id.example","aud":"parley-api","sub":"u1","exp":)" + past + "}");
    CHECK(h.authenticate(stale).error() == identity_errc::invalid_token);
    CHECK(h.authenticate("e30.e30.").error() == identity_errc::invalid_token);
    CHECK(h.authenticate(std::string(8000, 'a') + ".b.c").error() == identity_errc::invalid_token);
    CHECK(h.run(h.accounts.count_people()).value() == 1);
}

TEST_CASE("a JWT is believed until it expires and not a moment longer", "[identity][jwt]") {
    federated h;
    auto token = h.id.access_token("u1");  // 300 s
    CHECK(h.authenticate(token).has_value());
    h.time.advance(seconds{299});
    CHECK(h.authenticate(token).has_value());
    h.time.advance(seconds{60});
    CHECK(h.authenticate(token).has_value());  // within the skew
    h.time.advance(seconds{1});
    CHECK(h.authenticate(token).error() == identity_errc::invalid_token);
}

TEST_CASE("disabling an account bars its JWTs on every core at once", "[identity][jwt][revocation]") {
    federated h;
    auto token = h.id.access_token("u1");
    auto who = h.authenticate(token, 0).value();
    REQUIRE(h.authenticate(token, 1).has_value());
    REQUIRE(h.run(h.services->control().set_disabled(who.account, true)).has_value());
    for (std::size_t core : {0U, 1U})
        CHECK(h.authenticate(token, core).error() == identity_errc::invalid_token);
}

TEST_CASE("keys are fetched once and kept for their age, within 5 minutes and a day",
          "[identity][jwt][jwks]") {
    federated h;
    h.id.serve_keys({&h.id.key}, "max-age=1");
    for (int i = 0; i < 10; ++i)
        CHECK(h.authenticate(h.id.access_token("u" + std::to_string(i)), static_cast<std::size_t>(i % 2))
                  .has_value());
    CHECK(h.http.asked(provider::keys_url) == 1);
    h.id.serve_keys({&h.id.key}, "max-age=99999999");
    h.time.advance(std::chrono::minutes{5});
    CHECK(h.authenticate(h.id.access_token("u20")).has_value());
    CHECK(h.http.asked(provider::keys_url) == 2);
    h.time.advance(std::chrono::hours{23});
    CHECK(h.authenticate(h.id.access_token("u21")).has_value());
    CHECK(h.http.asked(provider::keys_url) == 2);
    h.time.advance(std::chrono::hours{1});
    CHECK(h.authenticate(h.id.access_token("u22")).has_value());
    CHECK(h.http.asked(provider::keys_url) == 3);
}

TEST_CASE("a rotated key is found at once, and made-up key ids cause one fetch a minute",
          "[identity][jwt][jwks]") {
    federated h;
    REQUIRE(h.authenticate(h.id.access_token("u1")).has_value());
    auto next = signing_key::ed25519("k2");
    h.id.serve_keys({&h.id.key, &next}, "max-age=3600");
    CHECK(h.authenticate(h.id.access_token("u2", "", &next)).has_value());
    CHECK(h.http.asked(provider::keys_url) == 2);
    for (int i = 0; i < 50; ++i) {
        auto made_up = signing_key::ed25519("x" + std::to_string(i));
        CHECK(h.authenticate(h.id.access_token("u3", "", &made_up)).error() == identity_errc::invalid_token);
    }
    CHECK(h.http.asked(provider::keys_url) == 2);
    h.time.advance(seconds{60});
    auto made_up = signing_key::ed25519("y");
    CHECK(h.authenticate(h.id.access_token("u3", "", &made_up)).has_error());
    CHECK(h.http.asked(provider::keys_url) == 3);
}

TEST_CASE("a withdrawn key stops counting once the keys are read again", "[identity][jwt][jwks]") {
    federated h;
    auto token = h.id.key.token(R"({"iss":"https://id.example","aud":"parley-api","sub":"u1","exp":)" +
                                std::to_string(h.id.now_s() + 100'000) + "}");
    REQUIRE(h.authenticate(token).has_value());
    auto next = signing_key::ed25519("k2");
    h.id.serve_keys({&next}, "max-age=3600");
    h.time.advance(std::chrono::hours{1});
    CHECK(h.authenticate(token).error() == identity_errc::invalid_token);
    CHECK(h.authenticate(h.id.access_token("u1", "", &next)).has_value());
}

TEST_CASE("an outage of the provider leaves the last good keys in use for a day", "[identity][jwt][jwks]") {
    federated h;
    REQUIRE(h.authenticate(h.id.access_token("u1")).has_value());
    h.http.break_down(true);
    h.time.advance(std::chrono::hours{2});
    for (int i = 0; i < 20; ++i)
        CHECK(h.authenticate(h.id.access_token("u" + std::to_string(i))).has_value());
    CHECK(h.http.asked(provider::keys_url) + h.http.asked(provider::discovery_url) <= 4);
    h.time.advance(std::chrono::hours{24});
    CHECK(h.authenticate(h.id.access_token("u1")).error() == identity_errc::oidc_unavailable);
    h.http.break_down(false);
    h.time.advance(seconds{60});
    CHECK(h.authenticate(h.id.access_token("u1")).has_value());
}

TEST_CASE("while a slow provider is asked for new keys, known keys keep nobody waiting",
          "[identity][jwt][jwks]") {
    federated h;
    REQUIRE(h.authenticate(h.id.access_token("u1")).has_value());
    h.time.advance(std::chrono::hours{2});
    h.http.hold();
    auto first = h.begin(h.services->authenticator().authenticate(h.id.access_token("u2")));
    h.eventually([&] { return h.http.held() == 1; });
    for (int i = 3; i < 10; ++i)
        CHECK(h.authenticate(h.id.access_token("u" + std::to_string(i)), 1).has_value());
    h.http.let_go();
    CHECK(first.get().has_value());
}

TEST_CASE("garbage in place of keys leaves the last good ones in use", "[identity][jwt][jwks]") {
    std::vector<std::string> const garbage = {
        "", "<html>", "{}", R"({"keys":[]})", R"({"keys":[{"kty":"oct"}]})", std::string(100'000, 'x')};
    for (auto const& body : garbage) {
        federated h;
        REQUIRE(h.authenticate(h.id.access_token("u1")).has_value());
        h.http.answer(provider::keys_url, body, "max-age=3600");
        h.time.advance(std::chrono::hours{2});
        INFO(body.substr(0, 30));
        CHECK(h.authenticate(h.id.access_token("u2")).has_value());
    }
}

TEST_CASE("a provider that was never reached makes nobody wait in line", "[identity][jwt][jwks]") {
    federated h;
    h.http.break_down(true);
    std::vector<std::future<result<principal>>> asked;
    for (int i = 0; i < 50; ++i) {
        auto token = h.id.access_token("u" + std::to_string(i));
        asked.push_back(h.begin(h.services->authenticator().authenticate(std::move(token))));
    }
    for (auto& each : asked)
        CHECK(each.get().error() == identity_errc::oidc_unavailable);
    CHECK(h.http.asked(provider::discovery_url) <= 2);
    h.http.break_down(false);
    h.time.advance(seconds{6});
    CHECK(h.authenticate(h.id.access_token("u1")).has_value());
}

TEST_CASE("a discovery document of somebody else, or one that leaves https, is refused",
          "[identity][oidc][security]") {
    for (std::string more : {R"(,"issuer":"https://evil.example")", R"(,"issuer":"https://id.example/")",
                             R"(,"issuer":"HTTPS://id.example")", R"()"}) {
        federated h;
        h.id.serve_discovery(more);
        INFO(more);
        CHECK(h.authenticate(h.id.access_token("u1")).error() == identity_errc::oidc_unavailable);
        CHECK(h.http.asked(provider::keys_url) == 0);
    }
    federated h;
    h.http.answer(provider::discovery_url,
                  R"({"issuer":"https://id.example","authorization_endpoint":"https://id.example/a",
        "token_endpoint":"http://id.example/token","jwks_uri":"https://id.example/keys"})");
    CHECK(h.authenticate(h.id.access_token("u1")).error() == identity_errc::oidc_unavailable);
}
