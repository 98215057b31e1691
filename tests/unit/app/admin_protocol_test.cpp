#include "admin_command.hpp"

#include <catch2/catch.hpp>

using namespace parley::app;

TEST_CASE("a command survives the socket's line whatever its texts hold", "[app][admin]") {
    admin_request const sent{.name = "user create",
                             .subject = "a\"b\\c\nd\xC3\xA9",
                             .owner = "o",
                             .password = std::string("p\x01w\x7f"),
                             .admin = true,
                             .json = true};
    auto const line = encode_request(sent);
    CHECK(line.find('\n') == std::string::npos);
    admin_request got;
    REQUIRE(decode_request(line, got));
    CHECK(got.name == sent.name);
    CHECK(got.subject == sent.subject);
    CHECK(got.owner == sent.owner);
    CHECK(got.password == sent.password);
    CHECK(got.admin);
    CHECK(got.json);
}

TEST_CASE("an answer of many lines survives too", "[app][admin]") {
    admin_answer const sent{exit_code::failed, "one\ntwo \"three\"\n"};
    auto const line = encode_answer(sent);
    CHECK(line.find('\n') == std::string::npos);
    admin_answer got;
    REQUIRE(decode_answer(line, got));
    CHECK(got.code == sent.code);
    CHECK(got.text == sent.text);
}

TEST_CASE("lines that are no commands are refused", "[app][admin]") {
    admin_request request;
    admin_answer answer;
    for (auto const* line :
         {"", "{}", "[]", "{\"command\":1}", "{\"command\":\"\"}", "\xff", "{\"command\":\"x\""}) {
        CHECK_FALSE(decode_request(line, request));
        CHECK_FALSE(decode_answer(line, answer));
    }
    CHECK_FALSE(decode_request("{\"command\":\"" + std::string(10'000, 'x') + "\"}", request));
}
