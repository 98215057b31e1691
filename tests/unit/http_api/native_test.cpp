#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

TEST_CASE("servers, channels and messages have the fields they were promised", "[http_api][native]") {
    house it(unlimited());
    auto const server = it.get("/servers/2001", it.bob_token).json();
    CHECK(server["serverId"] == "2001");
    CHECK(server["ownerId"] == "101");
    CHECK(server["channels"] == nlohmann::json::array({"3001"}));
    CHECK(it.get("/servers", it.bob_token).json().size() == 1);
    CHECK(it.get("/servers", it.eve_token).json().empty());

    auto const sent = it.send(
        ask("POST", "/channels/3001/messages").as(it.bob_token).json(R"({"content":"Hello","nonce":"n1"})"));
    CHECK(sent.status() == 201);
    CHECK(sent.json()["senderId"] == "102");
    CHECK(sent.json()["nonce"] == "n1");
    CHECK(sent.json()["timestamp"].is_number_integer());
    auto const again = it.send(
        ask("POST", "/channels/3001/messages").as(it.bob_token).json(R"({"content":"Hello","nonce":"n1"})"));
    CHECK(again.status() == 201);
    CHECK(again.json()["messageId"] == sent.json()["messageId"]);
    CHECK(again.json()["duplicate"] == true);

    auto const channel = it.get("/channels/3001", it.bob_token).json();
    CHECK(channel["type"] == "text");
    CHECK(channel["messages"] == nlohmann::json::array({sent.json()["messageId"]}));
    CHECK(channel["lastMessageId"] == sent.json()["messageId"]);
    CHECK(it.get("/channels/3001/messages", it.bob_token).json()[0].contains("nonce") == false);
}

TEST_CASE("the header Idempotency-Key is a message's nonce", "[http_api][native]") {
    house it(unlimited());
    auto send = [&] {
        return it.send(ask("POST", "/channels/3001/messages")
                           .as(it.bob_token)
                           .with("idempotency-key", "k1")
                           .json(R"({"content":"x"})"));
    };
    auto const first = send();
    CHECK(first.json()["nonce"] == "k1");
    CHECK(send().json()["messageId"] == first.json()["messageId"]);
    CHECK(it.said.rows.size() == 1);
}

TEST_CASE("a stranger gets the same 404 for what is and what is not", "[http_api][native]") {
    house it(unlimited());
    for (auto path :
         {"/servers/2001", "/servers/2001/channels", "/servers/2001/members", "/servers/2001/members/101",
          "/servers/2001/invites", "/channels/3001", "/channels/3001/messages", "/users/101"}) {
        INFO(path);
        auto const mine = it.get(path, it.eve_token);
        std::string absent(path);
        absent.replace(absent.find("01"), 2, "99");
        auto const nothing = it.get(absent, it.eve_token);
        CHECK(mine.status() == 404);
        CHECK(mine.text() == nothing.text());
    }
}

TEST_CASE("members carry who is here, and @me leaves", "[http_api][native]") {
    house it(unlimited());
    it.services.connected(it.bob, 1);
    auto const members = it.get("/servers/2001/members", it.ada_token).json();
    REQUIRE(members.size() == 2);
    CHECK(members[0]["status"] == "offline");
    CHECK(members[1]["status"] == "online");
    CHECK(it.get("/servers/2001/members?limit=1&after=101", it.ada_token).json()[0]["userId"] == "102");
    CHECK(it.get("/servers/2001/members/@me", it.bob_token).json()["userId"] == "102");
    CHECK(it.send(ask("DELETE", "/servers/2001/members/@me").as(it.ada_token)).code() == "owner_must_stay");
    CHECK(it.send(ask("DELETE", "/servers/2001/members/101").as(it.bob_token)).status() == 403);
    CHECK(it.send(ask("DELETE", "/servers/2001/members/@me").as(it.bob_token)).status() == 204);
    CHECK(it.get("/servers/2001", it.bob_token).status() == 404);
}

TEST_CASE("an account is shown to whom it shares a server with", "[http_api][native]") {
    house it(unlimited());
    CHECK(it.get("/users/101", it.bob_token).json()["name"] == "ada");
    CHECK_FALSE(it.get("/users/101", it.bob_token).json().contains("admin"));
    CHECK(it.get("/users/102", it.bob_token).json().contains("admin"));
    CHECK(it.get("/users/103", it.bob_token).status() == 404);
}

TEST_CASE("an invite is shown without a login, and a stale login does not hurt", "[http_api][native]") {
    house it(unlimited());
    auto const made = it.send(ask("POST", "/servers/2001/invites").as(it.bob_token));
    CHECK(made.status() == 201);
    auto const path = "/invites/" + made.json()["code"].get<std::string>();
    CHECK(it.send(ask("GET", path)).json()["joined"] == false);
    CHECK(it.get(path, it.bob_token).json()["joined"] == true);
    CHECK(it.get(path, "stale").json()["joined"] == false);
    CHECK(it.send(ask("POST", path)).status() == 401);
    CHECK(it.send(ask("POST", path).as(it.eve_token)).json()["serverId"] == "2001");
    CHECK(it.send(ask("DELETE", path).as(it.bob_token)).status() == 204);
    CHECK(it.send(ask("GET", path)).code() == "invite_invalid");
}

TEST_CASE("channels are changed, typed in and read", "[http_api][native]") {
    house it(unlimited());
    CHECK(it.send(ask("PATCH", "/channels/3001").as(it.bob_token).json(R"({"topic":"x"})")).code() ==
          "missing_permission");
    auto const changed = it.send(
        ask("PATCH", "/channels/3001").as(it.ada_token).json(R"({"topic":"new","position":3,"name":null})"));
    CHECK(changed.json()["topic"] == "new");
    CHECK(changed.json()["position"] == 3);
    CHECK(it.send(ask("POST", "/channels/3001/typing").as(it.bob_token)).status() == 204);
    CHECK(it.said.typings == 1);
    CHECK(
        it.send(ask("PUT", "/channels/3001/read").as(it.bob_token).json(R"({"messageId":"12"})")).status() ==
        204);
    CHECK(it.said.marks[it.hall] == message_id{12});
    CHECK(it.send(ask("DELETE", "/channels/3001").as(it.ada_token)).status() == 204);
    CHECK(it.get("/channels/3001", it.ada_token).status() == 404);
}

TEST_CASE("logins are listed with the one that asks, and their programs only in printable letters",
          "[http_api][native]") {
    house it(unlimited());
    it.send(ask("POST", "/auth/login")
                .with("user-agent", "evil\x1b[31m\xff" + std::string(300, 'a'))
                .json(R"({"name":"bob","password":"password of bob"})"));
    auto const& agent = it.people.attempts.back().user_agent;
    CHECK(agent.size() == 200);
    CHECK(agent.starts_with("evil?[31m?aaa"));
    auto const all = it.get("/users/@me/sessions", it.bob_token).json();
    CHECK(all.size() == 2);
    CHECK(all[0]["current"] == true);
    CHECK(it.send(ask("DELETE", "/users/@me/sessions").as(it.bob_token)).status() == 204);
    CHECK(it.get("/users/@me/sessions", it.bob_token).json().size() == 1);
    // Somebody else's login is as absent as none.
    auto const foreign = it.get("/users/@me/sessions", it.eve_token).json()[0]["loginId"].get<std::string>();
    CHECK(it.send(ask("DELETE", "/users/@me/sessions/" + foreign).as(it.bob_token)).status() == 404);
}

TEST_CASE("a password change tells the wrong password from the unfit one", "[http_api][native]") {
    house it(unlimited());
    auto change = [&](std::string const& body) {
        return it.send(ask("POST", "/users/@me/password").as(it.bob_token).json(body));
    };
    CHECK(change(R"({"currentPassword":"wrong","newPassword":"long enough"})").code() ==
          "invalid_credentials");
    auto const unfit = change(R"({"currentPassword":"password of bob","newPassword":"short"})");
    CHECK(unfit.json()["field"] == "newPassword");
    CHECK(change(R"({"currentPassword":"password of bob","newPassword":"long enough"})").status() == 204);
}

}  // namespace
