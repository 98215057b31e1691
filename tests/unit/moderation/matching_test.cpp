#include "compiled_rules.hpp"
#include "folding.hpp"
#include "support/manual_clock.hpp"
#include "text_counts.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <iostream>
#include <memory>
#include <string>

namespace {

using namespace parley;
using namespace parley::watch;
using parley::testing::manual_clock;

screening_rule keyword_rule(std::vector<std::string> keywords, std::vector<std::string> allowed = {}) {
    return {.name = "rule", .keywords = std::move(keywords), .allowed = std::move(allowed)};
}

/// What one rule finds in a text, as the text's own characters.
std::vector<std::pair<std::uint32_t, std::uint32_t>> found(screening_rule rule, std::string const& text) {
    manual_clock time;
    std::vector<screening_rule> rules{std::move(rule)};
    auto const compiled = compiled_rules::compile(std::move(rules));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
    for (auto const& hit : compiled->hits(text, compiled_rules::subject::message, {true}, 100, time)) {
        for (auto const& each : hit.found)
            all.emplace_back(each.first, each.last);
    }
    return all;
}
bool hits(screening_rule rule, std::string const& text) {
    return !found(std::move(rule), text).empty();
}

using spans = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

TEST_CASE("a keyword is a whole word, whatever its case, marks and alphabet", "[moderation][matching]") {
    for (auto const* text : {"a bad word", "BAD", "(bad)", "bád", "ｂａｄ", "𝐛𝐚𝐝", "ⓑⓐⓓ", "b\u200Bad",
                             "b\u00ADa\u0301d", "not_bad_at", "bad\u3002", "日bad本"}) {
        INFO(text);
        CHECK(hits(keyword_rule({"bad"}), text));
    }
    for (auto const* text : {"badge", "a bade", "forbad", "ba d", "", " ", "b.a.d"}) {
        INFO(text);
        CHECK_FALSE(hits(keyword_rule({"bad"}), text));
    }
}

TEST_CASE("stars at the ends stand for any letters, and the match is the whole word",
          "[moderation][matching]") {
    CHECK(found(keyword_rule({"bad*"}), "a Badge!") == spans{{2, 7}});
    CHECK(found(keyword_rule({"*bad"}), "forbad it") == spans{{0, 6}});
    CHECK(found(keyword_rule({"*bad*"}), "x unbadly y") == spans{{2, 9}});
    CHECK_FALSE(hits(keyword_rule({"bad*"}), "forbad"));
    CHECK_FALSE(hits(keyword_rule({"*bad"}), "badge"));
    CHECK(found(keyword_rule({"very bad"}), "very \n\t bad") == spans{{0, 11}});
}

TEST_CASE("offsets are characters of the text as it was written", "[moderation][matching]") {
    CHECK(found(keyword_rule({"bad"}), "😀 b\u200B\u200Bad") == spans{{2, 7}});
    screening_rule by_pattern{.name = "p", .trigger = screening_trigger::patterns, .patterns = {"b.d"}};
    CHECK(found(by_pattern, "😀 b\u200BÄd bid") == spans{{2, 6}, {7, 10}});
    screening_rule mentions{.name = "m", .trigger = screening_trigger::mention_spam, .limit = 1};
    CHECK(found(mentions, "ä <@12> @here") == spans{{2, 7}, {8, 13}});
}

TEST_CASE("what lies within an allowed word is excused, and nothing else", "[moderation][matching]") {
    auto const rule = keyword_rule({"*cunt*"}, {"scunthorpe"});
    CHECK_FALSE(hits(rule, "I live in Scunthorpe"));
    CHECK(found(rule, "Scunthorpe cunt") == spans{{11, 15}});
    CHECK(hits(rule, "scunthorpes"));
}

TEST_CASE("many excused words hide nothing behind them", "[moderation][matching]") {
    std::string text;
    for (int i = 0; i < 350; ++i)
        text += "scunthorpe ";
    CHECK(hits(keyword_rule({"*cunt*"}, {"scunthorpe"}), text + "cunt"));
}

TEST_CASE("every keyword of many is found, also one within another", "[moderation][matching]") {
    auto const all = found(keyword_rule({"*he*", "*she*", "*hers*", "*his*", "*she*"}), "ushers");
    CHECK(all.size() == 4);  // she twice, he, hers; each the whole word
    for (auto const& each : all)
        CHECK(each == std::pair<std::uint32_t, std::uint32_t>{0, 6});
}

TEST_CASE("every list of the presets finds its own words", "[moderation][matching]") {
    for (auto const& [which, word] :
         {std::pair{screening_preset::profanity, "Bullshit"}, std::pair{screening_preset::slurs, "retarded"},
          std::pair{screening_preset::sexual, "porn"}}) {
        screening_rule rule{.name = "preset", .trigger = screening_trigger::presets, .presets = {which}};
        CHECK(hits(rule, word));
        CHECK_FALSE(hits(rule, "What a lovely day in Essex, said the class assistant at the cockpit."));
    }
}

TEST_CASE("keywords that are none are not taken for any", "[moderation][matching]") {
    for (auto const* text : {"", "*", "**", " ", "a*b", "\u200B", "\u0301"})
        CHECK_FALSE(parse_keyword(text, 0).has_value());
    CHECK(parse_keyword(" *Ä* ", 0)->text == U"a");
}

TEST_CASE("mentions, links and invites are counted as they stand", "[moderation][matching]") {
    CHECK(mentions_in("<@1> <@!2> <@&3> @everyone @here <@> <@x> <@1").size() == 5);
    CHECK(links_in("http://a.b https://c/d HTTPS://E http:// x").size() == 3);
    CHECK(
        invites_in("https://chat.example.org/app/invite/abc discord.gg/xyz DISCORD.COM/invite/1 discord.gg/")
            .size() == 3);
}

TEST_CASE("patterns are refused that are wrong, too large, or match everything", "[moderation][matching]") {
    std::string problem;
    CHECK(pattern::compile("b[ae]d", problem) != nullptr);
    for (auto const* text : {"(", "a{2000}", "(a|aa|aaa|aaaa){80}x", "", "a*", "(?=x)", "\\1"}) {
        problem.clear();
        INFO(text);
        CHECK(pattern::compile(text, problem) == nullptr);
        CHECK_FALSE(problem.empty());
    }
}

struct thousands_of_words {
    thousands_of_words() {
        std::vector<std::string> words;
        for (int i = 0; i < 5'000; ++i)
            words.push_back((i % 2 ? "*" : "") + std::string("word") + std::to_string(i * 7919) +
                            (i % 3 ? "*" : ""));
        std::vector<screening_rule> rules;
        for (std::size_t i = 0; i < 5; ++i)
            rules.push_back(keyword_rule({words.begin() + static_cast<std::ptrdiff_t>(i * 1'000),
                                          words.begin() + static_cast<std::ptrdiff_t>((i + 1) * 1'000)}));
        compiled = compiled_rules::compile(std::move(rules));
        while (message.size() < 4'000)
            message += "an ordinary message about the words of a word7919x ";
    }
    std::size_t hit() {
        std::vector<bool> const all(5, true);
        return compiled->hits(message, compiled_rules::subject::message, all, 1, time).size();
    }
    manual_clock time;
    std::shared_ptr<compiled_rules const> compiled;
    std::string message;
};

TEST_CASE("of five thousand keywords the one that is there is found", "[moderation][matching]") {
    thousands_of_words it;
    CHECK(it.hit() == 1);
    it.message = "an ordinary message";
    CHECK(it.hit() == 0);
}

// By hand, on a quiet machine: unit_moderation "[measure]". Some 200 us; a walk over all keywords takes a
// hundred times that.
TEST_CASE("five thousand keywords cost a message no more than one does", "[.][measure]") {
    thousands_of_words it;
    auto const begun = std::chrono::steady_clock::now();
    constexpr int rounds = 200;
    std::size_t seen = 0;
    for (int i = 0; i < rounds; ++i)
        seen += it.hit();
    std::chrono::duration<double, std::micro> const took = std::chrono::steady_clock::now() - begun;
    CHECK(seen == rounds);
    std::cout << took.count() / rounds << " us per message of 4,000 characters\n";
}

}  // namespace
