#include <parley/wire/compression.hpp>
#include <parley/wire/gateway_codec.hpp>
#include <parley/wire/json_reader.hpp>
#include <parley/wire/objects.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;

message a_message(std::string content) {
    return {.id = message_id{(std::uint64_t{1'759'579'931'000 - 1'420'070'400'000} << 22) | 7},
            .channel = channel_id{2},
            .server = server_id{1},
            .author = account_id{3},
            .content = std::move(content),
            .edited_at = {}};
}

event sent(std::string content) {
    return {.stream = stream_id::of_server(server_id{1}),
            .at = {.epoch = 4, .seq = 9},
            .what = events::message_created{a_message(std::move(content)), "n-1"}};
}

server_view a_view() {
    return {.server = {server_id{1}, "S", account_id{5}, {}},
            .roles = {{.id = {7}, .server = {1}, .name = "Mods \"1\"", .icon = "*"},
                      {.id = {1}, .server = {1}, .name = "everyone", .icon = {}}},
            .channels = {{.id = {2},
                          .server = {1},
                          .name = "general",
                          .topic = {},
                          .overwrites = {{.of = overwrite::target_kind::role, .target = 7, .allow = 1024}}}},
            .last_messages = {message_id{}},
            .member_count = 1,
            .self = {.server = {1},
                     .account = {5},
                     .joined_at = {},
                     .roles = {role_id{7}},
                     .nickname = "A\"",
                     .timed_out_until = wall_time{}},
            .rules = {}};
}

TEST_CASE("a dispatch has t, s, op and d in that order and is strict JSON", "[wire][gateway]") {
    auto text = wire::dispatch(sent("Hello, \"World\"\n\x02 \xF0\x9F\x98\x80"));
    CHECK(text.starts_with(R"({"t":"MESSAGE_CREATE","s":["s:1",4,9],"op":0,"d":{"messageId":")"));
    CHECK(text.find(R"("content":"Hello, \"World\"\n\u0002 )") != std::string::npos);
    CHECK(text.find(R"("timestamp":1759579931,)") != std::string::npos);
    CHECK(text.ends_with(R"("nonce":"n-1"}})"));
    CHECK(wire::is_strict_json(text));
}

TEST_CASE("an ephemeral event has no position", "[wire][gateway]") {
    event typing{.stream = stream_id::of_server(server_id{1}),
                 .at = {},
                 .what = events::typing_started{server_id{1}, channel_id{2}, account_id{3}}};
    CHECK(wire::dispatch(typing) ==
          R"({"t":"TYPING_START","s":null,"op":0,"d":{"serverId":"1","channelId":"2","userId":"3"}})");
}

TEST_CASE("what one session alone is told moves no cursor", "[wire][gateway]") {
    auto const view = a_view();
    CHECK(
        wire::channel_create(view.channels[0], message_id{8}) ==
        R"({"t":"CHANNEL_CREATE","s":null,"op":0,"d":{"channelId":"2","serverId":"1","type":"text",)"
        R"("name":"general","topic":"","position":0,"parentId":null,)"
        R"("overwrites":[{"type":"role","targetId":"7","allow":"1024","deny":"0"}],)"
        R"("ageRestricted":false,"slowmodeSeconds":0,"archived":false,"retentionSeconds":0,"lastMessageId":"8"}})");
    CHECK(wire::channel_delete(server_id{1}, channel_id{2}) ==
          R"({"t":"CHANNEL_DELETE","s":null,"op":0,"d":{"serverId":"1","channelId":"2"}})");
    auto const reset = wire::server_reset(view, {.epoch = 4, .seq = 9});
    CHECK(reset.starts_with(R"({"t":"SERVER_CREATE","s":null,"op":0,"d":{"server":{"serverId":"1",)"));
    CHECK(reset.ends_with(R"(,"cursor":["s:1",4,9]}})"));
}

TEST_CASE("a changed server is told without what differs from member to member", "[wire][gateway]") {
    event const changed{.stream = stream_id::of_server(server_id{1}),
                        .at = {.epoch = 4, .seq = 9},
                        .what = events::server_changed{{server_id{1}, "S", account_id{5}, {}}, 3}};
    CHECK(
        wire::dispatch(changed) ==
        R"({"t":"SERVER_UPDATE","s":["s:1",4,9],"op":0,"d":{"serverId":"1","name":"S","ownerId":"5","description":"","icon":null,"banner":null,"accentColor":0,"discoverable":false,)"
        R"("verification":"none","rulesGate":false,"invitesPausedUntil":null,"memberCount":3,"createdAt":"1970-01-01T00:00:00.000Z"}})");
}

TEST_CASE("everything the server says is strict JSON", "[wire][gateway]") {
    account who{.id = account_id{5}, .name = "ann", .display_name = "A\"nn", .owner = {}, .created_at = {}};
    auto const view = a_view();
    auto position = stream_position{.epoch = 1, .seq = 2};
    CHECK(wire::is_strict_json(wire::hello(41250, "ab")));
    CHECK(wire::is_strict_json(wire::hello(41250, "")));
    CHECK(wire::is_strict_json(wire::heartbeat_ack()));
    CHECK(wire::is_strict_json(wire::reconnect()));
    CHECK(wire::is_strict_json(wire::invalid_session(true)));
    CHECK(wire::is_strict_json(wire::resumed("x")));
    CHECK(wire::is_strict_json(wire::ready({"sid",
                                            who,
                                            {view, view},
                                            {{stream_id::of_account(who.id), position}},
                                            {{channel_id{2}, message_id{8}}, {channel_id{3}, message_id{9}}},
                                            {chosen_status::invisible, custom_status{"a\"b", "", {}}}})));
    CHECK(wire::is_strict_json(wire::server_create(stream_id::of_account(who.id), position, view, position)));
    CHECK(wire::is_strict_json(wire::server_reset(view, position)));
    CHECK(wire::is_strict_json(wire::channel_create(view.channels[0], message_id{8})));
    CHECK(wire::is_strict_json(wire::channel_delete(server_id{1}, channel_id{2})));
    std::vector<events::payload> payloads{
        events::server_changed{view.server, 1},
        events::role_created{view.roles[0]},
        events::role_changed{view.roles[0]},
        events::role_deleted{server_id{1}, role_id{7}},
        events::server_deleted{server_id{1}},
        events::channel_created{view.channels[0]},
        events::channel_changed{view.channels[0], {}},
        events::channel_deleted{server_id{1}, channel_id{2}},
        events::member_joined{{view.self, who, true, {presence_status::online}}},
        events::member_changed{{view.self, who, true, {}}},
        events::member_left{server_id{1}, account_id{5}},
        events::message_changed{a_message("x")},
        events::message_deleted{server_id{1}, channel_id{2}, message_id{3}},
        events::account_changed{who},
        events::server_left{server_id{1}},
        events::read_moved{{channel_id{2}, message_id{3}}},
        events::presence_changed{server_id{1},
                                 {{account_id{1},
                                   {presence_status::idle,
                                    custom_status{"a\"b", "", wall_time{}},
                                    {{activity_kind::playing, "c\"hess", "", "", "", {}}}}},
                                  {account_id{2}, {}}}},
        events::messages_deleted{server_id{1}, channel_id{2}, {message_id{3}, message_id{4}}},
        events::expression_changed{{.id = {6}, .server = {1}, .name = "party", .roles = {{7}}}},
        events::expression_deleted{server_id{1}, expression_id{6}},
        events::scheduled_event_changed{{.id = {6}, .server = {1}, .name = "Game \"night\""}},
        events::scheduled_event_deleted{server_id{1}, {}, scheduled_event_id{6}},
        events::report_changed{{.id = {6}, .server = {1}, .content = "a\"b"}},
        events::presence_chosen{account_id{5}, {chosen_status::invisible, custom_status{}}},
        events::mass_action_changed{{.action = {6}, .server = {1}, .actor = {5}}}};
    for (auto& payload : payloads) {
        auto text = wire::dispatch({stream_id::of_server(server_id{1}), position, payload});
        INFO(text);
        CHECK(wire::is_strict_json(text));
    }
    CHECK(wire::dispatch({stream_id::of_account(who.id), position, events::server_joined{server_id{1}}})
              .empty());
}

TEST_CASE("client frames are decoded or named as malformed or unknown", "[wire][gateway]") {
    wire::client_frame frame;
    CHECK(wire::decode_client_frame(R"({"op":1,"d":null})", frame) == wire::frame_errc::ok);
    CHECK(wire::decode_client_frame(R"({"op":2,"d":{"token":"t","properties":{"os":"x"}}})", frame) ==
          wire::frame_errc::ok);
    CHECK(frame.token == "t");
    frame = {};
    CHECK(wire::decode_client_frame(
              R"({"t":null,"s":null,"op":6,"d":{"sessionId":"q","cursors":{"s:1":[4,9],"a:5":[4,0]}}})",
              frame) == wire::frame_errc::ok);
    CHECK(frame.session_id == "q");
    REQUIRE(frame.have.size() == 2);
    CHECK(frame.have[0] == std::pair{stream_id::of_server(server_id{1}), stream_position{4, 9}});

    for (auto bad : {"", "1", "[]", "{}", R"({"op":"1"})", R"({"op":2})", R"({"op":2,"d":null})",
                     R"({"op":2,"d":{"token":1}})", R"({"op":6,"d":{"sessionId":"q"}})",
                     R"({"op":6,"d":{"sessionId":"q","cursors":{"x:1":[1,1]}}})",
                     R"({"op":6,"d":{"sessionId":"q","cursors":{"s:1":[1]}}})",
                     R"({"op":6,"d":{"sessionId":"q","cursors":{"s:1":[-1,1]}}})", R"({"op":1,"op":1})"}) {
        INFO(bad);
        CHECK(wire::decode_client_frame(bad, frame) == wire::frame_errc::malformed);
    }
    CHECK(wire::decode_client_frame(R"({"op":99,"d":null})", frame) == wire::frame_errc::unknown_op);
}

TEST_CASE("a compressed event is small, comes back whole, and claims are bounded", "[wire][compression]") {
    auto text = wire::dispatch(sent("see you at the usual place, half past nine?"));
    auto packed = wire::compress(text);
    CHECK(packed.size() * 2 < text.size());
    std::string back;
    REQUIRE(wire::decompress(packed, 64 * 1024, back));
    CHECK(back == text);
    CHECK_FALSE(wire::decompress(packed, 10, back));
    CHECK_FALSE(wire::decompress("not zstd", 1000, back));
    CHECK(wire::dictionary_hash().size() == 64);
}

}  // namespace
