#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

TEST_CASE("a bearer token counts whatever the case of its scheme", "[http_api][auth]") {
    house it(unlimited());
    for (auto scheme : {"Bearer ", "bearer ", "BEARER  "}) {
        CHECK(it.send(ask("GET", "/users/@me").with("authorization", scheme + it.bob_token)).status() == 200);
    }
    for (auto header : {"", "Bearer", "Bearer ", "Basic dXNlcg==", "token-of-bob", "Bearer a b",
                        "Bearer t\xc3\xb6ken", "Bearer nope"}) {
        INFO(header);
        auto const answer = it.send(ask("GET", "/users/@me").with("authorization", header));
        CHECK(answer.status() == 401);
        CHECK(answer.code() == "unauthorized");
    }
}

TEST_CASE("a cookie counts only with the web client's header, and never beside an Authorization header",
          "[http_api][auth]") {
    house it(unlimited());
    CHECK(it.send(ask("GET", "/users/@me").web(it.bob_token)).json()["name"] == "bob");
    CHECK(it.send(ask("GET", "/users/@me").with("cookie", "parley=" + it.bob_token)).status() == 401);
    CHECK(it.send(ask("GET", "/users/@me").web(it.bob_token).as("wrong")).status() == 401);
    CHECK(it.send(ask("GET", "/users/@me").web(it.bob_token).with("authorization", "Basic x")).status() ==
          401);
}

TEST_CASE("over TLS only the host-bound cookie counts", "[http_api][auth]") {
    house it(unlimited());
    CHECK(it.send(ask("GET", "/users/@me").secure().web(it.bob_token)).status() == 200);
    auto plain = ask("GET", "/users/@me")
                     .secure()
                     .with("x-parley-client", "web")
                     .with("cookie", "parley=" + it.bob_token);
    CHECK(it.send(plain).status() == 401);
}

struct csrf_case {
    std::string origin, site;
    bool allowed;
};

TEST_CASE("what the web client changes must come from our own pages", "[http_api][csrf]") {
    std::vector<csrf_case> const cases{{"", "", true},
                                       {"http://chat.example.org", "same-origin", true},
                                       {"http://chat.example.org", "", true},
                                       {"", "none", true},
                                       {"https://chat.example.org", "", false},
                                       {"http://chat.example.org:81", "", false},
                                       {"http://chat.example.org.evil.example", "", false},
                                       {"http://evil.example", "cross-site", false},
                                       {"http://evil-chat.example.org", "same-site", false},
                                       {"http://chat.example.org", "cross-site", false},
                                       {"", "cross-site", false},
                                       {"", "same-site", false},
                                       {"null", "", false},
                                       {"HTTP://CHAT.EXAMPLE.ORG", "", false},
                                       {"http://chat.example.org.", "", false}};
    house it(unlimited());
    std::vector<std::pair<std::string, std::string>> const changes{
        {"POST", "/channels/3001/typing"}, {"PUT", "/channels/3001/read"}, {"PATCH", "/users/@me"},
        {"DELETE", "/users/@me/sessions"}, {"POST", "/auth/login"},        {"POST", "/auth/register"}};
    for (auto const& [method, path] : changes) {
        for (auto const& one : cases) {
            INFO(method << ' ' << path << ' ' << one.origin << ' ' << one.site);
            auto request = ask(method, path).web(it.bob_token);
            if (!one.origin.empty()) request.with("origin", one.origin);
            if (!one.site.empty()) request.with("sec-fetch-site", one.site);
            CHECK((it.send(request).status() == 403) == !one.allowed);
        }
    }
}

TEST_CASE("a bearer token needs no origin, for no page can make a browser send it", "[http_api][csrf]") {
    house it(unlimited());
    auto request =
        ask("POST", "/channels/3001/typing").as(it.bob_token).with("origin", "https://elsewhere.example");
    CHECK(it.send(request).status() == 204);
}

TEST_CASE("behind a proxy that speaks plain HTTP to us, the configured URL is our origin",
          "[http_api][csrf]") {
    auto options = unlimited();
    options.public_url = "https://Chat.Example.org/";
    house it(options);
    auto request =
        ask("POST", "/channels/3001/typing").web(it.bob_token).with("origin", "https://chat.example.org");
    CHECK(it.send(request).status() == 204);
}

TEST_CASE("a body must say that it is JSON", "[http_api][csrf]") {
    house it(unlimited());
    for (auto type : {"", "text/plain", "application/x-www-form-urlencoded",
                      "multipart/form-data; boundary=x", "application/jsonp"}) {
        INFO(type);
        auto const answer = it.send(ask("POST", "/servers").as(it.ada_token).body(R"({"name":"x"})", type));
        CHECK(answer.status() == 415);
        CHECK(answer.code() == "unsupported_media_type");
    }
    CHECK(it.send(ask("POST", "/servers")
                      .as(it.ada_token)
                      .body(R"({"name":"x"})", "Application/JSON; charset=utf-8"))
              .status() == 201);
    CHECK(it.services.servers_made == 1);
}

TEST_CASE("the web client's login comes as a cookie, everyone else's in the body", "[http_api][auth]") {
    house it(unlimited());
    auto const text = R"({"name":"bob","password":"password of bob"})";
    auto const program = it.send(ask("POST", "/auth/login").json(text));
    CHECK(program.status() == 200);
    CHECK(program.json().contains("token"));
    CHECK(program.header("Set-Cookie").empty());
    CHECK(program.json()["user"]["admin"] == false);

    auto const plain = it.send(ask("POST", "/auth/login").with("x-parley-client", "web").json(text));
    CHECK_FALSE(plain.json().contains("token"));
    CHECK(plain.header("Set-Cookie").starts_with("parley=token-of-bob"));
    CHECK(plain.header("Set-Cookie").ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000"));

    auto const tls = it.send(ask("POST", "/auth/login").secure().with("x-parley-client", "web").json(text));
    CHECK(tls.header("Set-Cookie").starts_with("__Host-parley=token-of-bob"));
    CHECK(tls.header("Set-Cookie").ends_with("; Secure"));
}

TEST_CASE("logging out ends the login and clears the cookie", "[http_api][auth]") {
    house it(unlimited());
    auto const answer = it.send(ask("POST", "/auth/logout").web(it.bob_token));
    CHECK(answer.status() == 204);
    CHECK(answer.header("Set-Cookie").starts_with("parley=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
    CHECK(it.get("/users/@me", it.bob_token).status() == 401);
}

TEST_CASE("signing up by invite asks for a live code, and says which it was", "[http_api][auth]") {
    house it(unlimited());
    it.services.codes["alive"].server = it.home;
    auto sign_up = [&](std::string const& extra) {
        return it.send(
            ask("POST", "/auth/register").json(R"({"name":"new","password":"long enough")" + extra + "}"));
    };
    CHECK(sign_up(R"(,"inviteCode":"dead")").code() == "invite_invalid");
    CHECK(it.people.attempts.empty());
    CHECK(sign_up(R"(,"inviteCode":"alive")").status() == 201);
    CHECK(it.people.last_sign_up_was_invited);
    sign_up("");
    CHECK_FALSE(it.people.last_sign_up_was_invited);
}

TEST_CASE("setting up makes the owner and the first server", "[http_api][auth]") {
    house it(unlimited());
    it.people.people.clear();
    auto const wrong = it.send(
        ask("POST", "/auth/setup").json(R"({"setupToken":"x","name":"own","password":"long enough"})"));
    CHECK(wrong.code() == "invalid_setup_token");
    auto const blank =
        R"({"setupToken":"the-setup-token","name":"own","password":"long enough","serverName":"  "})";
    CHECK(it.send(ask("POST", "/auth/setup").json(blank)).code() == "invalid_field");
    CHECK(it.people.people.empty());
    auto const right =
        R"({"setupToken":"the-setup-token","name":"own","password":"long enough","serverName":"Mine"})";
    auto const done = it.send(ask("POST", "/auth/setup").json(right));
    CHECK(done.status() == 201);
    CHECK(done.json()["user"]["admin"] == true);
    CHECK(it.services.servers_made == 1);
    CHECK(it.send(ask("POST", "/auth/setup").json(right)).code() == "setup_done");
}

TEST_CASE("the provider's flow returns to a page of ours and nowhere else", "[http_api][oidc]") {
    house it(unlimited());
    CHECK(it.send(ask("GET", "/auth/oidc/login")).code() == "oidc_off");
    it.people.provider = "Keycloak";
    auto const begun = it.send(ask("GET", "/auth/oidc/login?returnTo=/app/invite/abc"));
    CHECK(begun.status() == 302);
    CHECK(begun.header("Location") == "https://provider.example/authorize?x=1");
    CHECK(begun.header("Set-Cookie")
              .starts_with("parley-flow=the-flow; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"));
    CHECK(it.people.returns_to == "/app/invite/abc");
    for (auto bad : {"https://evil.example", "//evil.example", "/\\evil.example", "/app//evil.example",
                     "/app/../x", "/app/%252e", "/app/%0d%0aSet-Cookie:x=1", "/servers", "/app/\\x",
                     "javascript:alert(1)", "/appevil"}) {
        INFO(bad);
        it.send(ask("GET", std::string("/auth/oidc/login?returnTo=") + bad));
        CHECK(it.people.returns_to == "/app/");
    }
    it.people.returns_to = "/app/x";
    auto const back =
        it.send(ask("GET", "/auth/oidc/callback?code=good&state=s").with("cookie", "parley-flow=the-flow"));
    CHECK(back.status() == 302);
    CHECK(back.header("Location") == "/app/x");
    auto const stranger = it.send(ask("GET", "/auth/oidc/callback?code=good&state=s"));
    CHECK(stranger.header("Location") == "/app/login?error=oidc_refused");
    CHECK(stranger.header("Set-Cookie").starts_with("parley-flow=;"));
}

TEST_CASE("a gateway upgrade may use the cookie only from our own page", "[http_api][gateway]") {
    house it(unlimited());
    auto upgrade = [&](ask const& what) {
        net::http_response refused;
        auto socket = it.handler->accept_websocket(what.request, refused);
        return socket ? 101 : refused.status;
    };
    auto const cookie = "parley=" + it.bob_token;
    CHECK(upgrade(ask("GET", "/gateway")) == 101);
    CHECK(it.gateway_tokens.back().empty());
    CHECK(upgrade(ask("GET", "/gateway").with("cookie", cookie).with("origin", "http://chat.example.org")) ==
          101);
    CHECK(it.gateway_tokens.back() == it.bob_token);
    // A program without Origin proves itself in its first frame; a foreign page is told off.
    CHECK(upgrade(ask("GET", "/gateway").with("cookie", cookie)) == 101);
    CHECK(it.gateway_tokens.back().empty());
    auto const accepted = it.gateway_tokens.size();
    for (auto origin :
         {"http://evil.example", "null", "https://chat.example.org", "http://chat.example.org:8080",
          "http://CHAT.example.org", "http://chat.example.org.", "http://chat.example.org.evil.example"}) {
        INFO(origin);
        CHECK(upgrade(ask("GET", "/gateway").with("cookie", cookie).with("origin", origin)) == 403);
    }
    CHECK(upgrade(ask("GET", "/servers")) == 404);
    CHECK(it.gateway_tokens.size() == accepted);
    auto const plain = it.send(ask("GET", "/gateway"));
    CHECK(plain.status() == 426);
}

TEST_CASE("no foreign page may read, unless it is on the list", "[http_api][cors]") {
    auto options = unlimited();
    options.cors_origins = {"https://friend.example", "*", "null"};
    house it(options);
    auto const friendly =
        it.send(ask("GET", "/servers").as(it.ada_token).with("origin", "https://friend.example"));
    CHECK(friendly.header("Access-Control-Allow-Origin") == "https://friend.example");
    CHECK(friendly.header("Access-Control-Allow-Credentials").empty());
    for (auto origin :
         {"https://evil.example", "null", "*", "http://friend.example", "https://friend.example.evil.example",
          "https://notfriend.example", "https://friend.example:8443", "HTTPS://FRIEND.EXAMPLE"}) {
        INFO(origin);
        CHECK(it.send(ask("GET", "/servers").as(it.ada_token).with("origin", origin))
                  .header("Access-Control-Allow-Origin")
                  .empty());
        CHECK(it.send(ask("OPTIONS", "/servers").with("origin", origin))
                  .header("Access-Control-Allow-Methods")
                  .empty());
    }
    auto const asked = it.send(ask("OPTIONS", "/servers").with("origin", "https://friend.example"));
    CHECK(asked.status() == 204);
    CHECK(asked.header("Access-Control-Allow-Headers").find("X-Parley-Client") == std::string::npos);
    CHECK(it.send(ask("OPTIONS", "/nothing")).status() == 404);
}

}  // namespace
