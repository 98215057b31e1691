#include "fold.hpp"

#include <catch2/catch.hpp>

namespace {

using parley::folded;

TEST_CASE("names are folded in the scripts that have case", "[rosters]") {
    CHECK(folded("Ada LOVELACE 42") == "ada lovelace 42");
    CHECK(folded("ÄÖÜ ÀÉÎÕÇ ØÞ") == "äöü àéîõç øþ");
    CHECK(folded("ŁÓDŹ ŽIŽKA ĞÜŞ Ÿ") == "łódź žižka ğüş ÿ");
    CHECK(folded("ΣΊΣΥΦΟΣ Ώρα") == "σίσυφοσ ώρα");
    CHECK(folded("Москва ЁЖ ЇЖАК") == "москва ёж їжак");
    CHECK(folded("ՀԱՅԱՍՏԱՆ") == "հայաստան");
    CHECK(folded("ＡＢＣ ẠẢ") == "ａｂｃ ạả");
}

TEST_CASE("what has no case stays, and folding twice changes nothing", "[rosters]") {
    CHECK(folded("日本語 👩‍👩‍👧 ÷ × ß") == "日本語 👩‍👩‍👧 ÷ × ß");
    for (auto const* each : {"Ÿ ſ µ Σς Ӏ Ⰰ 𐐀", "ÀÖØÞ", "ĀĲĹŊŹ", "ǍǞǸȢ"}) {
        auto const once = folded(each);
        CHECK(folded(once) == once);
        CHECK(once.size() <= std::string_view(each).size());
    }
}

TEST_CASE("folding ends where text is not UTF-8", "[rosters]") {
    CHECK(folded("AB\xFF"
                 "CD") == "ab");
    CHECK(folded("").empty());
}

}  // namespace
