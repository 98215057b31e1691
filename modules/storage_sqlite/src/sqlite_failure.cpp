#include "sqlite_failure.hpp"

#include "limits.hpp"

#include <parley/base/log.hpp>

#include <sqlite3.h>

#include <cstdlib>

namespace parley::sqlite {
namespace {

storage_errc failure_of_constraint(int code) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return storage_errc::conflict;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return storage_errc::not_found;
        default:
            return storage_errc::refused;  // a check, a missing value
    }
}

}  // namespace

bool is_io_error(int code) noexcept {
    return (code & 0xFF) == SQLITE_IOERR;
}

bool is_failed_sync(int code) noexcept {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

storage_errc failure_of(sqlite3* db, int code, std::string_view statement) {
    switch (code & 0xFF) {
        case SQLITE_CONSTRAINT:
            return failure_of_constraint(code);
        case SQLITE_FULL:
            return storage_errc::full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_INTERRUPT:
        case SQLITE_NOMEM:
            return storage_errc::unavailable;
        case SQLITE_TOOBIG:
            return storage_errc::refused;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
            log_error("storage.io_error", {{"code", code}, {"what", sqlite3_errmsg(db)}});
            return storage_errc::unavailable;
        default:  // damage (CORRUPT, NOTADB), or a statement that is wrong: a person must act on either
            log_error("storage.statement_failed",
                      {{"code", code}, {"what", sqlite3_errmsg(db)}, {"statement", statement}});
            return storage_errc::corrupted;
    }
}

void stop_for_failed_disk(sqlite3* db, std::string_view during) noexcept {
    log_error("storage.fsync_failed", {{"store", "sqlite"},
                                       {"during", during},
                                       {"code", sqlite3_extended_errcode(db)},
                                       {"errno", sqlite3_system_errno(db)}});
    std::_Exit(exit_code_disk_failed);
}

}  // namespace parley::sqlite
