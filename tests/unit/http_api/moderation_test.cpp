#include "unit/http_api/house.hpp"

#include <parley/wire/objects.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

TEST_CASE("a member is given a nickname, roles and a time-out", "[http_api][members]") {
    house it(unlimited());
    auto edit = [&](std::string const& body) {
        return it.send(ask("PATCH", "/servers/2001/members/102").as(it.ada_token).json(body));
    };
    CHECK(edit(R"({"nickname":"Bobby"})").json()["nickname"] == "Bobby");
    CHECK(edit(R"({"nickname":null})").json()["nickname"].is_null());
    CHECK(edit(R"({"roleIds":["7","8"]})").json()["roleIds"].dump() == R"(["7","8"])");
    CHECK(edit(R"({"roleIds":[]})").json()["roleIds"].empty());
    CHECK(edit(R"({"roleIds":null})").status() == 200);
    auto const until = edit(R"({"timeoutSeconds":60})").json()["timedOutUntil"];
    std::string expected;
    wire::write_time(expected, it.time.now() + seconds{60});
    CHECK(until.dump() == expected);
    CHECK(edit(R"({"timeoutSeconds":0})").json()["timedOutUntil"].is_null());
    CHECK(edit(R"({"timeoutSeconds":2419201})").json()["limit"] == 2'419'200);
    CHECK(edit(R"({"timeoutSeconds":-1})").json()["limit"] == 0);
    CHECK(edit(R"({"nickname":")" + std::string(33, 'x') + "\"}").json()["field"] == "nickname");
    CHECK(it.send(ask("PATCH", "/servers/2001/members/103").as(it.ada_token).json("{}")).status() == 404);
}

TEST_CASE("one role more or less has a path of its own, for oneself too", "[http_api][members]") {
    house it(unlimited());
    auto const path = "/servers/2001/members/@me/roles/77";
    auto const more = it.send(ask("PUT", path).as(it.bob_token)).json();
    CHECK(more["userId"] == "102");
    CHECK(more["roleIds"].dump() == R"(["77"])");
    CHECK(it.send(ask("DELETE", path).as(it.bob_token)).json()["roleIds"].empty());
    CHECK(it.send(ask("PUT", "/servers/2001/members/@me/roles/x").as(it.bob_token)).status() == 404);
}

TEST_CASE("a server is handed over by its owner", "[http_api][servers]") {
    house it(unlimited());
    auto give = [&](std::string const& token, std::string const& body) {
        return it.send(ask("PUT", "/servers/2001/owner").as(token).json(body));
    };
    CHECK(give(it.bob_token, R"({"userId":"102"})").code() == "missing_permission");
    CHECK(give(it.ada_token, R"({"userId":"102"})").json()["ownerId"] == "102");
    CHECK(give(it.ada_token, "{}").code() == "invalid_field");
}

TEST_CASE("a ban is put, listed by user id and lifted", "[http_api][bans]") {
    house it(unlimited());
    auto put = [&](std::string const& who, std::string const& body) {
        return it.send(ask("PUT", "/servers/2001/bans/" + who)
                           .as(it.ada_token)
                           .with("x-audit-log-reason", "rude")
                           .json(body));
    };
    auto const made = put("103", R"({"durationSeconds":3600})").json();
    CHECK(made["user"]["name"] == "eve");
    CHECK(made["moderatorId"] == "101");
    CHECK(made["reason"] == "rude");
    CHECK(made["expiresAt"] == "2025-10-09T09:53:20.000Z");
    CHECK(put("999", "").json()["user"].is_null());
    auto const all = it.get("/servers/2001/bans", it.ada_token).json();
    REQUIRE(all.size() == 2);
    CHECK(all[0]["user"]["userId"] == "103");
    CHECK(all[1]["expiresAt"].is_null());
    CHECK(it.get("/servers/2001/bans?after=103&limit=1", it.ada_token).json()[0]["userId"] == "999");
    CHECK(it.get("/servers/2001/bans", it.bob_token).code() == "missing_permission");
    CHECK(put("103", R"({"durationSeconds":31536001})").json()["field"] == "durationSeconds");
    CHECK(it.send(ask("DELETE", "/servers/2001/bans/103").as(it.ada_token)).status() == 204);
    CHECK(it.send(ask("DELETE", "/servers/2001/bans/103").as(it.ada_token)).status() == 404);
}

TEST_CASE("the audit log is asked by page, actor, target and action", "[http_api][audit]") {
    house it(unlimited());
    auto ask_for = [&](std::string const& query) {
        return it.get("/servers/2001/audit-log" + query, it.ada_token);
    };
    CHECK(ask_for("?before=9&actor=101&target=7&action=role_update&limit=3").status() == 200);
    auto const& asked = *it.services.last_query;
    CHECK(asked.server == it.home);
    CHECK(asked.before == audit_id{9});
    CHECK(asked.actor == it.ada);
    CHECK(asked.target == 7);
    CHECK(asked.action == audit_action::role_update);
    CHECK(asked.count_max == 3);
    CHECK(ask_for("").status() == 200);
    CHECK_FALSE(it.services.last_query->action.has_value());
    CHECK(it.services.last_query->count_max == 50);
    CHECK(ask_for("?action=fly").json()["errors"][0]["code"] == "invalid_choice");
    CHECK(ask_for("?limit=101").status() == 400);
    CHECK(it.get("/servers/2001/audit-log", it.bob_token).code() == "missing_permission");
}

}  // namespace
