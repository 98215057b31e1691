#include "emoji_words.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::messaging;

TEST_CASE("emoji of servers are found where they stand", "[messaging][emoji]") {
    auto const words = emoji_in("a <:smile:12> b <a:dance_2:9223372036854775807><:x9:1>");
    REQUIRE(words.size() == 3);
    CHECK(words[0].name == "smile");
    CHECK(words[0].id == expression_id{12});
    CHECK(words[0].at == 2);
    CHECK(words[0].bytes == 11);
    CHECK(words[1].name == "dance_2");
    CHECK(words[1].id == expression_id{9'223'372'036'854'775'807ULL});
    CHECK(words[2].id == expression_id{1});
}

TEST_CASE("what only looks like an emoji is text", "[messaging][emoji]") {
    for (auto const* text : {"",
                             "<",
                             "<:",
                             "<::>",
                             "<:a:1>",
                             "<:smile:>",
                             "<:smile:0>",
                             "<:smile:01>",
                             "<:smile:-1>",
                             "<:smile:x>",
                             "<:smile:9223372036854775808>",
                             "<:smi le:1>",
                             "<:smile:1",
                             "<b:smile:1>",
                             "<A:smile:1>",
                             "< :smile:1>",
                             "<:sm\xC3\xAFle:1>",
                             "<@12>",
                             "<#12>",
                             "<:smile>",
                             "<:abcdefghijklmnopqrstuvwxyz1234567:1>",
                             ":smile:"}) {
        INFO(text);
        CHECK(emoji_in(text).empty());
    }
    CHECK(emoji_in("<<:smile:1>").size() == 1);
    CHECK(emoji_in("<:<:smile:1>").size() == 1);
    CHECK(emoji_in("<a:<a:smile:1>:2>").size() == 1);
}

TEST_CASE("refused emoji become words, the rest stays byte by byte", "[messaging][emoji]") {
    std::string const text = "\xF0\x9F\x98\x80<:one:1>-<a:two:2>-<:one:1>-<:three:3>.";
    auto const words = emoji_in(text);
    CHECK(with_plain_words(text, words, {}) == text);
    CHECK(with_plain_words(text, words, {{1}, {3}}) == "\xF0\x9F\x98\x80:one:-<a:two:2>-:one:-:three:.");
    CHECK(with_plain_words(text, words, {{2}}) == "\xF0\x9F\x98\x80<:one:1>-:two:-<:one:1>-<:three:3>.");
}
