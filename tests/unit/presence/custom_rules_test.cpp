#include "custom_rules.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace parley;

constexpr wall_time today = from_unix_ms(1'760'000'000'000);

bool passes(custom_status custom) {
    presence_edit wanted{.custom = std::optional(std::move(custom))};
    return tidy(wanted, today);
}

TEST_CASE("a custom status has a text, an emoji, or both", "[presence]") {
    CHECK(passes({"At lunch", "", {}}));
    CHECK(passes({"", "🥗", {}}));
    CHECK(passes({"", "1️⃣", {}}));
    CHECK(passes({"At lunch", "party:1441999000000000010", today + seconds{1}}));
    CHECK(passes({std::string(128, 'x'), "", {}}));
    std::string umlauts;
    for (int i = 0; i < 128; ++i)
        umlauts += "ü";
    CHECK(passes({umlauts, "", {}}));
}

TEST_CASE("a custom status that cannot be shown is refused", "[presence]") {
    CHECK_FALSE(passes({std::string(129, 'x'), "", {}}));
    CHECK_FALSE(passes({"two\nlines", "", {}}));
    CHECK_FALSE(passes({"\xE2\x80\xAEright to left", "", {}}));
    CHECK_FALSE(passes({"\xFF", "", {}}));
    CHECK_FALSE(passes({"", "smile", {}}));
    CHECK_FALSE(passes({"", "party:", {}}));
    CHECK_FALSE(passes({"", "p:1", {}}));
    CHECK_FALSE(passes({"", "party:0", {}}));
    CHECK_FALSE(passes({"", "par ty:1", {}}));
    CHECK_FALSE(passes({"", std::string(33, 'p') + ":1", {}}));
    CHECK_FALSE(passes({"", std::string(17, '\0') + "🥗", {}}));
    CHECK_FALSE(passes({"late", "", today}));
}

TEST_CASE("blank ends are taken away, and with them what says nothing", "[presence]") {
    presence_edit wanted{.custom = custom_status{"  At lunch  ", "", {}}};
    REQUIRE(tidy(wanted, today));
    CHECK((*wanted.custom)->text == "At lunch");
    wanted.custom = custom_status{"   ", "", {}};
    REQUIRE(tidy(wanted, today));
    CHECK_FALSE(*wanted.custom);
    presence_edit nothing;
    CHECK(tidy(nothing, today));
    CHECK_FALSE(nothing.custom);
}

}  // namespace
