#include "provider.hpp"

using namespace parley;
using parley::testing::field;
using parley::testing::house;
using parley::testing::provider;
using parley::testing::with_provider;

namespace {

struct federated : house {
    explicit federated(identity::identity_options with = with_provider())
        : house(std::move(with)), id(*this) {
        person("owner");
    }
    oidc_logins::started begin(std::string return_to = "/app/servers/1", std::size_t core = 0) {
        return run(services->oidc().begin(std::move(return_to)), core).value();
    }
    result<oidc_logins::completed> complete(oidc_logins::callback answer, std::size_t core = 0) {
        return run(services->oidc().complete(std::move(answer)), core);
    }
    /// The honest answer to a flow.
    oidc_logins::callback answer_to(oidc_logins::started const& flow, std::string subject,
                                    std::string more = "") {
        oidc_logins::callback answer;
        answer.code = id.agree(flow.redirect_to, std::move(subject), std::move(more));
        answer.state = field(flow.redirect_to, "state");
        answer.flow_cookie = flow.flow_cookie;
        answer.user_agent = "browser";
        return answer;
    }
    provider id;
};

}  // namespace

TEST_CASE("the authorization request carries what the specifications ask for", "[identity][oidc]") {
    federated h;
    auto flow = h.begin();
    CHECK(flow.redirect_to.starts_with("https://id.example/authorize?"));
    CHECK(field(flow.redirect_to, "response_type") == "code");
    CHECK(field(flow.redirect_to, "client_id") == "parley client");
    CHECK(field(flow.redirect_to, "redirect_uri") == "https://chat.example/auth/oidc/callback");
    CHECK(field(flow.redirect_to, "scope") == "openid profile");
    CHECK(field(flow.redirect_to, "code_challenge_method") == "S256");
    for (auto name : {"state", "nonce", "code_challenge"})
        CHECK(field(flow.redirect_to, name).size() >= 43);
    CHECK(flow.redirect_to.find(flow.flow_cookie) == std::string::npos);
    auto other = h.begin();
    for (auto name : {"state", "nonce", "code_challenge"})
        CHECK(field(flow.redirect_to, name) != field(other.redirect_to, name));
    CHECK(h.services->oidc().name() == "OpenID");
}

TEST_CASE("a completed flow logs its person in, begun and completed on different cores", "[identity][oidc]") {
    federated h;
    auto flow = h.begin("/app/servers/1", 0);
    auto answer = h.answer_to(flow, "u1", R"(,"preferred_username":"ann","name":"Ann B")");
    auto done = h.complete(answer, 1);
    REQUIRE(done.has_value());
    CHECK(done->return_to == "/app/servers/1");
    CHECK(done->login.who.name == "ann");
    CHECK(done->login.login.user_agent == "browser");
    CHECK(h.authenticate(done->login.token)->account == done->login.who.id);
    auto second = h.complete(h.answer_to(h.begin(), "u1"));
    CHECK(second->login.who.id == done->login.who.id);
    // The same subject with a JWT is the same account.
    CHECK(h.authenticate(h.id.access_token("u1"))->account == done->login.who.id);
}

TEST_CASE("a confidential client proves itself by Basic, a public one by its id", "[identity][oidc]") {
    auto options = with_provider();
    options.oidc.client_secret.clear();
    federated open(options);
    std::string body;
    bool authorized = false;
    open.http.answer(provider::token_url, [&](outgoing_request const& asked) {
        body = asked.body;
        for (auto const& [name, value] : asked.headers)
            authorized = authorized || name == "Authorization";
        return open.id.redeem(asked);
    });
    REQUIRE(open.complete(open.answer_to(open.begin(), "u1")).has_value());
    CHECK(field(body, "client_id") == "parley client");
    CHECK_FALSE(authorized);

    federated h;
    std::string header;
    h.http.answer(provider::token_url, [&](outgoing_request const& asked) {
        for (auto const& [name, value] : asked.headers)
            if (name == "Authorization") header = value;
        return h.id.redeem(asked);
    });
    REQUIRE(h.complete(h.answer_to(h.begin(), "u1")).has_value());
    // The fake's base64 keeps the text readable; both parts are form-encoded first (RFC 6749 §2.3.1).
    CHECK(header.starts_with("Basic b64+parley%20client:s%26cret"));
}

TEST_CASE("a flow is used once, by the browser that began it, within ten minutes",
          "[identity][oidc][security]") {
    federated h;
    auto flow = h.begin();
    auto answer = h.answer_to(flow, "u1");
    REQUIRE(h.complete(answer).has_value());
    CHECK(h.complete(answer).error() == identity_errc::oidc_refused);
    answer.code = h.id.agree(flow.redirect_to, "u1");
    CHECK(h.complete(answer).error() == identity_errc::oidc_refused);

    auto stolen = h.answer_to(h.begin(), "attacker");
    for (std::string cookie : {std::string(), std::string("x"), h.begin().flow_cookie}) {
        auto attempt = h.answer_to(h.begin(), "attacker");
        attempt.flow_cookie = cookie;
        CHECK(h.complete(attempt).error() == identity_errc::oidc_refused);
    }
    auto late = h.answer_to(h.begin(), "u1");
    h.time.advance(std::chrono::minutes{10});
    CHECK(h.complete(late).error() == identity_errc::oidc_refused);
    CHECK(h.complete(stolen).error() == identity_errc::oidc_refused);
}

TEST_CASE("parts of two flows do not mix", "[identity][oidc][security]") {
    federated h;
    auto mine = h.begin();
    auto theirs = h.begin();
    // Their code in my flow: the verifier does not fit the code's challenge.
    auto injected = h.answer_to(mine, "u1");
    injected.code = h.id.agree(theirs.redirect_to, "victim");
    CHECK(h.complete(injected).error() == identity_errc::oidc_refused);
    // Their state with my cookie.
    auto swapped = h.answer_to(h.begin(), "u1");
    swapped.flow_cookie = h.begin().flow_cookie;
    CHECK(h.complete(swapped).error() == identity_errc::oidc_refused);
    // An ID token of another log-in: the provider is made to forget the nonce.
    auto flow = h.begin();
    auto replayed = h.answer_to(flow, "u1");
    h.id.codes[replayed.code].nonce = "another";
    CHECK(h.complete(replayed).error() == identity_errc::oidc_refused);
}

TEST_CASE("an answer of another issuer is not redeemed", "[identity][oidc][security]") {
    federated h;
    auto foreign = h.answer_to(h.begin(), "u1");
    foreign.iss = "https://evil.example";
    CHECK(h.complete(foreign).error() == identity_errc::oidc_refused);
    CHECK(h.http.asked(provider::token_url) == 0);
    auto named = h.answer_to(h.begin(), "u1");
    named.iss = "https://id.example";
    CHECK(h.complete(named).has_value());

    federated strict;
    strict.id.serve_discovery(
        R"(,"issuer":"https://id.example","authorization_response_iss_parameter_supported":true)");
    auto silent = strict.answer_to(strict.begin(), "u1");
    CHECK(strict.complete(silent).error() == identity_errc::oidc_refused);
    auto spoken = strict.answer_to(strict.begin(), "u1");
    spoken.iss = "https://id.example";
    CHECK(strict.complete(spoken).has_value());
}

TEST_CASE("what the provider refuses or answers wrongly logs nobody in", "[identity][oidc]") {
    federated h;
    auto denied = h.answer_to(h.begin(), "u1");
    denied.error = "access_denied";
    CHECK(h.complete(denied).error() == identity_errc::oidc_refused);
    auto codeless = h.answer_to(h.begin(), "u1");
    codeless.code.clear();
    CHECK(h.complete(codeless).error() == identity_errc::oidc_refused);
    auto huge = h.answer_to(h.begin(), "u1");
    huge.code = std::string(100'000, 'x');
    CHECK(h.complete(huge).error() == identity_errc::oidc_refused);
    CHECK(h.complete({}).error() == identity_errc::oidc_refused);

    auto answered = [&](int status, std::string body) {
        h.http.answer(provider::token_url,
                      [status, body](outgoing_request const&) { return incoming_answer{status, {}, body}; });
        return h.complete(h.answer_to(h.begin(), "u1")).error();
    };
    CHECK(answered(400, R"({"error":"invalid_grant"})") == identity_errc::oidc_refused);
    CHECK(answered(503, "") == identity_errc::oidc_unavailable);
    CHECK(answered(200, "<html>") == identity_errc::oidc_refused);
    CHECK(answered(200, "{}") == identity_errc::oidc_refused);
    CHECK(answered(200, R"({"id_token":"e30.e30."})") == identity_errc::oidc_refused);
    CHECK(h.run(h.accounts.count_people()).value() == 1);
}

TEST_CASE("an unreachable provider says so at the beginning", "[identity][oidc]") {
    federated h;
    h.http.break_down(true);
    CHECK(h.run(h.services->oidc().begin("/app/")).error() == identity_errc::oidc_unavailable);
}

TEST_CASE("a disabled account does not come in through the provider", "[identity][oidc]") {
    federated h;
    auto who = h.complete(h.answer_to(h.begin(), "u1"))->login.who;
    REQUIRE(h.run(h.services->control().set_disabled(who.id, true)).has_value());
    CHECK(h.complete(h.answer_to(h.begin(), "u1")).error() == identity_errc::oidc_refused);
}

TEST_CASE("an account of the provider's has no password to change", "[identity][oidc]") {
    federated h;
    auto login = h.complete(h.answer_to(h.begin(), "u1"))->login;
    CHECK(h.run(h.services->accounts().change_password(house::as(login), "whatever1", "whatever2")).error() ==
          identity_errc::no_password);
}

TEST_CASE("without a client id, an issuer or a public URL log-in through a provider is off",
          "[identity][oidc]") {
    for (int without = 0; without < 3; ++without) {
        auto options = with_provider();
        if (without == 0) options.oidc.client_id.clear();
        if (without == 1) options.oidc.issuer.clear();
        if (without == 2) options.oidc.public_url.clear();
        federated h(options);
        CHECK(h.services->oidc().name().empty());
        CHECK(h.run(h.services->oidc().begin("/app/")).error() == identity_errc::oidc_off);
        CHECK(h.complete({}).error() == identity_errc::oidc_off);
    }
}

TEST_CASE("ten thousand flows that nobody completes push out the oldest, not the newest",
          "[identity][oidc]") {
    federated h;
    auto first = h.answer_to(h.begin(), "u1");
    for (int i = 0; i < 10'000; ++i)
        (void)h.begin();
    CHECK(h.complete(first).error() == identity_errc::oidc_refused);
    CHECK(h.complete(h.answer_to(h.begin(), "u1")).has_value());
}
