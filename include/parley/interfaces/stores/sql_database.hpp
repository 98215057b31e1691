#pragma once
// The small asynchronous SQL that all metadata repositories are written against; SQLite and Postgres
// implement it.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parley {

/// Text is UTF-8; blob bytes travel as `sql_blob`.
struct sql_blob {
    std::string bytes;
    friend bool operator==(sql_blob const&, sql_blob const&) = default;
};
using sql_value = std::variant<std::monostate, std::int64_t, std::string, sql_blob>;
using sql_row = std::vector<sql_value>;
using sql_rows = std::vector<sql_row>;

/// One portable statement with `$1…$n` parameters. The text must be a string literal: it keys the cache of
/// prepared statements.
struct sql_statement {
    std::string_view text;
    std::vector<sql_value> parameters;
    /// For statements in a transaction: roll everything back with `otherwise` when no row was changed or
    /// returned.
    std::optional<storage_errc> otherwise;
};

class sql_database {
public:
    virtual ~sql_database() = default;
    /// A read of committed state, which sees every write answered before it began. Any core; resumes there.
    virtual task<result<sql_rows>> read(sql_statement statement) = 0;
    /// All of it or none, durable on return; many callers share one commit. Answers the rows of the last
    /// statement (`returning …`), if any. A broken unique key answers ::conflict, a parent that is not there
    /// ::not_found, another broken constraint or text that is not UTF-8 (or has a NUL) ::refused; a lost
    /// connection ::outcome_unknown once the commit may have been sent, ::unavailable before.
    virtual task<result<sql_rows>> write(std::vector<sql_statement> transaction) = 0;
};

}  // namespace parley
