#include <parley/wire/gateway_codec.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace parley;

wire::frame_errc decode(std::string const& text, wire::client_frame& out) {
    out = {};
    return wire::decode_client_frame(text, out);
}
bool reads(int op, std::string const& data) {
    wire::client_frame out;
    return decode(R"({"op":)" + std::to_string(op) + R"(,"d":)" + data + "}", out) == wire::frame_errc::ok;
}
std::string doing(std::string const& activity) {
    return R"({"activities":[)" + activity + "]}";
}

TEST_CASE("a device says how it is", "[wire][gateway]") {
    wire::client_frame said;
    REQUIRE(
        decode(R"({"op":3,"d":{"idle":true,"activities":[{"type":"streaming","name":"Chess","details":"blitz",
                       "state":null,"url":"https://example.org/live","startedAt":"2026-11-22T12:00:00Z"}]}})",
               said) == wire::frame_errc::ok);
    CHECK(said.op == wire::client_op::presence);
    CHECK(said.says.idle);
    REQUIRE(said.says.activities.size() == 1);
    activity const expected{activity_kind::streaming,       "Chess", "blitz", "", "https://example.org/live",
                            from_unix_ms(1'795'348'800'000)};
    CHECK(said.says.activities[0] == expected);
    REQUIRE(decode(R"({"op":3,"d":{}})", said) == wire::frame_errc::ok);
    CHECK(said.says == device_presence{});
    CHECK(reads(3, R"({"idle":null,"activities":null})"));
}

TEST_CASE("what a device says is bounded", "[wire][gateway]") {
    std::string const chess = R"({"type":"playing","name":"Chess"})";
    CHECK(reads(3, doing(chess + "," + chess + "," + chess)));
    CHECK_FALSE(reads(3, doing(chess + "," + chess + "," + chess + "," + chess)));
    CHECK(reads(3, doing(R"({"type":"playing","name":")" + std::string(128, 'x') + R"("})")));
    for (auto const& bad :
         {R"("chess")", R"({"type":"playing"})", R"({"name":"Chess"})", R"({"type":"sleeping","name":"x"})",
          R"({"type":"playing","name":""})", R"({"type":"playing","name":"  "})",
          R"({"type":"playing","name":7})", R"({"type":"playing","name":"a\nb"})",
          R"({"type":"playing","name":"x","url":"javascript:alert"})",
          R"({"type":"playing","name":"x","url":"ftp://example.org"})",
          R"({"type":"playing","name":"x","url":"https://example.org/a b"})",
          R"({"type":"playing","name":"x","url":7})", R"({"type":"playing","name":"x","startedAt":1})",
          R"({"type":"playing","name":"x","startedAt":"now"})"}) {
        INFO(bad);
        CHECK_FALSE(reads(3, doing(bad)));
    }
    for (auto const* field : {"name", "details", "state"}) {
        auto text = R"({"type":"playing","name":"x",")" + std::string(field) + R"(2":1})";
        CHECK(reads(3, doing(text)));  // unknown keys are ignored
        if (std::string_view(field) == "name") continue;
        text = R"({"type":"playing","name":"x",")" + std::string(field) + R"(":")" + std::string(129, 'x') +
               R"("})";
        CHECK_FALSE(reads(3, doing(text)));
    }
    CHECK_FALSE(reads(3, doing(R"({"type":"playing","name":")" + std::string(129, 'x') + R"("})")));
    auto const url = "https://example.org/" + std::string(512, 'x');
    CHECK_FALSE(reads(3, doing(R"({"type":"playing","name":"x","url":")" + url + R"("})")));
    for (auto const* bad : {"null", "[]", R"({"idle":1})", R"({"idle":"true"})", R"({"activities":{}})"}) {
        INFO(bad);
        CHECK_FALSE(reads(3, bad));
    }
}

TEST_CASE("rows of a member list are ascending and few", "[wire][gateway]") {
    wire::client_frame said;
    REQUIRE(decode(R"({"op":14,"d":{"serverId":"1","channelId":"2","ranges":[[0,99],[100,100],[200,250]]}})",
                   said) == wire::frame_errc::ok);
    CHECK(said.op == wire::client_op::member_ranges);
    CHECK(said.server == server_id{1});
    CHECK(said.channel == channel_id{2});
    CHECK(said.ranges == std::vector<row_range>{{0, 99}, {100, 100}, {200, 250}});
    auto const shows = [](std::string const& ranges) {
        return reads(14, R"({"serverId":"1","channelId":"2","ranges":)" + ranges + "}");
    };
    CHECK(shows("[]"));
    CHECK(shows("[[0,0],[1,1],[2,2],[3,3],[4,4]]"));
    for (auto const* bad :
         {"null", "[[0,100]]", "[[5,4]]", "[[0,9],[9,12]]", "[[10,12],[0,2]]", "[[-1,3]]", "[[0]]",
          "[[0,1,2]]", "[0,99]", "[[0.5,1]]", R"([["0","1"]])", "[[0,0],[1,1],[2,2],[3,3],[4,4],[5,5]]",
          "[[1000000,1000001]]", "[[18446744073709551615,18446744073709551615]]"}) {
        INFO(bad);
        CHECK_FALSE(shows(bad));
    }
    CHECK_FALSE(reads(14, R"({"serverId":"1","ranges":[]})"));
    CHECK_FALSE(reads(14, R"({"channelId":"1","ranges":[]})"));
    CHECK_FALSE(reads(14, R"({"serverId":1,"channelId":"2","ranges":[]})"));
}

TEST_CASE("members are asked for by id or by name", "[wire][gateway]") {
    wire::client_frame said;
    REQUIRE(decode(R"({"op":8,"d":{"serverId":"1","userIds":["3","4"],"nonce":"n"}})", said) ==
            wire::frame_errc::ok);
    CHECK(said.users == std::vector<account_id>{account_id{3}, account_id{4}});
    CHECK(said.nonce == "n");
    CHECK(said.limit == 100);
    REQUIRE(decode(R"({"op":8,"d":{"serverId":"1","query":"","limit":5}})", said) == wire::frame_errc::ok);
    CHECK(said.users.empty());
    CHECK(said.limit == 5);
    CHECK_FALSE(said.nonce);
    std::string many = R"("1")";
    for (int i = 0; i < 100; ++i)
        many += R"(,"1")";
    for (auto const& bad : std::vector<std::string>{
             R"({"serverId":"1"})", R"({"query":"a"})", R"({"serverId":"1","query":"a","userIds":["1"]})",
             R"({"serverId":"1","userIds":[]})", R"({"serverId":"1","userIds":[1]})",
             R"({"serverId":"1","userIds":["x"]})", R"({"serverId":"1","userIds":[)" + many + "]}",
             R"({"serverId":"1","query":7})", R"({"serverId":"1","query":")" + std::string(65, 'x') + R"("})",
             R"({"serverId":"1","query":"a","limit":0})", R"({"serverId":"1","query":"a","limit":101})",
             R"({"serverId":"1","query":"a","limit":"5"})", R"({"serverId":"1","query":"a","nonce":7})",
             R"({"serverId":"1","query":"a","nonce":")" + std::string(65, 'n') + R"("})"}) {
        INFO(bad);
        CHECK_FALSE(reads(8, bad));
    }
}

}  // namespace
