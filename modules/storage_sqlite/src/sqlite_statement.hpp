#pragma once
// One prepared statement: parameters in by name, typed rows out.

#include <parley/interfaces/stores/sql_database.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace parley::sqlite {

struct run_outcome {
    sql_rows rows;
    std::int64_t touched = 0;  ///< rows returned, or changed where the statement returns none
};

class sqlite_statement {
public:
    /// Compiles exactly one statement whose parameters are `$1…$n`; anything else is ::corrupted.
    static result<sqlite_statement> prepare(sqlite3* db, std::string_view text);

    /// Runs it to its end and leaves it ready for the next time. `code` gets SQLite's result code.
    result<run_outcome> run(std::vector<sql_value> const& parameters, int& code);

private:
    struct finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    sqlite_statement() = default;
    bool bind(std::vector<sql_value> const& parameters);
    bool take_row(sql_row& row);

    std::unique_ptr<sqlite3_stmt, finalize> statement_;
    std::vector<std::size_t> number_of_;  // SQLite's index - 1 → n of `$n`
    std::size_t parameters_ = 0;          // the highest n
};

}  // namespace parley::sqlite
