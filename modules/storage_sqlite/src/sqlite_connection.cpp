#include "sqlite_connection.hpp"

#include "limits.hpp"
#include "sqlite_failure.hpp"

#include <parley/base/failpoint.hpp>
#include <parley/base/text.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

namespace parley::sqlite {
namespace {

// Readers may compile nothing but reading: no write, no checkpoint, no setting.
int admit_reading_only(void*, int action, char const*, char const*, char const*, char const*) {
    bool reads = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ||
                 action == SQLITE_RECURSIVE;
    return reads ? SQLITE_OK : SQLITE_DENY;
}

bool is_storable(sql_value const& value) {
    auto const* text = std::get_if<std::string>(&value);
    if (text == nullptr) return true;
    return text->find('\0') == std::string::npos && text::code_points(*text).has_value();
}

}  // namespace

sqlite_connection::sqlite_connection(std::filesystem::path const& file, connection_role role) {
    int access =
        role == connection_role::writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    auto code =
        sqlite3_open_v2(file.c_str(), &db_, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    try {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_));
        configure(role);
    } catch (std::runtime_error const& error) {
        std::string why = error.what();
        sqlite3_close(db_);
        throw std::runtime_error("the database " + file.string() + " cannot be opened: " + why);
    }
}

sqlite_connection::~sqlite_connection() {
    statements_.clear();
    sqlite3_close(db_);
}

void sqlite_connection::configure(connection_role role) {
    sqlite3_busy_timeout(db_, busy_wait_ms);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // "x" is a name, never a string by mistake
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    must("pragma trusted_schema = off");
    must("pragma cell_size_check = on");
    must("pragma mmap_size = 0");  // an I/O error must be a result code, not a signal
    must("pragma cache_size = -8192");
    must("pragma temp_store = memory");
    // Nobody checkpoints inside a commit; the writer asks for it between groups (sqlite_writer.cpp).
    must("pragma wal_autocheckpoint = 0");
    if (role == connection_role::reader) {
        sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        must("pragma query_only = on");
        must("select count(*) from sqlite_schema");
        sqlite3_set_authorizer(db_, admit_reading_only, nullptr);
        return;
    }
    must("pragma foreign_keys = on");
    must("pragma journal_mode = wal");
    must(planted("ack_before_sync") ? "pragma synchronous = off" : "pragma synchronous = full");
    must(("pragma journal_size_limit = " + std::to_string(wal_kept_bytes)).c_str());
    must("select count(*) from sqlite_schema");  // reads the file: damage shows now
}

void sqlite_connection::must(char const* text) {
    if (command(text) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_));
}

int sqlite_connection::command(char const* text) noexcept {
    auto code = sqlite3_exec(db_, text, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? code : sqlite3_extended_errcode(db_);
}

bool sqlite_connection::in_transaction() const noexcept {
    return sqlite3_get_autocommit(db_) == 0;
}

result<run_outcome> sqlite_connection::run(sql_statement const& statement) {
    last_code_ = SQLITE_OK;
    failpoint("storage_sqlite.statement");
    if (!std::all_of(statement.parameters.begin(), statement.parameters.end(), is_storable)) {
        return storage_errc::refused;
    }
    auto at = statements_.find(statement.text);
    if (at == statements_.end()) {
        PARLEY_TRY(auto made, sqlite_statement::prepare(db_, statement.text));
        if (statements_.size() >= statements_cached_max) statements_.clear();
        at = statements_.emplace(std::string(statement.text), std::move(made)).first;
    }
    return at->second.run(statement.parameters, last_code_);
}

}  // namespace parley::sqlite
