#include <parley/wire/json_reader.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley::wire;
using kind = field_rule::kind;

constexpr field_rule place_parts[] = {
    {.name = "place.town", .is = kind::text, .required = true, .min = 1, .max = 5, .description = ""},
    {.name = "place.number", .is = kind::integer, .min = 1, .max = 9, .description = ""},
};
constexpr field_rule rules[] = {
    {.name = "name", .is = kind::text, .required = true, .min = 2, .max = 5, .description = ""},
    {.name = "count", .is = kind::integer, .min = 0, .max = 10, .description = ""},
    {.name = "flag", .is = kind::boolean, .description = ""},
    {.name = "ref", .is = kind::id, .description = ""},
    {.name = "parent", .is = kind::id, .nullable = true, .description = ""},
    {.name = "nick", .is = kind::text, .nullable = true, .max = 3, .description = ""},
    {.name = "may", .is = kind::permissions, .description = ""},
    {.name = "refs", .is = kind::ids, .min = 1, .max = 3, .description = ""},
    {.name = "type", .is = kind::text, .max = 10, .choices = "text|voice", .description = ""},
    {.name = "place", .is = kind::object, .nullable = true, .description = "", .parts = place_parts},
};

std::string first_code(std::string_view body) {
    std::vector<field_problem> problems;
    read_fields(body, rules, problems);
    return problems.empty() ? "" : problems.front().field + ":" + problems.front().code;
}

TEST_CASE("a body that keeps its rules is read into typed fields", "[wire][json]") {
    std::vector<field_problem> problems;
    auto fields = read_fields(R"({"name":"ab\u00e9","count":7,"flag":true,"ref":"12","extra":[1,{}]})", rules,
                              problems);
    REQUIRE(problems.empty());
    CHECK(fields.text("name") == "ab\xC3\xA9");
    CHECK(fields.integer("count", 0) == 7);
    CHECK(fields.boolean("flag", false));
    CHECK(fields.id("ref") == 12);
    CHECK_FALSE(fields.has("extra"));
}

TEST_CASE("each broken rule is named with its field", "[wire][json]") {
    CHECK(first_code("{}") == "name:required");
    CHECK(first_code("") == "name:required");
    CHECK(first_code(R"({"name":null})") == "name:required");
    CHECK(first_code(R"({"name":1})") == "name:wrong_type");
    CHECK(first_code(R"({"name":"a"})") == "name:too_short");
    CHECK(first_code(R"({"name":"abcdef"})") == "name:too_long");
    CHECK(first_code(R"({"name":"éééée"})") == "");
    CHECK(first_code(R"({"name":"abc","count":-1})") == "count:out_of_range");
    CHECK(first_code(R"({"name":"abc","count":11})") == "count:out_of_range");
    CHECK(first_code(R"({"name":"abc","count":18446744073709551615})") == "count:out_of_range");
    CHECK(first_code(R"({"name":"abc","count":1.5})") == "count:wrong_type");
    CHECK(first_code(R"({"name":"abc","count":"1"})") == "count:wrong_type");
    CHECK(first_code(R"({"name":"abc","flag":0})") == "flag:wrong_type");
    CHECK(first_code(R"({"name":"abc","ref":12})") == "ref:wrong_type");
    CHECK(first_code(R"({"name":"abc","ref":"0x1"})") == "ref:invalid_id");
    CHECK(first_code(R"({"name":"abc","count":null})") == "");
}

TEST_CASE("an object's parts have names of their own", "[wire][json]") {
    std::vector<field_problem> problems;
    auto fields =
        read_fields(R"({"name":"ab","place":{"town":"Ulm","number":3,"extra":1}})", rules, problems);
    REQUIRE(problems.empty());
    CHECK(fields.has("place"));
    CHECK(fields.text("place.town") == "Ulm");
    CHECK(fields.integer("place.number", 0) == 3);
    fields = read_fields(R"({"name":"ab","place":null})", rules, problems);
    REQUIRE(problems.empty());
    CHECK(fields.is_null("place"));
    CHECK_FALSE(fields.has("place.town"));
    CHECK_FALSE(read_fields(R"({"name":"ab","town":"Ulm"})", rules, problems).has("place.town"));
    CHECK(first_code(R"({"name":"ab","place":{}})") == "place.town:required");
    CHECK(first_code(R"({"name":"ab","place":{"town":"Berlin"}})") == "place.town:too_long");
    CHECK(first_code(R"({"name":"ab","place":{"town":"Ulm","number":"3"}})") == "place.number:wrong_type");
    CHECK(first_code(R"({"name":"ab","place":[]})") == "place:wrong_type");
    CHECK(first_code(R"({"name":"ab","place":"Ulm"})") == "place:wrong_type");
}

TEST_CASE("null is told from absent where it means something", "[wire][json]") {
    std::vector<field_problem> problems;
    auto fields = read_fields(R"({"name":"abc","parent":null,"nick":null,"ref":null})", rules, problems);
    REQUIRE(problems.empty());
    CHECK(fields.has("parent"));
    CHECK(fields.is_null("parent"));
    CHECK_FALSE(fields.id("parent").has_value());
    CHECK(fields.is_null("nick"));
    CHECK(fields.text("nick").empty());
    CHECK_FALSE(fields.has("ref"));
    fields = read_fields(R"({"name":"abc","parent":"7"})", rules, problems);
    CHECK_FALSE(fields.is_null("parent"));
    CHECK(fields.id("parent") == 7);
    CHECK_FALSE(fields.has("nick"));
    CHECK(first_code(R"({"name":"abc","parent":7})") == "parent:wrong_type");
    CHECK(first_code(R"({"name":"abc","nick":"abcd"})") == "nick:too_long");
}

TEST_CASE("a set of permissions is a decimal string of bits that are known", "[wire][json]") {
    std::vector<field_problem> problems;
    auto fields = read_fields(R"({"name":"abc","may":"8866461766385663"})", rules, problems);
    CHECK(fields.permissions("may") == 8'866'461'766'385'663);
    fields = read_fields(R"({"name":"abc","may":"0"})", rules, problems);
    CHECK(fields.permissions("may") == 0);
    REQUIRE(problems.empty());
    CHECK_FALSE(read_fields(R"({"name":"abc"})", rules, problems).permissions("may").has_value());
    for (auto bad : {"140737488355328", "9007199254740992", "9223372036854775808", "18446744073709551615",
                     "18446744073709551616", "99999999999999999999999999", "", "-1", "+1", "01", "00", "1 ",
                     " 1", "0x8", "1.0", "1e3", "\u0661"}) {
        INFO(bad);
        CHECK(first_code(R"({"name":"abc","may":")" + std::string(bad) + "\"}") == "may:invalid_permissions");
    }
    CHECK(first_code(R"({"name":"abc","may":8})") == "may:wrong_type");
    CHECK(first_code(R"({"name":"abc","may":null})") == "");
}

TEST_CASE("a list of ids keeps its order and its bounds", "[wire][json]") {
    std::vector<field_problem> problems;
    auto fields = read_fields(R"({"name":"abc","refs":["3","1","3"]})", rules, problems);
    REQUIRE(problems.empty());
    CHECK(fields.ids("refs") == std::vector<std::uint64_t>{3, 1, 3});
    CHECK(first_code(R"({"name":"abc","refs":[]})") == "refs:too_short");
    CHECK(first_code(R"({"name":"abc","refs":["1","2","3","4"]})") == "refs:too_long");
    CHECK(first_code(R"({"name":"abc","refs":["1",2]})") == "refs:wrong_type");
    CHECK(first_code(R"({"name":"abc","refs":["1",null]})") == "refs:wrong_type");
    CHECK(first_code(R"({"name":"abc","refs":["1","x"]})") == "refs:invalid_id");
    CHECK(first_code(R"({"name":"abc","refs":["1","0"]})") == "refs:invalid_id");
    CHECK(first_code(R"({"name":"abc","refs":"1"})") == "refs:wrong_type");
    CHECK(first_code(R"({"name":"abc","refs":{"0":"1"}})") == "refs:wrong_type");
}

TEST_CASE("a text with choices is one of them, to the letter", "[wire][json]") {
    CHECK(first_code(R"({"name":"abc","type":"text"})") == "");
    CHECK(first_code(R"({"name":"abc","type":"voice"})") == "");
    for (auto bad : {"", "tex", "text|voice", "|", "Text", "voice "}) {
        INFO(bad);
        CHECK(first_code(R"({"name":"abc","type":")" + std::string(bad) + "\"}") == "type:invalid_choice");
    }
}

TEST_CASE("whatever is not strict JSON is refused as a whole", "[wire][json]") {
    CHECK(first_code(R"({"name":"abc")") == ":malformed_json");
    CHECK(first_code(R"({"name":"abc",})") == ":malformed_json");
    CHECK(first_code(R"({"name":NaN})") == ":malformed_json");
    CHECK(first_code("{\"name\":\"\xff\"}") == ":malformed_json");
    CHECK(first_code("{\"name\":\"\x01zz\"}") == ":malformed_json");
    CHECK(first_code(R"({"name":"\ud800"})") == ":malformed_json");
    CHECK(first_code(R"({"name":"\udc00abc"})") == ":malformed_json");
    CHECK(first_code(R"({"name":"abc"} x)") == ":malformed_json");
    CHECK(first_code(R"({"name":"abc","name":"abd"})") == ":duplicate_key");
    CHECK(first_code(R"({"name":"abc","x":{"a":1,"a":2}})") == ":duplicate_key");
    CHECK(first_code(R"({"name":"abc","x":{"a":1,"\u0061":2}})") == ":duplicate_key");
    CHECK(first_code("[]") == ":not_an_object");
    CHECK(first_code("1") == ":not_an_object");
}

TEST_CASE("depth and number of keys are bounded", "[wire][json]") {
    auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']');
    };
    CHECK(is_strict_json(nested(32)));
    CHECK_FALSE(is_strict_json(nested(33)));
    CHECK_FALSE(is_strict_json(nested(100'000)));
    CHECK(first_code(R"({"name":"abc","x":)" + nested(40) + "}") == ":too_deep");
    std::string many = R"({"name":"abc")";
    for (int i = 0; i < 20'000; ++i)
        many += ",\"k" + std::to_string(i) + "\":0";
    CHECK(first_code(many + "}") == ":too_many_keys");
}

}  // namespace
