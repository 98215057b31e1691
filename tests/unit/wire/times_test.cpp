#include <parley/wire/objects.hpp>
#include <parley/wire/times.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using wire::parse_time;

TEST_CASE("times are read as they are written", "[wire]") {
    for (auto const ms :
         {std::int64_t{0}, std::int64_t{1'760'000'000'123}, std::int64_t{253'402'300'799'999}}) {
        std::string text;
        wire::write_time(text, from_unix_ms(ms));
        CHECK(parse_time(std::string_view(text).substr(1, text.size() - 2)) == from_unix_ms(ms));
    }
}

TEST_CASE("times may have an offset and any fraction", "[wire]") {
    auto const noon = parse_time("2026-11-22T12:00:00Z");
    REQUIRE(noon);
    CHECK(parse_time("2026-11-22T13:00:00+01:00") == noon);
    CHECK(parse_time("2026-11-22T06:30:00-05:30") == noon);
    CHECK(parse_time("2026-11-22t12:00:00z") == noon);
    CHECK(parse_time("2026-11-22T12:00:00.1Z") == *noon + milliseconds{100});
    CHECK(parse_time("2026-11-22T12:00:00.123456789Z") == *noon + milliseconds{123});
    CHECK(parse_time("2024-02-29T00:00:00Z"));
}

TEST_CASE("what is no time is none", "[wire]") {
    for (auto const* bad : {"",
                            "now",
                            "2026-11-22",
                            "2026-11-22T12:00:00",
                            "2026-11-22 12:00:00Z",
                            "2026-13-01T00:00:00Z",
                            "2026-02-30T00:00:00Z",
                            "2025-02-29T00:00:00Z",
                            "2026-11-22T24:00:00Z",
                            "2026-11-22T12:60:00Z",
                            "2026-11-22T12:00:61Z",
                            "2026-11-22T12:00:00.Z",
                            "2026-11-22T12:00:00+1:00",
                            "2026-11-22T12:00:00+0100",
                            "2026-11-22T12:00:00+24:00",
                            "2026-11-22T12:00:00Zx",
                            "1969-12-31T23:59:59Z",
                            "-026-11-22T12:00:00Z",
                            "2026-00-22T12:00:00Z",
                            "2026-11-00T12:00:00Z",
                            "20261122T120000Z"}) {
        INFO(bad);
        CHECK_FALSE(parse_time(bad));
    }
}

}  // namespace
