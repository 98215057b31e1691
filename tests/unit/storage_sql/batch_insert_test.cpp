#include "batch_insert.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;

std::vector<sql_value> numbers(std::size_t count) {
    std::vector<sql_value> all;
    for (std::size_t i = 0; i < count; ++i)
        all.emplace_back(static_cast<std::int64_t>(i));
    return all;
}

TEST_CASE("rows go into full statements first, then one by one", "[storage_sql][batch]") {
    batch_insert const two_columns("insert into t (a, b)", 2);
    std::vector<sql_statement> all;
    two_columns.append(all, {});
    CHECK(all.empty());
    two_columns.append(all, numbers(2 * (2 * batch_rows + 2)));
    REQUIRE(all.size() == 4);
    CHECK(all[0].text.starts_with("insert into t (a, b) values ($1, $2), ($3, $4), ($5, $6)"));
    CHECK(all[0].text.ends_with("($99, $100)"));
    CHECK(all[1].text.data() == all[0].text.data());  // one prepared statement for all of them
    CHECK(all[2].text == "insert into t (a, b) values ($1, $2)");
    std::int64_t next = 0;
    for (auto const& each : all) {
        for (auto const& value : each.parameters)
            CHECK(std::get<std::int64_t>(value) == next++);
    }
    CHECK(next == static_cast<std::int64_t>(2 * (2 * batch_rows + 2)));
}

}  // namespace
