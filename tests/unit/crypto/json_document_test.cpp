#include "json_document.hpp"

#include <catch2/catch.hpp>

using namespace parley::crypto;

TEST_CASE("a document becomes a tree", "[crypto][json]") {
    auto json = read_json(R"({"a":"x","b":[1,true,null,{"c":-2.5}],"d":"\u00e4\n"})");
    REQUIRE(json);
    CHECK(json->text("a") == "x");
    CHECK(json->text("d") == "\xc3\xa4\n");
    CHECK(json->text("b").empty());
    CHECK(json->find("z") == nullptr);
    auto const* list = json->find("b")->as_array();
    REQUIRE(list != nullptr);
    CHECK(*list->at(0).as_number() == 1);
    CHECK(*list->at(1).as_boolean());
    CHECK(*list->at(3).find("c")->as_number() == -2.5);
}

TEST_CASE("what is not strict JSON is refused", "[crypto][json]") {
    for (std::string_view wrong : {"",
                                   " ",
                                   "{",
                                   "{]",
                                   "{'a':1}",
                                   R"({"a":1,})",
                                   R"({"a":1}{"b":2})",
                                   R"({"a":1} x)",
                                   R"({"a":1,"a":2})",
                                   R"({"a":{"b":1,"b":1}})",
                                   R"({"a":1,"\u0061":2})",
                                   "NaN",
                                   R"({"a":Infinity})",
                                   R"({"a":01})",
                                   R"({"a":+1})",
                                   R"({"a":"\ud800"})",
                                   R"({"a":"\udc00\ud800"})",
                                   R"({"a":"\x"})",
                                   "{\"a\":\"\xff\"}",
                                   "{\"a\":\"\n\"}",
                                   "{\"a\":\"\xc0\xaf\"}",
                                   R"({a:1})",
                                   "/**/{}",
                                   R"({"a":1e999})"}) {
        INFO(wrong);
        CHECK_FALSE(read_json(wrong));
    }
    CHECK_FALSE(read_json(std::string_view("{}\0{}", 5)));
}

TEST_CASE("documents are bounded in bytes, depth and values", "[crypto][json]") {
    auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(read_json(nested(json_depth_max)));
    CHECK_FALSE(read_json(nested(json_depth_max + 1)));
    CHECK_FALSE(read_json(nested(30'000)));

    auto text_of = [](std::size_t bytes) { return '"' + std::string(bytes - 2, 'x') + '"'; };
    CHECK(read_json(text_of(json_bytes_max)));
    CHECK_FALSE(read_json(text_of(json_bytes_max + 1)));

    auto list_of = [](std::size_t count) {
        std::string out = "[0";
        for (std::size_t i = 1; i < count; ++i)
            out += ",0";
        return out + "]";
    };
    CHECK(read_json(list_of(json_values_max - 1)));  // the list is a value too
    CHECK_FALSE(read_json(list_of(json_values_max)));
}
