#include <parley/base/fold.hpp>

#include <catch2/catch.hpp>

namespace {

using parley::text::folded;

TEST_CASE("text is found without case and accents", "[base][text]") {
    CHECK(folded("Gaming Community 2") == "gaming community 2");
    CHECK(folded("CAFÉ Ñandú Ærø") == "cafe nandu æro");
    CHECK(folded("Żółć ŠKODA İstanbul") == "zolc skoda istanbul");
    CHECK(folded("e\u0301") == "e");
    CHECK(folded("ΑΘΉΝΑ ς") == "αθηνα σ");
    CHECK(folded("МОСКВА Ёж") == "москва ёж");
    CHECK(folded("日本語 👩‍👧") == "日本語 👩‍👧");
    CHECK(folded("ok\xFFnever") == "ok");
    CHECK(folded("").empty());
}

}  // namespace
