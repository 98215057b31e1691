#include "sql_values.hpp"

#include <parley/model/server.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;

TEST_CASE("a row is read column by column, and only as what it is", "[storage_sql][values]") {
    sql_row row{std::int64_t{7}, std::string("text"), sql_blob{"bytes"}, sql_value{}, std::int64_t{5}};
    row_reader good(row);
    CHECK(good.id<account_id>() == account_id{7});
    CHECK(good.text() == "text");
    CHECK(good.blob() == "bytes");
    CHECK_FALSE(good.time_or_null());
    CHECK(good.time_or_null() == from_unix_ms(5));
    CHECK(good.complete());

    row_reader wrong_type(row);
    wrong_type.text();
    CHECK_FALSE(wrong_type.complete());

    row_reader left_over(row);
    left_over.integer();
    CHECK_FALSE(left_over.complete());

    row_reader beyond(row);
    for (int i = 0; i < 6; ++i)
        beyond.integer();
    CHECK_FALSE(beyond.complete());
}

TEST_CASE("numbers outside their range spoil the row", "[storage_sql][values]") {
    for (std::int64_t bad : {std::int64_t{-1}, std::int64_t{2}, std::int64_t{INT64_MAX}}) {
        sql_row row{bad};
        row_reader reader(row);
        reader.one_of(account_kind::bot);
        CHECK_FALSE(reader.complete());
    }
    sql_row row{std::int64_t{1} << 31};
    row_reader reader(row);
    reader.small();
    CHECK_FALSE(reader.complete());
    sql_row color{std::int64_t{0x1'0000'0000}};
    row_reader too_wide(color);
    too_wide.within<std::uint32_t>();
    CHECK_FALSE(too_wide.complete());
    sql_row empty;
    row_reader none(empty);
    none.time_or_null();
    CHECK_FALSE(none.complete());
}

TEST_CASE("all 64 bits survive, and an enum with holes has only its values", "[storage_sql][values]") {
    constexpr std::uint64_t high = 0x8000'0000'0000'0001;
    sql_row row{as_sql(high), as_sql(channel_kind::category)};
    row_reader good(row);
    CHECK(good.all_bits() == high);
    CHECK(good.any_of({channel_kind::text, channel_kind::category}) == channel_kind::category);
    CHECK(good.complete());
    row_reader hole(row);
    hole.all_bits();
    hole.any_of({channel_kind::text, channel_kind::voice});
    CHECK_FALSE(hole.complete());
    row_reader spoilt(row);
    spoilt.all_bits();
    spoilt.integer();
    spoilt.spoil();
    CHECK_FALSE(spoilt.complete());
    CHECK(as_limit(SIZE_MAX) == sql_value{std::int64_t{INT32_MAX}});
    CHECK(as_limit(7) == sql_value{std::int64_t{7}});
}

TEST_CASE("one row or none is one or none; two are damage", "[storage_sql][values]") {
    auto read = [](row_reader& row) { return row.integer(); };
    CHECK_FALSE(decode_one<std::int64_t>({}, read).value());
    CHECK(decode_one<std::int64_t>({{std::int64_t{4}}}, read).value() == 4);
    CHECK(decode_one<std::int64_t>({{std::int64_t{4}}, {std::int64_t{5}}}, read).error() ==
          storage_errc::corrupted);
    CHECK(decode_all<std::int64_t>({{std::string("4")}}, read).error() == storage_errc::corrupted);
}

}  // namespace
