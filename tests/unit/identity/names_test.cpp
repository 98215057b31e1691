#include "names.hpp"

#include "web_text.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::identity;

TEST_CASE("account names keep their rule", "[identity][names]") {
    for (std::string_view good :
         {"ab", "Ann", "a.b_c-9", "..", "admin", "01234567890123456789012345678901"}) {
        INFO(good);
        CHECK(is_free_name(good));
    }
    for (std::string_view wrong :
         {"", "a", "012345678901234567890123456789012", "a b", "a@b", "a/b", "\xc3\xa4nn", "a\n", "a'b",
          "everyone", "HERE", "System", "parley", "Me"}) {
        INFO(wrong);
        CHECK_FALSE(is_free_name(wrong));
    }
    CHECK_FALSE(is_free_name(std::string_view("ab\0", 3)));
}

TEST_CASE("display names are trimmed, short and honest", "[identity][names]") {
    CHECK(tidy_display_name("  Ann  ") == "Ann");
    CHECK(tidy_display_name("\xe2\x80\x8b Zo\xc3\xab \xc2\xa0") == "Zo\xc3\xab");
    CHECK(tidy_display_name("\xf0\x9f\x90\xb1") == "\xf0\x9f\x90\xb1");
    std::string umlauts;
    for (int i = 0; i < 32; ++i)
        umlauts += "\xc3\xa4";
    CHECK(tidy_display_name(umlauts) == umlauts);
    for (std::string wrong :
         {std::string(), std::string("   "), std::string("\xe2\x80\x8b"), umlauts + "a", std::string("a\nb"),
          std::string("a\tb"), std::string("a\0b", 3), std::string("a\x1b[31m"),
          std::string("a\xe2\x80\xae"
                      "b"),
          std::string("\xff"), std::string("\xc0\x80"), std::string("\xed\xa0\x80")}) {
        INFO(wrong);
        CHECK_FALSE(tidy_display_name(wrong));
    }
}

TEST_CASE("a provider's name for somebody becomes a valid one", "[identity][names]") {
    std::pair<std::string, std::string_view> const table[] = {
        {"ann", "ann"},
        {"Ann.Lee", "Ann.Lee"},
        {"ann@example.com", "ann"},
        {"J\xc3\xb6rg M", "J_rg_M"},
        {"", "user"},
        {"x", "user"},
        {"@", "user"},
        {"\xe4\xbd\xa0\xe5\xa5\xbd", "user"},
        {"everyone", "user"},
        {"../../etc", ".._.._etc"},
        {std::string(100, 'a'), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    };
    for (auto const& [preferred, wanted] : table) {
        INFO(preferred);
        CHECK(name_from(preferred) == wanted);
        CHECK(is_free_name(name_from(preferred)));
        CHECK(is_free_name(suffixed(name_from(preferred), "abc12345")));
    }
}

TEST_CASE("a log-in returns to a path of ours and nowhere else", "[identity][oidc][security]") {
    for (std::string_view good :
         {"/app/", "/app/servers/1", "/app/s/1?tab=x&y=1#top", "/app/a%20b", "/app/@me"}) {
        INFO(good);
        CHECK(safe_return_to(good) == good);
    }
    for (std::string const& wrong : {std::string(),
                                     std::string("/"),
                                     std::string("/app"),
                                     std::string("app/"),
                                     std::string("/apple/"),
                                     std::string("//evil.example"),
                                     std::string("/app//evil.example"),
                                     std::string("//evil.example/app/"),
                                     std::string("/\\evil.example"),
                                     std::string("/app/\\evil"),
                                     std::string("\\/app/"),
                                     std::string("https://evil.example/app/"),
                                     std::string("https:/app/"),
                                     std::string("javascript:alert(1)"),
                                     std::string("/app/../../evil"),
                                     std::string("/app/./x"),
                                     std::string("/app/.."),
                                     std::string("/app/%2e%2e/x"),
                                     std::string("/app/%2Fevil"),
                                     std::string("/app/%2fevil"),
                                     std::string("/app/%5cevil"),
                                     std::string("/app/%5Cevil"),
                                     std::string("/app/%252f"),
                                     std::string("/app/%00"),
                                     std::string("/app/%0d%0a"),
                                     std::string("/app/%"),
                                     std::string("/app/%4"),
                                     std::string("/app/%zz"),
                                     std::string("/app/a b"),
                                     std::string("/app/\r\nSet-Cookie: x=1"),
                                     std::string("/app/\t"),
                                     std::string("/app/\x7f"),
                                     std::string("/app/\xc3\xa4"),
                                     std::string(" /app/"),
                                     std::string("/APP/"),
                                     std::string("/app/\0x", 7),
                                     std::string("/%61pp/"),
                                     std::string("@evil.example/app/"),
                                     std::string("/user@evil/app/"),
                                     "/app/" + std::string(2000, 'a')}) {
        INFO(wrong);
        CHECK(safe_return_to(wrong) == "/app/");
    }
}

TEST_CASE("forms and headers are written as their specifications want", "[identity][oidc]") {
    CHECK(form({{"a", "x y"}, {"b", "&=+%"}, {"c", "\xc3\xa4~-._"}}) ==
          "a=x%20y&b=%26%3D%2B%25&c=%C3%A4~-._");
    CHECK(basic_authorization("YTpi") == "Basic YTpi");
    CHECK(basic_authorization("-_8") == "Basic +/8=");
    CHECK(is_web_url("https://id.example/keys"));
    CHECK_FALSE(is_web_url("ftp://id.example"));
    CHECK_FALSE(is_web_url("https://id.example/a b"));
    CHECK_FALSE(is_web_url("https://id.example/\r\nx: y"));
}

TEST_CASE("max-age is read from Cache-Control", "[identity][oidc]") {
    auto age = [](std::string value) {
        incoming_answer answer{200, {{"cache-control", std::move(value)}}, ""};
        return max_age_of(answer);
    };
    CHECK(age("max-age=600") == seconds{600});
    CHECK(age("public, MAX-AGE=600, must-revalidate") == seconds{600});
    CHECK(age("s-maxage=5, max-age=600") == seconds{600});
    CHECK(age("x-max-age=5") == seconds{3600});
    CHECK(age("no-store") == seconds{0});
    CHECK(age("max-age=99999999999999999999") == std::chrono::hours{24});
    CHECK(age("max-age=") == seconds{3600});
    CHECK(max_age_of({200, {}, ""}) == seconds{3600});
}
