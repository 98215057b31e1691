#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

std::string make_role(house& it, std::string const& body) {
    auto const made = it.send(ask("POST", "/servers/2001/roles").as(it.ada_token).json(body));
    CHECK(made.status() == 201);
    return made.json()["roleId"];
}

TEST_CASE("a role is made, changed, listed and deleted", "[http_api][roles]") {
    house it(unlimited());
    auto const made = it.send(ask("POST", "/servers/2001/roles")
                                  .as(it.ada_token)
                                  .json(R"({"name":"Mods","permissions":"8192","color":255,"hoist":true,
                                            "mentionable":true,"selfAssignable":true,"icon":"*"})"))
                          .json();
    CHECK(made["permissions"] == "8192");
    CHECK(made["color"] == 255);
    CHECK(made["hoist"] == true);
    CHECK(made["mentionable"] == true);
    CHECK(made["selfAssignable"] == true);
    CHECK(made["icon"] == "*");
    auto const path = "/servers/2001/roles/" + made["roleId"].get<std::string>();
    auto const changed =
        it.send(ask("PATCH", path).as(it.ada_token).json(R"({"icon":null,"hoist":false})")).json();
    CHECK(changed["icon"].is_null());
    CHECK(changed["hoist"] == false);
    CHECK(changed["permissions"] == "8192");  // what is not named stays
    CHECK(it.get("/servers/2001/roles", it.bob_token).json().size() == 2);
    CHECK(it.send(ask("DELETE", path).as(it.bob_token)).code() == "missing_permission");
    CHECK(it.send(ask("DELETE", path).as(it.ada_token)).status() == 204);
    CHECK(it.get("/servers/2001/roles", it.bob_token).json().size() == 1);
    CHECK(it.send(ask("PATCH", path).as(it.ada_token).json("{}")).status() == 404);
}

TEST_CASE("roles are put in order", "[http_api][roles]") {
    house it(unlimited());
    auto const one = make_role(it, R"({"name":"one"})");
    auto const two = make_role(it, R"({"name":"two"})");
    auto order = [&](std::string const& ids) {
        return it.send(
            ask("PATCH", "/servers/2001/roles").as(it.ada_token).json(R"({"roleIds":[)" + ids + "]}"));
    };
    auto const answer = order('"' + two + "\",\"" + one + '"').json();
    REQUIRE(answer.size() == 3);
    CHECK(answer[0]["roleId"] == two);
    CHECK(answer[1]["roleId"] == one);
    CHECK(answer[2]["roleId"] == "2001");
    CHECK(order('"' + two + '"').code() == "invalid_order");
    CHECK(order("7").code() == "invalid_field");
    CHECK(it.send(ask("PATCH", "/servers/2001/roles").as(it.ada_token).json("{}")).code() == "invalid_field");
}

TEST_CASE("bits that nobody knows, colours beyond white and long names are refused", "[http_api][roles]") {
    house it(unlimited());
    struct row {
        std::string body;
        std::string code;
    };
    std::vector<row> const cases{{R"({"name":"x","permissions":"140737488355328"})", "invalid_permissions"},
                                 {R"({"name":"x","permissions":"-1"})", "invalid_permissions"},
                                 {R"({"name":"x","permissions":8})", "wrong_type"},
                                 {R"({"name":"x","color":16777216})", "out_of_range"},
                                 {R"({"name":"x","color":-1})", "out_of_range"},
                                 {R"({"name":"x","hoist":1})", "wrong_type"},
                                 {R"({"name":""})", "too_short"},
                                 {R"({"name":")" + std::string(2'000, 'x') + "\"}", "too_long"},
                                 {R"({})", "required"}};
    for (auto const& each : cases) {
        auto const answer = it.send(ask("POST", "/servers/2001/roles").as(it.ada_token).json(each.body));
        INFO(each.body);
        CHECK(answer.code() == "invalid_field");
        CHECK(answer.json()["errors"][0]["code"] == each.code);
    }
}

TEST_CASE("overwrites are set and taken away by their target alone", "[http_api][overwrites]") {
    house it(unlimited());
    auto const path = "/channels/3001/overwrites/102";
    auto put = [&](std::string const& body) { return it.send(ask("PUT", path).as(it.ada_token).json(body)); };
    auto const set = put(R"({"type":"member","allow":"1024","deny":"2048"})").json();
    CHECK(set["overwrites"].dump() == R"([{"allow":"1024","deny":"2048","targetId":"102","type":"member"}])");
    CHECK(put(R"({"type":"role"})").json()["overwrites"][0]["type"] == "role");
    CHECK(put(R"({"type":"account"})").json()["errors"][0]["code"] == "invalid_choice");
    CHECK(put(R"({"allow":"1"})").json()["errors"][0]["code"] == "required");
    CHECK(put(R"({"type":"role","deny":"140737488355328"})").json()["field"] == "deny");
    CHECK(it.send(ask("DELETE", path).as(it.bob_token)).code() == "missing_permission");
    CHECK(it.send(ask("DELETE", path).as(it.ada_token)).json()["overwrites"].empty());
    CHECK(it.send(ask("DELETE", path).as(it.eve_token)).status() == 404);
}

TEST_CASE("a change that hides the channel from who makes it is answered all the same",
          "[http_api][overwrites]") {
    house it(unlimited());
    role mods{.id = {7001}, .server = it.home, .name = "Mods", .permissions = bit(permission::manage_roles)};
    it.directory.put_role(mods);
    it.directory.set_roles(it.home, it.bob, {mods.id});
    auto const hidden = it.send(ask("PUT", "/channels/3001/overwrites/102")
                                    .as(it.bob_token)
                                    .json(R"({"type":"member","deny":"1024"})"));
    CHECK(hidden.status() == 200);
    CHECK(hidden.json()["messages"].empty());
    CHECK(it.get("/channels/3001", it.bob_token).status() == 404);
}

TEST_CASE("channels have a type, a category, and more to change", "[http_api][channels]") {
    house it(unlimited());
    auto make = [&](std::string const& body) {
        return it.send(ask("POST", "/servers/2001/channels").as(it.ada_token).json(body));
    };
    auto const lobby = make(R"({"name":"Lobby","type":"category"})").json();
    CHECK(lobby["type"] == "category");
    auto const inside =
        make(R"({"name":"x","type":"voice","parentId":")" + lobby["channelId"].get<std::string>() + "\"}")
            .json();
    CHECK(inside["parentId"] == lobby["channelId"]);
    CHECK(make(R"({"name":"x","type":"dm"})").json()["errors"][0]["code"] == "invalid_choice");
    auto const path = "/channels/" + inside["channelId"].get<std::string>();
    auto edit = [&](std::string const& body) {
        return it.send(ask("PATCH", path).as(it.ada_token).json(body));
    };
    auto const changed =
        edit(R"({"parentId":null,"ageRestricted":true,"slowmodeSeconds":30,"sync":true})").json();
    CHECK(changed["parentId"].is_null());
    CHECK(changed["ageRestricted"] == true);
    CHECK(changed["slowmodeSeconds"] == 30);
    CHECK(it.services.last_edit->sync);
    CHECK(it.services.last_edit->parent == channel_id{});
    edit(R"({"topic":"y"})");
    CHECK_FALSE(it.services.last_edit->parent.has_value());
    CHECK_FALSE(it.services.last_edit->sync);
    CHECK(edit(R"({"slowmodeSeconds":21601})").json()["limit"] == 21'600);
}

TEST_CASE("explaining answers for one permission or for all", "[http_api][explain]") {
    house it(unlimited());
    auto ask_about = [&](std::string const& query, std::string const& token) {
        return it.get("/servers/2001/permissions/explain" + query, token);
    };
    auto const all = ask_about("", it.bob_token).json();
    CHECK(all["permissions"].size() == permission_names.size());
    CHECK(all["allowed"] == std::to_string(everyone_default));
    auto const one = ask_about("?channel=3001&permission=send_messages", it.bob_token).json();
    REQUIRE(one["permissions"].size() == 1);
    CHECK(one["permissions"][0].dump() ==
          R"({"allowed":true,"by":"everyone","channelId":null,"inherited":false,)"
          R"("permission":"send_messages","reason":"allowed by role @everyone","roleId":"2001"})");
    CHECK(ask_about("?member=101&permission=ban_members", it.ada_token).json()["permissions"][0]["reason"] ==
          "allowed: owns the server");
    CHECK(ask_about("?member=101&role=2001", it.ada_token).json()["errors"][0]["code"] == "conflicting");
    CHECK(ask_about("?permission=fly", it.ada_token).json()["errors"][0]["code"] == "invalid_choice");
    CHECK(ask_about("", it.eve_token).status() == 404);
}

}  // namespace
