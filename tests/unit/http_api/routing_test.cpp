#include "path.hpp"
#include "router.hpp"
#include "routes/routes.hpp"
#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

TEST_CASE("a path is split only when it can mean one thing", "[http_api][path]") {
    CHECK(http_api::split_path("/users/%40me").value() == std::vector<std::string>{"users", "@me"});
    CHECK(http_api::split_path("/").value() == std::vector<std::string>{""});
    for (auto bad : {"",
                     "users",
                     "//users",
                     "/users//1",
                     "/users/./1",
                     "/users/../1",
                     "/a%2fb",
                     "/a%2Fb",
                     "/%2e%2e/x",
                     "/%2E",
                     "/a%5cb",
                     "/a\\b",
                     "/a%",
                     "/a%4",
                     "/a%zz",
                     "/a%00",
                     "/a%0a",
                     "/a%25",
                     "/a%3f",
                     "/a%3b",
                     "/\x01",
                     "/\x7f",
                     "/caf\xc3\xa9",
                     "/caf%c3%a9",
                     "/a b",
                     "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17"}) {
        INFO(bad);
        CHECK_FALSE(http_api::split_path(bad));
    }
    CHECK_FALSE(http_api::split_path("/" + std::string(3000, 'a')));
}

TEST_CASE("a literal segment wins over a parameter", "[http_api][routing]") {
    http_api::router const router(http_api::all_routes());
    auto const me = router.find(net::http_method::get, "/users/@me");
    CHECK(http_api::all_routes()[me.row].operation == "showMe");
    auto const other = router.find(net::http_method::get, "/users/42");
    CHECK(http_api::all_routes()[other.row].operation == "showUser");
    CHECK(other.values.id<account_id>("userId") == account_id{42});
}

TEST_CASE("every row of the table is found by its own path", "[http_api][routing]") {
    http_api::router const router(http_api::all_routes());
    for (std::size_t i = 0; i < http_api::all_routes().size(); ++i) {
        auto const& row = http_api::all_routes()[i];
        std::string path(row.path);
        for (auto from = path.find('{'); from != std::string::npos; from = path.find('{')) {
            path.replace(from, path.find('}') - from + 1, "7");
        }
        INFO(path);
        auto const found = router.find(row.method, path);
        REQUIRE(found.became == http_api::route_match::outcome::found);
        CHECK(found.row == i);
    }
}

TEST_CASE("an unknown path, a malformed id and an absent thing are the same answer", "[http_api][routing]") {
    house it(unlimited());
    for (auto path : {"/nothing", "/servers/", "/servers/abc", "/servers/0", "/servers/-1", "/servers/01",
                      "/servers/99999", "/servers/9223372036854775808", "/servers/18446744073709551616",
                      "/channels/1e3", "/servers/2001/nothing"}) {
        INFO(path);
        auto const answer = it.get(path, it.ada_token);
        CHECK(answer.status() == 404);
        CHECK(answer.code() == "not_found");
        CHECK(answer.header("X-Request-Id") == "test-request");
    }
    CHECK(it.get("/servers/%2e%2e", it.ada_token).code() == "malformed_path");
}

TEST_CASE("a path that exists names its methods to the wrong one", "[http_api][routing]") {
    house it(unlimited());
    auto const answer = it.send(ask("PUT", "/servers").as(it.ada_token));
    CHECK(answer.status() == 405);
    CHECK(answer.header("Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(it.send(ask("TRACE", "/servers")).status() == 405);
    CHECK(it.send(ask("POST", "/app/")).status() == 405);
    CHECK(it.send(ask("BREW", "/nothing")).status() == 404);
}

TEST_CASE("HEAD is answered as GET", "[http_api][routing]") {
    house it(unlimited());
    CHECK(it.send(ask("HEAD", "/servers").as(it.ada_token)).status() == 200);
    CHECK(it.send(ask("HEAD", "/invites/nothing")).status() == 404);
}

TEST_CASE("before the body is read, only a path with a body accepts one", "[http_api][routing]") {
    house it(unlimited());
    auto bytes_max = [&it](ask what) { return it.handler->body_bytes_max(what.request); };
    CHECK(bytes_max(ask("POST", "/servers")) == 256_KiB);
    CHECK(bytes_max(ask("POST", "/auth/logout")) == 1_KiB);
    CHECK(bytes_max(ask("POST", "/nothing")) == 0);
    CHECK(bytes_max(ask("PUT", "/servers")) == 0);
}

TEST_CASE("requests are counted by template, never by id", "[http_api][metrics]") {
    house it(unlimited());
    it.get("/servers/2001", it.ada_token);
    it.get("/servers/9999", it.ada_token);
    it.get("/nowhere/1", it.ada_token);
    CHECK(it.numbers.count("parley_requests_total{route=/servers/{serverId},method=GET,class=2xx}") == 1);
    CHECK(it.numbers.count("parley_requests_total{route=/servers/{serverId},method=GET,class=4xx}") == 1);
    CHECK(it.numbers.count("parley_requests_total{route=other,method=other,class=4xx}") == 1);
    CHECK(it.numbers.level("parley_requests_in_flight{class=reading}") == 0);
}

}  // namespace
