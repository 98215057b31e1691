#include "split_statements.hpp"

#include <catch2/catch.hpp>

namespace {

using parley::split_statements;
using pieces = std::vector<std::string_view>;

TEST_CASE("statements end at semicolons and nowhere else", "[storage_sql][split]") {
    CHECK(split_statements("") == pieces{});
    CHECK(split_statements(" ;; \n; ") == pieces{});
    CHECK(split_statements("select 1") == pieces{"select 1"});
    CHECK(split_statements("select 1;\nselect 2;\n") == pieces{"select 1", "select 2"});
    CHECK(split_statements("a ';' b; c") == pieces{"a ';' b", "c"});
    CHECK(split_statements("a 'it''s; here'; c") == pieces{"a 'it''s; here'", "c"});
    CHECK(split_statements("a \"x;y\"; c") == pieces{"a \"x;y\"", "c"});
    CHECK(split_statements("a $$ begin; end $$; c") == pieces{"a $$ begin; end $$", "c"});
}

TEST_CASE("comments cut nothing and are no statements", "[storage_sql][split]") {
    CHECK(split_statements("-- only; a comment\n") == pieces{});
    CHECK(split_statements("/* a; b */ -- c; d") == pieces{});
    CHECK(split_statements("-- head\nselect 1 -- tail; more\n, 2; -- end") ==
          pieces{"select 1 -- tail; more\n, 2"});
    CHECK(split_statements("select '--'; select '/*'; x") == pieces{"select '--'", "select '/*'", "x"});
}

TEST_CASE("what is opened and never closed goes to the end", "[storage_sql][split]") {
    CHECK(split_statements("a 'b; c") == pieces{"a 'b; c"});
    CHECK(split_statements("a /* b; c") == pieces{"a /* b; c"});
}

}  // namespace
