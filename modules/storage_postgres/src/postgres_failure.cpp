#include "postgres_failure.hpp"

namespace parley::postgres {
namespace {

struct meaning {
    std::string_view sqlstate;  // five characters, or the two of a class
    storage_errc what;
};

// PostgreSQL 15, appendix A. The first that fits counts.
constexpr meaning meanings[] = {
    {"23505", storage_errc::conflict},     // unique_violation
    {"42P07", storage_errc::conflict},     // duplicate_table: another node migrates
    {"23503", storage_errc::not_found},    // foreign_key_violation: the parent is not there
    {"23", storage_errc::refused},         // a check, a missing value
    {"22021", storage_errc::refused},      // character_not_in_repertoire: not UTF-8, or a NUL
    {"54000", storage_errc::refused},      // program_limit_exceeded: too large for its index
    {"53100", storage_errc::full},         // disk_full
    {"53", storage_errc::unavailable},     // out of memory, too many connections
    {"57", storage_errc::unavailable},     // cancelled (statement_timeout), shutting down
    {"40", storage_errc::unavailable},     // deadlock, serialisation failure
    {"55", storage_errc::unavailable},     // lock_not_available (lock_timeout)
    {"25", storage_errc::unavailable},     // read-only: a standby; idle in transaction for too long
    {"08", storage_errc::unavailable},     // connection exceptions
    {"26000", storage_errc::unavailable},  // a prepared statement that is gone
    {"0A000", storage_errc::unavailable},  // a plan that no longer fits the schema
    {"58", storage_errc::unavailable},     // the server's own I/O failed
};

}  // namespace

storage_errc failure_of(std::string_view sqlstate) noexcept {
    for (auto const& each : meanings) {
        if (sqlstate.starts_with(each.sqlstate)) return each.what;
    }
    return storage_errc::corrupted;  // damage (XX), or a statement that is wrong (42, 22): a person must act
}

bool is_worth_repeating(std::string_view sqlstate) noexcept {
    return sqlstate == "40P01" || sqlstate == "40001" || is_stale_statement(sqlstate);
}

bool is_stale_statement(std::string_view sqlstate) noexcept {
    return sqlstate == "26000" || sqlstate == "0A000";
}

bool ends_connection(std::string_view sqlstate) noexcept {
    return sqlstate == "25006" || sqlstate.starts_with("57P") || sqlstate.starts_with("08");
}

}  // namespace parley::postgres
