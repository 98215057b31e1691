#include <parley/wire/content_reader.hpp>
#include <parley/wire/growth_objects.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace parley;
using namespace parley::wire;

TEST_CASE("onboarding is read as it is written", "[wire][growth]") {
    onboarding what{.rules = {{"Be \"kind\"", "Always\n"}},
                    .welcome = "Hello",
                    .channels = {{channel_id{12}, "Talk", "👋"}, {channel_id{13}, "", ""}}};
    what.questions = {{question_id{5},
                       "What?",
                       true,
                       true,
                       {{option_id{6}, "a", "b", "👋", {role_id{7}, role_id{8}}}, {option_id{9}, "c"}}}};
    std::string written;
    write_onboarding(written, what);
    std::vector<field_problem> problems;
    CHECK(read_onboarding(written, problems) == what);
    CHECK(problems.empty());
    CHECK(read_onboarding("{}", problems) == onboarding{});
    CHECK(problems.empty());
}

TEST_CASE("the content of a template is read as it is written", "[wire][growth]") {
    template_content what{.description = "d"};
    what.roles = {{.id = role_id{1},
                   .server = {},
                   .name = "r",
                   .permissions = every_permission(),
                   .color = 0xFFFFFF,
                   .hoist = true,
                   .icon = "👋",
                   .mutes = true},
                  {.id = {}, .server = {}, .name = "@everyone"}};
    what.channels = {
        {.id = channel_id{1}, .server = {}, .kind = channel_kind::category, .name = "c", .topic = {}},
        {.id = channel_id{2},
         .server = {},
         .kind = channel_kind::media,
         .name = "m",
         .topic = "t",
         .parent = channel_id{1},
         .overwrites = {{.target = 1, .allow = 1, .deny = 2}, {.target = 0, .deny = 1024}},
         .age_restricted = true,
         .slowmode = seconds{5},
         .archived = true,
         .retention = seconds{86'400}}};
    what.onboarding = onboarding{.channels = {{channel_id{2}, "", ""}}};
    what.onboarding->questions = {
        {question_id{1}, "?", false, false, {{option_id{2}, "x", "", "", {role_id{1}}}}}};
    std::string content;
    write_template_content(content, what);
    std::vector<field_problem> problems;
    CHECK(read_template_content(R"({"name":"x","content":)" + content + "}", problems) == what);
    CHECK(problems.empty());
}

TEST_CASE("each wrong type is named with its place, and their number is bounded", "[wire][growth]") {
    auto first = [](auto read, std::string const& body) {
        std::vector<field_problem> problems;
        read(body, problems);
        return problems.empty() ? std::string() : problems[0].field + ":" + problems[0].code;
    };
    auto greeting = [&](std::string const& body) { return first(read_onboarding, body); };
    CHECK(greeting("[]") == ":wrong_type");
    CHECK(greeting("{") == ":malformed_json");
    CHECK(greeting(R"({"rules":{}})") == "rules:wrong_type");
    CHECK(greeting(R"({"rules":[5]})") == "rules[0]:wrong_type");
    CHECK(greeting(R"({"welcome":{"channels":[{"channelId":5}]}})") ==
          "welcome.channels[0].channelId:invalid_id");
    CHECK(greeting(R"({"questions":[{"multiple":1}]})") == "questions[0].multiple:wrong_type");
    auto answers = [&](std::string const& body) { return first(read_answers, body); };
    CHECK(answers(R"({"answers":[]})") == "answers:wrong_type");
    CHECK(answers(R"({"answers":{"0":[]}})") == "answers.0:invalid_id");
    CHECK(answers(R"({"answers":{"5":["x"]}})") == "answers.5:invalid_id");
    CHECK(answers("{}").empty());
    auto content = [&](std::string const& body) { return first(read_template_content, body); };
    CHECK(content("{}") == "content:required");
    CHECK(content(R"({"content":5})") == "content:wrong_type");
    CHECK(content(R"({"content":{}})") == "content.version:invalid_choice");
    CHECK(content(R"({"content":{"version":1,"channels":[{}]}})") ==
          "content.channels[0].type:invalid_choice");
    CHECK(content(R"({"content":{"version":1,"roles":[{"permissions":"18446744073709551615"}]}})") ==
          "content.roles[0].permissions:invalid_permissions");
    CHECK(content(R"({"content":{"version":1,"roles":[{"roleId":2147483648}]}})") ==
          "content.roles[0].roleId:out_of_range");
    CHECK(content(R"({"content":{"version":1,"roles":[{"color":-1}]}})") ==
          "content.roles[0].color:out_of_range");
    std::string many = R"({"rules":[)";
    for (int i = 0; i < 100; ++i)
        many += i == 0 ? "5" : ",5";
    std::vector<field_problem> problems;
    read_onboarding(many + "]}", problems);
    CHECK(problems.size() == content_problems_max);
}

}  // namespace
