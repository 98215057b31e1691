#include "audit_changes_text.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;

TEST_CASE("changes become a text and come back", "[storage_sql][audit]") {
    CHECK(text_of({}).empty());
    CHECK(changes_of("").value().empty());
    CHECK(text_of({{"name", "", "new"}}) == "4:name0:3:new");
    auto back = changes_of(text_of({{"a", "1:b,", "é:"}, {"", "", ""}, {"x", "y", "z"}})).value();
    REQUIRE(back.size() == 3);
    CHECK((back[0].field == "a" && back[0].before == "1:b," && back[0].after == "é:"));
    CHECK((back[1].field.empty() && back[1].before.empty() && back[1].after.empty()));
    CHECK((back[2].field == "x" && back[2].before == "y" && back[2].after == "z"));
}

TEST_CASE("a text that was damaged is no changes, wherever it was", "[storage_sql][audit]") {
    auto whole = text_of({{"name", "old", "new"}});
    for (std::size_t size = 1; size < whole.size(); ++size)
        CHECK_FALSE(changes_of(whole.substr(0, size)));
    CHECK_FALSE(changes_of(whole + "0"));
    CHECK_FALSE(changes_of(whole + "1:a0:"));
    CHECK_FALSE(changes_of(":0:0:"));
    CHECK_FALSE(changes_of("x:0:0:"));
    CHECK_FALSE(changes_of("-1:0:0:"));
    CHECK_FALSE(changes_of("99999999999999999999999:a0:0:"));
    CHECK_FALSE(changes_of("18446744073709551615:a0:0:"));
}

}  // namespace
