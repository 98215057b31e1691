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

}  // namespace
