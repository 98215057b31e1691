#include "content.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::messaging;

std::string repeated(std::string_view what, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all.append(what);
    return all;
}

TEST_CASE("content is counted in code points, up to four thousand", "[messaging][content]") {
    CHECK(clean_content(repeated("🦜", 4'000)).value().size() == 16'000);
    CHECK(clean_content(repeated("🦜", 4'001)).error() == messaging_errc::content_too_long);
    CHECK(clean_content(repeated("a", 4'000)).has_value());
    CHECK(clean_content(repeated("a", 4'001)).error() == messaging_errc::content_too_long);
    CHECK(clean_content(repeated("a", 10'000'000)).error() == messaging_errc::content_too_long);
}

TEST_CASE("what shows nothing is empty", "[messaging][content]") {
    for (auto blank : {"", " ", "\n\t ", "\xC2\xA0", "\u200B\u200D", "\uFEFF", "\u2800\u3000", "\u3164",
                       "\uFE0F", "\U000E0020\U000E007F", "\u00AD", "\x01\x02"}) {
        CHECK(clean_content(blank).error() == messaging_errc::content_empty);
    }
    CHECK(clean_content(" a ").value() == " a ");
    CHECK(clean_content("\u200B.").value() == "\u200B.");
}

TEST_CASE("control characters are taken out, tab and line feed stay", "[messaging][content]") {
    CHECK(clean_content(std::string_view("a\0b", 3)).value() == "ab");
    CHECK(clean_content("one\r\ntwo\tthree").value() == "one\ntwo\tthree");
    CHECK(clean_content("\x1B[31mred\x7F\xC2\x9B").value() == "[31mred");
    CHECK(clean_content(repeated("\x01", 5'000) + "a").value() == "a");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters", "[messaging][content]") {
    std::string const one = "\xEF\xBF\xBD";
    CHECK(clean_content("a\xFF").value() == "a" + one);
    CHECK(clean_content("\x80").value() == one);
    CHECK(clean_content("\xC0\xAF").value() == one + one);            // overlong
    CHECK(clean_content("\xE0\x80\xAF").value() == one + one + one);  // overlong
    CHECK(clean_content("\xED\xA0\x80").value() == one + one + one);  // a surrogate
    CHECK(clean_content("\xF4\x90\x80\x80").value() == repeated(one, 4));
    CHECK(clean_content("\xF0\x9F\xA6").value() == repeated(one, 3));  // cut off
    CHECK(clean_content("\xE2\x82x").value() == one + one + "x");
    CHECK(clean_content("\xF4\x8F\xBF\xBF").value() == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("a nonce is 1 to 64 printable ASCII characters", "[messaging][content]") {
    CHECK(is_nonce("a"));
    CHECK(is_nonce(repeated("~", 64)));
    CHECK(is_nonce("a b"));
    CHECK_FALSE(is_nonce(""));
    CHECK_FALSE(is_nonce(repeated("a", 65)));
    CHECK_FALSE(is_nonce("é"));
    CHECK_FALSE(is_nonce("\n"));
    CHECK_FALSE(is_nonce(std::string_view("\0", 1)));
    CHECK_FALSE(is_nonce("\x7F"));
}

}  // namespace
