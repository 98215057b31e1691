#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using nlohmann::json;

struct growing : house {
    growing() : house(unlimited()) {}
    reply patch(std::string const& path, std::string const& body) {
        return send(ask("PATCH", path).as(ada_token).json(body));
    }
    reply post(std::string const& path, std::string const& body) {
        return send(ask("POST", path).as(ada_token).json(body));
    }
    reply put(std::string const& path, std::string const& body) {
        return send(ask("PUT", path).as(ada_token).json(body));
    }
};

TEST_CASE("what a profile names is changed, and null takes a picture away", "[http_api][growth]") {
    growing it;
    auto const answer = it.patch("/servers/2001", R"({"description":"x","icon":null,"accentColor":5})");
    CHECK(answer.status() == 200);
    REQUIRE(it.growth.last_edit);
    CHECK(it.growth.last_edit->description == "x");
    CHECK(it.growth.last_edit->icon == "");
    CHECK(it.growth.last_edit->accent == 5U);
    CHECK_FALSE(it.growth.last_edit->name);
    CHECK_FALSE(it.growth.last_edit->discoverable);
    CHECK(it.patch("/servers/2001", R"({"description":5})").code() == "invalid_field");
}

TEST_CASE("safety settings are decoded one by one", "[http_api][growth]") {
    growing it;
    auto const answer = it.patch(
        "/servers/2001/safety",
        R"({"verification":"high","invitesPausedSeconds":60,"alertChannelId":null,"greetingChannelId":"3001"})");
    CHECK(answer.json()["verification"] == "high");
    auto const& edit = *it.growth.last_safety;
    CHECK(edit.invites_paused_for == seconds{60});
    CHECK(edit.alert_channel == channel_id{});
    CHECK(edit.greeting_channel == channel_id{3001});
    CHECK_FALSE(edit.raid_joins);
    CHECK(it.get("/servers/2001/safety", it.bob_token).status() == 403);
    CHECK(it.get("/servers/2001/safety", it.eve_token).status() == 404);
}

TEST_CASE("each refusal of growth has its status and code", "[http_api][growth]") {
    growing it;
    auto refused = [&](growth_errc error) {
        it.growth.broken = error;
        auto const answer = it.patch("/servers/2001/safety", "{}");
        return std::to_string(answer.status()) + " " + answer.code();
    };
    CHECK(refused(growth_errc::invalid_description) == "400 invalid_description");
    CHECK(refused(growth_errc::invites_paused) == "403 invites_paused");
    CHECK(refused(growth_errc::vanity_taken) == "409 vanity_taken");
    CHECK(refused(growth_errc::dangerous_role) == "400 dangerous_role");
    CHECK(refused(growth_errc::invalid_template) == "400 invalid_template");
    CHECK(refused(growth_errc::too_many_templates) == "409 too_many_templates");
    CHECK(refused(growth_errc::event_over) == "409 event_over");
}

TEST_CASE("onboarding and answers are read deeper than one table of fields", "[http_api][growth]") {
    growing it;
    auto const kept = it.put("/servers/2001/onboarding", R"({"rules":[{"title":"Be kind","text":""}]})");
    CHECK(kept.json()["rules"][0]["title"] == "Be kind");
    CHECK(it.put("/servers/2001/onboarding", R"({"rules":[{"title":5}]})").json()["field"] ==
          "rules[0].title");
    auto const answer =
        it.post("/servers/2001/onboarding/answers", R"({"acceptRules":true,"answers":{"5":["6","7"]}})");
    CHECK(answer.status() == 200);
    REQUIRE(it.growth.last_answers);
    CHECK(it.growth.last_answers->accept_rules);
    REQUIRE(it.growth.last_answers->answers.size() == 1);
    CHECK(it.growth.last_answers->answers[0].second == std::vector{option_id{6}, option_id{7}});
    CHECK(it.post("/servers/2001/onboarding/answers", R"({"answers":{"5":"6"}})").code() == "invalid_field");
}

TEST_CASE("a server is made of content or of another, not of both", "[http_api][growth]") {
    growing it;
    std::string const content =
        R"({"version":1,"roles":[{"roleId":0,"name":"@everyone","permissions":"0"}],"channels":[]})";
    CHECK(it.post("/servers", R"({"name":"x","content":)" + content + "}").status() == 201);
    REQUIRE(it.growth.last_content);
    CHECK(it.growth.last_content->roles.size() == 1);
    CHECK(it.post("/servers", R"({"name":"x","cloneOf":"2001"})").status() == 201);
    CHECK(it.post("/servers", R"({"name":"x","cloneOf":"77"})").status() == 404);
    CHECK(it.post("/servers", R"({"name":"x","cloneOf":"2001","content":)" + content + "}").code() ==
          "invalid_field");
    CHECK(it.post("/servers", R"({"name":"x","content":{}})").json()["field"] == "content.version");
}

TEST_CASE("events take times and null, and show whether one comes", "[http_api][growth]") {
    growing it;
    auto const made = it.post(
        "/servers/2001/events",
        R"({"name":"x","startsAt":"2026-11-22T13:00:00+01:00","endsAt":null,"repeats":"weekly","location":"Attic"})");
    CHECK(made.status() == 201);
    CHECK(made.json()["interested"] == false);
    auto const& edit = *it.happenings.last_event;
    CHECK(edit.starts_at == from_unix_ms(1'795'348'800'000));
    REQUIRE(edit.ends_at);
    CHECK_FALSE(*edit.ends_at);
    CHECK(edit.repeats == recurrence::weekly);
    CHECK_FALSE(edit.channel);
    auto const wrong = it.post("/servers/2001/events", R"({"name":"x","startsAt":"soon"})");
    CHECK(wrong.json()["errors"][0]["code"] == "invalid_time");
    CHECK(it.put("/servers/2001/events/5/interest", "").json()["interested"] == true);
}

TEST_CASE("the directory says how many are online", "[http_api][growth]") {
    growing it;
    directory_entry one;
    one.server.id = it.home;
    one.members = 12;
    it.growth.listed = {one};
    auto const found = it.get("/discovery?query=x&offset=5", it.eve_token).json();
    CHECK(found[0]["memberCount"] == 12);
    CHECK(found[0]["onlineCount"] == 7);
    CHECK(it.growth.last_query->skip == 5);
    CHECK(it.growth.last_query->count_max == 50);
}

}  // namespace
