#include "postgres_values.hpp"

#include "postgres_failure.hpp"
#include "statement_book.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::postgres;

TEST_CASE("parameters travel in binary, big end first", "[storage_postgres][values]") {
    std::vector<sql_value> values{std::int64_t{1}, std::int64_t{-2}, std::string("a'b"),
                                  sql_blob{std::string("\0\xFF", 2)}, sql_value{}};
    wire_parameters wire(values);
    REQUIRE(wire.count() == 5);
    CHECK(wire.signature == "iitbn");
    CHECK(std::string(wire.data[0], 8) == std::string("\0\0\0\0\0\0\0\1", 8));
    CHECK(std::string(wire.data[1], 8) == "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFE");
    CHECK(std::string(wire.data[2], static_cast<std::size_t>(wire.lengths[2])) == "a'b");
    CHECK(wire.lengths[3] == 2);
    CHECK(wire.data[4] == nullptr);
}

TEST_CASE("each failure of the server has its meaning", "[storage_postgres][failure]") {
    CHECK(failure_of("23505") == storage_errc::conflict);
    CHECK(failure_of("23503") == storage_errc::not_found);
    CHECK(failure_of("23502") == storage_errc::refused);
    CHECK(failure_of("53100") == storage_errc::full);
    CHECK(failure_of("53300") == storage_errc::unavailable);
    CHECK(failure_of("57014") == storage_errc::unavailable);
    CHECK(failure_of("22021") == storage_errc::refused);
    CHECK(failure_of("42601") == storage_errc::corrupted);
    CHECK(failure_of("XX001") == storage_errc::corrupted);
    CHECK(failure_of("") == storage_errc::corrupted);
    CHECK(is_worth_repeating("40P01"));
    CHECK(is_worth_repeating("26000"));
    CHECK_FALSE(is_worth_repeating("23505"));
    CHECK_FALSE(is_worth_repeating(""));
    CHECK(ends_connection("57P01"));
    CHECK_FALSE(ends_connection("57014"));
}

TEST_CASE("a statement is prepared from its second use on, for each kind of parameters",
          "[storage_postgres][statements]") {
    statement_book book;
    auto numbers = statement_book::key_of("select $1", "i");
    auto texts = statement_book::key_of("select $1", "t");
    CHECK_FALSE(book.should_prepare(numbers));
    CHECK(book.name_of(numbers).empty());
    CHECK(book.should_prepare(numbers));
    auto name = book.name_of(numbers);
    CHECK_FALSE(name.empty());
    CHECK_FALSE(book.should_prepare(numbers));
    CHECK_FALSE(book.should_prepare(texts));
    CHECK(book.should_prepare(texts));
    CHECK(book.name_of(texts) != name);
    book.forget(numbers);
    CHECK_FALSE(book.should_prepare(numbers));
    CHECK(book.should_prepare(numbers));
    CHECK(book.name_of(numbers) != name);  // the server may still hold the old one
    for (int i = 0; i < 2000; ++i) {
        auto key = statement_book::key_of("select " + std::to_string(i), "");
        book.should_prepare(key);
        if (i > 1000) CHECK_FALSE(book.should_prepare(key));  // beyond the bound: never
    }
}

}  // namespace
