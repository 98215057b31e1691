#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

TEST_CASE("a rule is read field by field, and what is wrong is told with its field",
          "[http_api][screening]") {
    house it(unlimited());
    auto make = [&](std::string const& body) {
        return it.send(ask("POST", "/servers/2001/screening-rules").as(it.ada_token).json(body));
    };
    auto const made = make(
        R"({"name":"r","trigger":"link_spam","keywords":["a*"],"patterns":["x"],"presets":["slurs"],"allowed":["b"],"limit":3,)"
        R"("windowSeconds":9,"block":false,"blockMessage":"no","alert":true,"timeoutSeconds":60,"enabled":false,)"
        R"("exemptRoleIds":["7"],"exemptChannelIds":["8"]})");
    CHECK(made.status() == 201);
    CHECK(made.json()["ruleId"] == "61");
    auto const& got = *it.moderators.last_rule;
    CHECK(got.trigger == screening_trigger::link_spam);
    CHECK(got.keywords == std::vector<std::string>{"a*"});
    CHECK(got.presets == std::vector{screening_preset::slurs});
    CHECK(got.limit == 3);
    CHECK(got.window == seconds{9});
    CHECK(got.block == false);
    CHECK(got.enabled == false);
    CHECK(got.exempt_channels == std::vector<channel_id>{{8}});
    CHECK(make(R"({"name":"r"})").json()["errors"][0]["field"] == "trigger");
    CHECK(make(R"({"name":"r","trigger":"magic"})").json()["errors"][0]["code"] == "invalid_choice");
    CHECK(make(R"({"name":"r","trigger":"presets","presets":["mild"]})").json()["field"] == "presets");
    CHECK(make(R"({"name":"r","trigger":"keywords","keywords":"a"})").json()["errors"][0]["code"] ==
          "wrong_type");
    CHECK(make(R"({"name":"r","trigger":"keywords","keywords":[1]})").json()["errors"][0]["code"] ==
          "wrong_type");
    CHECK(make(R"({"name":"r","trigger":"patterns","patterns":[")" + std::string(261, 'x') + "\"]}")
              .json()["limit"] == 260);
    it.moderators.outcome = {{}, "patterns", "\"(\": missing )"};
    auto const wrong = make(R"({"name":"r","trigger":"patterns","patterns":["("]})");
    CHECK(wrong.status() == 400);
    CHECK(wrong.code() == "invalid_rule");
    CHECK(wrong.json()["field"] == "patterns");
    CHECK(wrong.json()["detail"] == "\"(\": missing )");
}

TEST_CASE("only who manages the server sees its rules", "[http_api][screening]") {
    house it(unlimited());
    CHECK(it.get("/servers/2001/screening-rules", it.ada_token).json().size() == 1);
    CHECK(it.get("/servers/2001/screening-rules", it.bob_token).status() == 403);
    CHECK(it.get("/servers/2001/screening-rules", it.eve_token).status() == 404);
    CHECK(it.send(ask("PATCH", "/servers/2001/screening-rules/61").as(it.bob_token).json("{}")).status() ==
          403);
    CHECK(it.send(ask("DELETE", "/servers/2001/screening-rules/61").as(it.ada_token)).status() == 204);
}

TEST_CASE("a trial takes a rule of its own, and answers where it hits", "[http_api][screening]") {
    house it(unlimited());
    it.moderators.trial = {true, {{{}, "test", {{"bad", 2, 5}}}}, {}};
    auto attempt = [&](std::string const& body) {
        return it.send(ask("POST", "/servers/2001/screening-test").as(it.ada_token).json(body));
    };
    auto const told = attempt(R"({"content":"a bad word","rule":{"trigger":"keywords","keywords":["bad"]}})");
    CHECK(
        told.text() ==
        R"({"blocked":true,"hits":[{"ruleId":null,"name":"test","matches":[{"text":"bad","start":2,"end":5}]}]})");
    CHECK(it.moderators.last_trial->keywords == std::vector<std::string>{"bad"});
    CHECK(attempt(R"({"content":"x"})").status() == 200);
    CHECK_FALSE(it.moderators.last_trial);
    CHECK(attempt(R"({"content":"x","rule":{}})").json()["field"] == "rule.trigger");
    CHECK(attempt(R"({"content":"x","rule":{"trigger":"keywords","keywords":7}})").json()["field"] ==
          "rule.keywords");
    CHECK(attempt(R"({"content":"x","rule":[]})").json()["field"] == "rule");
}

TEST_CASE("what a rule refuses is told in its own words", "[http_api][screening]") {
    house it(unlimited());
    it.said.broken = screening_errc::screened;
    auto const refused =
        it.send(ask("POST", "/channels/3001/messages").as(it.bob_token).json(R"({"content":"bad"})"));
    CHECK(refused.status() == 403);
    CHECK(refused.code() == "screened");
    CHECK(refused.json()["detail"] == "not here");
}

TEST_CASE("reports are filed, listed and seen to", "[http_api][reports]") {
    house it(unlimited());
    auto const filed = it.send(
        ask("POST", "/servers/2001/reports")
            .as(it.bob_token)
            .json(R"({"userId":"101","channelId":"3001","messageId":"5","reason":"hate","note":"n"})"));
    CHECK(filed.status() == 201);
    CHECK(it.moderators.last_report->target == it.ada);
    CHECK(it.moderators.last_report->message == message_id{5});
    CHECK(it.moderators.last_report->reason == report_reason::hate);
    auto file = [&](std::string const& body) {
        return it.send(ask("POST", "/servers/2001/reports").as(it.bob_token).json(body)).status();
    };
    CHECK(file(R"({"userId":"101","reason":"raid"})") == 400);  // of the server itself
    CHECK(file(R"({"reason":"spam"})") == 400);
    CHECK(it.get("/servers/2001/reports?state=claimed&target=102&before=9&limit=7", it.ada_token)
              .json()
              .size() == 1);
    CHECK(it.moderators.last_query->state == report_state::claimed);
    CHECK(it.moderators.last_query->target == it.bob);
    CHECK(it.moderators.last_query->before == report_id{9});
    CHECK(it.moderators.last_query->count_max == 7);
    CHECK(it.get("/servers/2001/reports?state=lost", it.ada_token).json()["field"] == "state");
    CHECK(it.get("/servers/2001/reports", it.bob_token).status() == 403);
    auto const closed = it.send(ask("PATCH", "/servers/2001/reports/62")
                                    .as(it.ada_token)
                                    .json(R"({"state":"resolved","outcome":"done"})"));
    CHECK(closed.status() == 200);
    CHECK(it.moderators.last_edit->state == report_state::resolved);
    CHECK(it.moderators.last_edit->outcome == "done");
}

TEST_CASE("an act on many, a case and a purge with a ban are asked for as they are written",
          "[http_api][moderation]") {
    house it(unlimited());
    auto const begun =
        it.send(ask("POST", "/servers/2001/mass-actions")
                    .as(it.ada_token)
                    .json(R"({"type":"ban","userIds":["5","6"],"durationSeconds":60,"purgeSeconds":9})"));
    CHECK(begun.status() == 202);
    CHECK(it.moderators.last_act->targets == std::vector<account_id>{{5}, {6}});
    CHECK(it.moderators.last_act->purge == seconds{9});
    CHECK(it.send(ask("DELETE", "/servers/2001/mass-actions/9").as(it.ada_token)).json()["state"] ==
          "canceled");
    auto const shown = it.get("/servers/2001/members/102/case", it.ada_token).json();
    CHECK(shown["user"]["userId"] == "102");
    CHECK(shown["member"].is_null());
    CHECK(shown["inviteCode"].is_null());
    CHECK(it.get("/servers/2001/members/102/notes", it.ada_token).json()[0]["text"] == "a note");
    CHECK(it.get("/servers/2001/members/102/notes", it.bob_token).status() == 403);
    CHECK(it.send(ask("PUT", "/servers/2001/bans/102").as(it.ada_token).json(R"({"purgeSeconds":3600})"))
              .status() == 200);
    CHECK(it.moderators.last_purge == seconds{3600});
    CHECK(it.send(ask("PUT", "/servers/2001/bans/102").as(it.ada_token).json(R"({"purgeSeconds":604801})"))
              .status() == 400);
}

TEST_CASE("the instance's admins search, disable and suspend; nobody else does", "[http_api][admin]") {
    house it(unlimited());
    CHECK(it.get("/admin/users?query=bo", it.ada_token).json().size() == 1);
    CHECK(it.moderators.last_search == "bo");
    for (auto const* path : {"/admin/users", "/admin/servers", "/admin/audit-log"})
        CHECK(it.get(path, it.bob_token).code() == "missing_permission");
    auto const off =
        it.send(ask("PATCH", "/admin/users/102").as(it.ada_token).json(R"({"disabled":true})")).json();
    CHECK(off["userId"] == "102");
    CHECK(off["disabled"] == true);
    CHECK(off["admin"] == false);
    CHECK(it.send(ask("PATCH", "/admin/users/102").as(it.ada_token).json("{}")).json()["field"] ==
          "disabled");
    auto const suspended =
        it.send(ask("PATCH", "/admin/servers/2001").as(it.ada_token).json(R"({"suspended":true})")).json();
    CHECK(suspended["serverId"] == "2001");
    CHECK(suspended["suspended"] == true);
    CHECK(it.send(ask("DELETE", "/admin/servers/2001").as(it.ada_token)).status() == 204);
    CHECK(it.send(ask("DELETE", "/admin/servers/2001").as(it.bob_token)).status() == 403);
    CHECK(it.get("/admin/audit-log", it.ada_token).text() == "[]");
}

}  // namespace
