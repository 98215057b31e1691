#include "unit/http_api/house.hpp"

#include <parley/wire/compression.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

TEST_CASE("health and readiness speak in statuses; details are for this machine and admins",
          "[http_api][operations]") {
    house it(unlimited());
    CHECK(it.send(ask("GET", "/healthz")).json()["status"] == "ok");
    CHECK_FALSE(it.send(ask("GET", "/readyz")).json().contains("checks"));
    CHECK(it.send(ask("GET", "/readyz").local()).json()["checks"]["storage"] == "ok");
    CHECK(it.get("/readyz", it.ada_token).json().contains("checks"));
    CHECK_FALSE(it.get("/readyz", it.bob_token).json().contains("checks"));
    auto behind_proxy = ask("GET", "/readyz").local();
    behind_proxy.request.forwarded = true;
    CHECK_FALSE(it.send(behind_proxy).json().contains("checks"));
    it.healthy = false;
    it.state = {false, {{"storage", "probe_failed"}}};
    CHECK(it.send(ask("GET", "/healthz")).status() == 503);
    CHECK(it.send(ask("GET", "/readyz")).status() == 503);
}

TEST_CASE("metrics do not exist to the public", "[http_api][operations]") {
    auto options = unlimited();
    options.metrics_allowed_networks = {"10.0.0.0/8"};
    house it(options);
    CHECK(it.send(ask("GET", "/metrics")).status() == 404);
    CHECK(it.get("/metrics", it.ada_token).status() == 404);
    CHECK(it.send(ask("GET", "/metrics").local()).header("Content-Type") ==
          "text/plain; version=0.0.4; charset=utf-8");
    auto forwarded = ask("GET", "/metrics").local();
    forwarded.request.forwarded = true;
    CHECK(it.send(forwarded).status() == 404);
    auto inside = ask("GET", "/metrics");
    inside.request.peer = "10.2.3.4";
    CHECK(it.send(inside).status() == 200);
}

TEST_CASE("the dictionary is served for ever under its hash", "[http_api][operations]") {
    house it(unlimited());
    auto const answer = it.send(ask("GET", "/gateway/dictionary"));
    CHECK(answer.text() == wire::dictionary());
    CHECK(answer.header("ETag") == '"' + wire::dictionary_hash() + '"');
    CHECK(answer.header("Cache-Control") == "public, max-age=31536000, immutable");
    auto const again =
        it.send(ask("GET", "/gateway/dictionary").with("if-none-match", answer.header("ETag")));
    CHECK(again.status() == 304);
    CHECK(again.text().empty());
}

TEST_CASE("every kind of answer carries the headers that keep browsers careful", "[http_api][headers]") {
    house it(unlimited());
    for (auto path :
         {"/servers", "/nothing", "/healthz", "/", "/app/", "/app/x", "/openapi.json", "/gateway", "/%2e"}) {
        INFO(path);
        auto const answer = it.send(ask("GET", path).secure());
        CHECK(answer.header("X-Content-Type-Options") == "nosniff");
        CHECK(answer.header("Referrer-Policy") == "no-referrer");
        CHECK(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
        CHECK(answer.header("Cross-Origin-Resource-Policy") == "same-origin");
        CHECK(answer.header("Permissions-Policy").find("geolocation=()") != std::string::npos);
        CHECK(answer.header("Strict-Transport-Security") == "max-age=31536000");
        CHECK(answer.header("Content-Security-Policy").find("default-src 'none'") == 0);
        CHECK(answer.header("X-Request-Id") == "test-request");
        CHECK_FALSE(answer.header("Cache-Control").empty());
    }
    CHECK(it.send(ask("GET", "/")).header("Strict-Transport-Security").empty());
    CHECK(it.get("/servers", it.ada_token).header("Cache-Control") == "no-store");
}

TEST_CASE("what is offered before logging in", "[http_api][operations]") {
    auto options = unlimited();
    options.instance_name = "Night \"Owls\"";
    house it(options);
    auto const offer = it.send(ask("GET", "/auth/options")).json();
    CHECK(
        offer ==
        nlohmann::json::parse(
            R"({"setupNeeded":false,"signUp":"invite","passwordLogin":true,"oidc":null,"instanceName":"Night \"Owls\""})"));
    it.people.provider = "Keycloak";
    CHECK(it.send(ask("GET", "/auth/options")).json()["oidc"]["name"] == "Keycloak");
    CHECK(it.send(ask("GET", "/version")).json()["version"] == "1.2.3");
}

}  // namespace
