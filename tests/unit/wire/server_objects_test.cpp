#include <parley/wire/json_reader.hpp>
#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;

template <class Write>
std::string written(Write write) {
    std::string out;
    write(out);
    CHECK(wire::is_strict_json(out));
    return out;
}

member a_member() {
    return {
        .server = {1}, .account = {5}, .joined_at = {}, .roles = {}, .nickname = {}, .timed_out_until = {}};
}

TEST_CASE("a role's bits are a decimal string, its missing icon is null", "[wire][roles]") {
    role const what{.id = {7},
                    .server = {1},
                    .name = "Mods",
                    .permissions = every_permission(),
                    .color = 0xFF8800,
                    .position = 3,
                    .hoist = true,
                    .icon = {}};
    CHECK(
        written([&](auto& out) { wire::write_role(out, what); }) ==
        R"({"roleId":"7","serverId":"1","name":"Mods","permissions":"8866461766385663","color":16746496,)"
        R"("position":3,"hoist":true,"mentionable":false,"selfAssignable":false,"icon":null,"mutes":false})");
}

TEST_CASE("an overwrite says what kind of target it has", "[wire][roles]") {
    overwrite what{.of = overwrite::target_kind::member, .target = 5, .allow = 1, .deny = 2};
    CHECK(written([&](auto& out) { wire::write_overwrite(out, what); }) ==
          R"({"type":"member","targetId":"5","allow":"1","deny":"2"})");
    what.of = overwrite::target_kind::role;
    CHECK(written([&](auto& out) { wire::write_overwrite(out, what); }).starts_with(R"({"type":"role",)"));
}

TEST_CASE("a server carries its roles and the reader's own membership", "[wire][roles]") {
    server_view view{.server = {{1}, "S", {5}, {}},
                     .roles = {{.id = {1}, .server = {1}, .name = "everyone", .icon = {}}},
                     .channels = {},
                     .last_messages = {},
                     .member_count = 2,
                     .self = a_member(),
                     .rules = {}};
    view.self.roles = {role_id{7}, role_id{8}};
    auto const text = written([&](auto& out) { wire::write_server(out, view); });
    CHECK(text.find(R"("channels":[],"channelList":[],"roles":[{"roleId":"1",)") != std::string::npos);
    CHECK(
        text.find(R"("self":{"roleIds":["7","8"],"nickname":null,"timedOutUntil":null,"pending":false},)") !=
        std::string::npos);
}

TEST_CASE("a member has roles, a nickname and a time-out, or null", "[wire][roles]") {
    account const who{.id = {5}, .name = "ann", .display_name = "Ann", .owner = {}, .created_at = {}};
    auto what = a_member();
    CHECK(written([&](auto& out) { wire::write_member(out, {what, who}); })
              .ends_with(R"("owner":false,"roleIds":[],"nickname":null,"timedOutUntil":null,"pending":false,)"
                         R"("status":"offline","customStatus":null,"activities":[]})"));
    what.nickname = "Annie";
    what.timed_out_until = from_unix_ms(1'000);
    CHECK(written([&](auto& out) {
              wire::write_member(out, {what, who});
          }).find(R"("nickname":"Annie","timedOutUntil":"1970-01-01T00:00:01.000Z",)") != std::string::npos);
}

TEST_CASE("a ban outlives its account", "[wire][roles]") {
    ban const what{.server = {1},
                   .account = {5},
                   .moderator = {6},
                   .reason = "spam",
                   .created_at = {},
                   .expires_at = {}};
    CHECK(written([&](auto& out) { wire::write_ban(out, what, nullptr); }) ==
          R"({"serverId":"1","userId":"5","user":null,"moderatorId":"6","reason":"spam",)"
          R"("createdAt":"1970-01-01T00:00:00.000Z","expiresAt":null})");
    account const who{.id = {5}, .name = "ann", .display_name = "Ann", .owner = {}, .created_at = {}};
    CHECK(written([&](auto& out) { wire::write_ban(out, what, &who); }).find(R"("user":{"userId":"5",)") !=
          std::string::npos);
}

TEST_CASE("an audit entry tells what was before and after, and no more than it knows", "[wire][roles]") {
    audit_entry const what{.id = {1},
                           .server = {1},
                           .actor = {5},
                           .action = audit_action::role_update,
                           .target = 7,
                           .detail = {},
                           .reason = "tidy \"up\"",
                           .changes = {{"name", "Old", "New"}, {"icon", "", "*"}}};
    CHECK(written([&](auto& out) { wire::write_audit_entry(out, what); }) ==
          R"({"auditId":"1","serverId":"1","actorId":"5","action":"role_update","targetId":"7","detail":"",)"
          R"("reason":"tidy \"up\"","changes":[{"field":"name","before":"Old","after":"New"},)"
          R"({"field":"icon","before":null,"after":"*"}],"createdAt":"2015-01-01T00:00:00.000Z"})");
}

TEST_CASE("names lead back to what they name", "[wire][roles]") {
    for (auto const& [kind, name] : wire::channel_kinds)
        CHECK(wire::value_in(wire::channel_kinds, wire::name_in(wire::channel_kinds, kind)) == kind);
    for (auto const& [action, name] : wire::audit_actions)
        CHECK(wire::value_in(wire::audit_actions, wire::name_in(wire::audit_actions, action)) == action);
    CHECK_FALSE(wire::value_in(wire::channel_kinds, "dm"));
}

}  // namespace
