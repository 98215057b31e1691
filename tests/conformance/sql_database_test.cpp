// What both databases must answer alike, below the stores; and that what was answered is still there after a
// crash.

#include "metadata_fixture.hpp"

#include <algorithm>

namespace {

using namespace parley;
using namespace parley::testing;

struct sql_under_test {
    explicit sql_under_test(backend which) : stores(which) {
        write({{"create table pair (k bigint not null primary key, v text)", {}, {}}}).value();
        write({{"create table child (k bigint not null references pair (k))", {}, {}}}).value();
    }
    result<sql_rows> write(std::vector<sql_statement> transaction) {
        return stores.run(stores->database_or_null()->write(std::move(transaction)));
    }
    result<sql_rows> read(sql_statement statement) {
        return stores.run(stores->database_or_null()->read(std::move(statement)));
    }
    std::int64_t count() {
        return std::get<std::int64_t>(read({"select count(*) from pair", {}, {}}).value()[0][0]);
    }
    stores_under_test stores;
};

sql_statement put(std::int64_t key, std::string value) {
    return {"insert into pair (k, v) values ($1, $2)", {key, std::move(value)}, {}};
}

TEST_CASE("values of each type come back as they went", "[conformance][sql]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    std::string every_byte;
    for (int i = 0; i < 256; ++i)
        every_byte.push_back(static_cast<char>(i));
    sql_row row{std::int64_t{INT64_MIN}, std::int64_t{INT64_MAX}, std::int64_t{-1}, std::string(),
                std::string("é'"),       sql_blob{every_byte},    sql_blob{},       sql_value{}};
    for (int round = 0; round < 3; ++round) {  // unprepared, then prepared
        sql_statement same{"select $1, $2, $3, $4, $5, $6, $7, cast($8 as bigint), $1", row, {}};
        auto expected = row;
        expected.push_back(row[0]);
        CHECK(sql.read(same).value() == sql_rows{expected});
    }
    CHECK(sql.read({"select k from pair", {}, {}}).value().empty());
}

TEST_CASE("a transaction answers the rows of its last statement", "[conformance][sql]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    CHECK(sql.write({put(1, "a"), put(2, "b")}).value().empty());
    auto rows = sql.write(
        {{"update pair set v = $1 where k <= $2 returning k", {std::string("c"), std::int64_t{2}}, {}}});
    CHECK(rows.value().size() == 2);
    CHECK(sql.write({}).value().empty());
}

TEST_CASE("a guard that fails takes everything back", "[conformance][sql]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    sql_statement nothing{"update pair set v = 'x' where k = $1", {std::int64_t{99}}, storage_errc::refused};
    sql_statement no_row{"select k from pair where k = $1", {std::int64_t{99}}, storage_errc::not_found};
    for (int round = 0; round < 3; ++round) {
        CHECK(failed_with(sql.write({put(1, "a"), nothing}), storage_errc::refused));
        CHECK(failed_with(sql.write({put(1, "a"), no_row, nothing}), storage_errc::not_found));
        CHECK(failed_with(sql.write({nothing, put(1, "a")}), storage_errc::refused));
        CHECK(failed_with(sql.write({nothing}), storage_errc::refused));
        CHECK(sql.count() == 0);
    }
    auto kept = put(1, "a");
    kept.otherwise = storage_errc::refused;
    CHECK(sql.write({kept, put(2, "b")}).has_value());
    CHECK(sql.count() == 2);
}

TEST_CASE("an error takes back the whole transaction and no other", "[conformance][sql]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    REQUIRE(sql.write({put(1, "a")}).has_value());
    CHECK(failed_with(sql.write({put(2, "b"), put(1, "again")}), storage_errc::conflict));
    sql_statement orphan{"insert into child (k) values ($1)", {std::int64_t{77}}, {}};
    CHECK(failed_with(sql.write({put(2, "b"), orphan}), storage_errc::not_found));
    sql_statement absent{"insert into pair (k, v) values ($1, 'x')", {sql_value{}}, {}};
    CHECK(failed_with(sql.write({put(2, "b"), absent}), storage_errc::refused));
    CHECK(failed_with(sql.write({put(2, "b"), {"insert into no_such_table values (1)", {}, {}}}),
                      storage_errc::corrupted));
    CHECK(failed_with(sql.write({put(2, "b"), {"syntax error", {}, {}}}), storage_errc::corrupted));
    CHECK(failed_with(sql.write({put(2, "b"), {"delete from pair; delete from pair", {}, {}}}),
                      storage_errc::corrupted));
    CHECK(failed_with(sql.write({put(2, std::string("nul\0", 4))}), storage_errc::refused));
    CHECK(failed_with(sql.write({put(2, "\xFF")}), storage_errc::refused));
    CHECK(sql.count() == 1);

    auto* database = sql.stores->database_or_null();
    std::vector<task<result<sql_rows>>> works;
    for (std::int64_t i = 0; i < 100; ++i) {
        works.push_back(database->write({put(10 + i, "x"), put(i % 10 == 0 ? 1 : 1000 + i, "y")}));
    }
    auto answers = sql.stores.run_all(std::move(works));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        CHECK(failed_with(answers[i], storage_errc::conflict) == (i % 10 == 0));
        CHECK(answers[i].has_value() == (i % 10 != 0));
    }
    CHECK(sql.count() == 1 + 2 * 90);
}

TEST_CASE("reading cannot write, whatever it is given", "[conformance][sql]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    CHECK(failed_with(sql.read(put(1, "a")), storage_errc::corrupted));
    CHECK(failed_with(sql.read({"create table more (k bigint)", {}, {}}), storage_errc::corrupted));
    CHECK(failed_with(sql.read({"delete from pair returning k", {}, {}}), storage_errc::corrupted));
    CHECK(sql.count() == 0);
}

TEST_CASE("a number with a fraction is no value of ours", "[conformance][sql]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    CHECK(failed_with(sql.read({"select 1.5", {}, {}}), storage_errc::corrupted));
    CHECK(sql.count() == 0);
}

TEST_CASE("large values and many rows pass", "[conformance][sql]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    std::string large(8 << 20, 'x');
    REQUIRE(sql.write({put(1, large)}).has_value());
    CHECK(sql.read({"select v from pair where k = 1", {}, {}}).value() == sql_rows{{large}});
    std::vector<sql_statement> many;
    for (std::int64_t i = 2; i <= 3000; ++i)
        many.push_back(put(i, std::to_string(i)));
    REQUIRE(sql.write(std::move(many)).has_value());
    CHECK(sql.read({"select k, v from pair where k > 1 order by k", {}, {}}).value().size() == 2999);
}

TEST_CASE("what was acknowledged is there after a restart", "[conformance][sql][durability]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    sql_under_test sql(which);
    auto* database = sql.stores->database_or_null();
    std::vector<task<result<sql_rows>>> works;
    for (std::int64_t i = 0; i < 200; ++i)
        works.push_back(database->write({put(i, "kept")}));
    for (auto const& each : sql.stores.run_all(std::move(works)))
        REQUIRE(each.has_value());
    REQUIRE(sql.stores.run(sql.stores->accounts().create(person(1, "ann"), std::nullopt, true)).has_value());
    sql.stores->restart();
    CHECK(sql.count() == 200);
    CHECK(sql.stores.run(sql.stores->accounts().find_by_name("ANN")).value()->who.id == account_id{1});
    CHECK(failed_with(sql.stores.run(sql.stores->accounts().create(person(2, "bob"), std::nullopt, true)),
                      storage_errc::refused));
}

}  // namespace
