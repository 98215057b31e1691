#include <parley/base/plain_name.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace {

using parley::text::plain_name;

std::string times(std::string const& what, int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
        all += what;
    return all;
}

TEST_CASE("ordinary names of the world stay as they are", "[base][names]") {
    for (std::string const name :
         {"ann", "Gaming Community", "café", "Żółć", "Nguyễn", "Москва", "日本語", "한국어", "ไทยที่นี่", "שָׁלוֹם",
          "می‌خواهم", "क्षत्रिय", "👩‍👩‍👧‍👦 family", "❤️", "1️⃣"}) {
        INFO(name);
        CHECK(plain_name(name) == name);
    }
}

TEST_CASE("what shows nothing is taken out", "[base][names]") {
    CHECK(plain_name("a\u200Bnn") == "ann");
    CHECK(plain_name("a\u200Dn\u200Cn\u2060\uFEFF") == "ann");  // joiners join nothing between plain letters
    CHECK(plain_name("\u200E ann\u200F\u061C ") == "ann");
    CHECK(plain_name("ad\u00ADmin") == "admin");
    CHECK(plain_name("ad\u3164min\uFFA0\u115F") == "admin");
    CHECK(plain_name("ann\U000E0061\U000E0062") == "ann");  // letters that are tags
    CHECK(plain_name("👩\u200D\u200D\u200D👩") == "👩\u200D👩");
    CHECK(plain_name("ann\uFE01") == "ann");
}

TEST_CASE("names of nothing visible are none", "[base][names]") {
    for (std::string const name : {"", " ", "\t", "\u200B", "\u200D\u200D", "\u3164", "\u2800\u2800",
                                   "\u00A0\u3000", "\uFE0F", "\u0301", "\U000E0041", "\u200E\u061C"}) {
        CHECK_FALSE(plain_name(name));
    }
}

TEST_CASE("what turns the direction, or controls, is refused", "[base][names]") {
    for (std::string const name : {"ab\u202Etxt.exe", "\u202Ab\u202C", "a\u2066b\u2069", "a\nb", "a\rb",
                                   "a\tb", "a\x07", "a\x7F", "a\u0085b", "\xC3\x28", "a\xED\xA0\x80"}) {
        CHECK_FALSE(plain_name(name));
    }
    CHECK_FALSE(plain_name(std::string("a\0b", 3)));
}

TEST_CASE("marks stack so high and no higher", "[base][names]") {
    CHECK(plain_name("o" + times("\u0301", 3)) == "o" + times("\u0301", 3));
    CHECK_FALSE(plain_name("o" + times("\u0301", 4)));
    CHECK_FALSE(plain_name("H" + times("\u0336\u0315", 12) + "e"));
    CHECK_FALSE(plain_name("ก" + times("\u0E47", 8)));
    CHECK_FALSE(plain_name("a" + times("\u20E3", 4)));
    CHECK_FALSE(plain_name("o" + times("\u0301\u200B", 6)));  // nothing between them hides a tower
}

}  // namespace
