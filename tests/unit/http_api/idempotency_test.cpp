#include "unit/http_api/house.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch.hpp>

#include <future>

namespace {

using namespace parley;
using namespace parley::testing;

ask make_server(house const& it, std::string const& key, std::string const& name = "One") {
    return ask("POST", "/servers")
        .as(it.bob_token)
        .with("idempotency-key", key)
        .json(R"({"name":")" + name + "\"}");
}

TEST_CASE("the same key again has one effect and the same answer", "[http_api][idempotency]") {
    house it(unlimited(), {}, 2);
    auto const first = it.send(make_server(it, "k"));
    CHECK(first.status() == 201);
    CHECK(it.send(make_server(it, "k")).text() == first.text());
    CHECK(it.services.servers_made == 1);
    CHECK(it.send(make_server(it, "other")).text() != first.text());
    // Another account's key is another key.
    auto const theirs =
        ask("POST", "/servers").as(it.eve_token).with("idempotency-key", "k").json(R"({"name":"One"})");
    CHECK(it.send(theirs).text() != first.text());
    CHECK(it.services.servers_made == 3);
}

TEST_CASE("a key that comes back with another request is refused", "[http_api][idempotency]") {
    house it(unlimited());
    it.send(make_server(it, "k", "One"));
    auto const answer = it.send(make_server(it, "k", "Two"));
    CHECK(answer.status() == 422);
    CHECK(answer.code() == "idempotency_key_reused");
    CHECK(it.services.servers_made == 1);
}

TEST_CASE("a failure is not kept: the next try may succeed", "[http_api][idempotency]") {
    house it(unlimited());
    it.services.broken = storage_errc::unavailable;
    CHECK(it.send(make_server(it, "k")).status() == 503);
    it.services.broken = {};
    CHECK(it.send(make_server(it, "k")).status() == 201);
    CHECK(it.send(make_server(it, "bad", " ")).status() == 400);
    CHECK(it.send(make_server(it, "bad", "mended")).status() == 201);
}

TEST_CASE("a key is forgotten after a day", "[http_api][idempotency]") {
    house it(unlimited());
    it.send(make_server(it, "k"));
    it.time.advance(seconds{24 * 60 * 60 + 1});
    it.send(make_server(it, "k"));
    CHECK(it.services.servers_made == 2);
}

TEST_CASE("the oldest of too many keys of one account is forgotten, nobody else's",
          "[http_api][idempotency]") {
    house it(unlimited());
    auto const theirs =
        ask("POST", "/servers").as(it.eve_token).with("idempotency-key", "k").json(R"({"name":"One"})");
    it.send(theirs);
    for (int i = 0; i < 101; ++i)
        it.send(make_server(it, "k" + std::to_string(i)));
    CHECK(it.services.servers_made == 102);
    it.send(theirs);
    it.send(make_server(it, "k100"));
    CHECK(it.services.servers_made == 102);
    it.send(make_server(it, "k0"));
    CHECK(it.services.servers_made == 103);
}

TEST_CASE("a key is printable and short", "[http_api][idempotency]") {
    house it(unlimited());
    for (auto const& bad : {std::string(65, 'x'), std::string("a\x01"), std::string("\xc3\xa4")}) {
        CHECK(it.send(make_server(it, bad)).json()["field"] == "Idempotency-Key");
    }
    CHECK(it.services.servers_made == 0);
}

task<net::http_response> handle(net::http_handler& handler, net::http_request request) {
    co_return co_await handler.handle(std::move(request));
}

TEST_CASE("repeats at the same time have one effect", "[http_api][idempotency]") {
    house it(unlimited(), {}, 4);
    std::vector<std::future<net::http_response>> answers;
    for (std::size_t i = 0; i < 4; ++i) {
        // their connections.
        auto work = handle(*it.handler, make_server(it, "same").request);
        answers.push_back(
            boost::asio::co_spawn(it.cores.all.at(0).executor(), std::move(work), boost::asio::use_future));
    }
    std::vector<std::string> bodies;
    for (auto& one : answers)
        bodies.push_back(one.get().body);
    CHECK(std::count(bodies.begin(), bodies.end(), bodies.front()) == 4);
    CHECK(it.services.servers_made == 1);
}

}  // namespace
