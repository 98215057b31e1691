#pragma once
// One SQLite handle with its settings and prepared statements. Used by one thread at a time.

#include "sqlite_statement.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>

namespace parley::sqlite {

enum class connection_role : std::uint8_t { writer, reader };

class sqlite_connection {
public:
    /// Throws std::runtime_error with a sentence for the operator. The writer comes first: it makes and
    /// recovers the WAL.
    sqlite_connection(std::filesystem::path const& file, connection_role role);
    ~sqlite_connection();
    sqlite_connection(sqlite_connection const&) = delete;
    sqlite_connection& operator=(sqlite_connection const&) = delete;

    /// Text that PostgreSQL could not hold (not UTF-8, or with a NUL) is ::refused here too.
    result<run_outcome> run(sql_statement const& statement);
    /// SQLite's code of the last `run` that reached it.
    int last_code() const noexcept { return last_code_; }

    /// Runs a fixed command without parameters or rows. Answers SQLite's extended code.
    int command(char const* text) noexcept;
    bool in_transaction() const noexcept;
    sqlite3* handle() const noexcept { return db_; }

private:
    void configure(connection_role role);
    void must(char const* command);

    sqlite3* db_ = nullptr;
    int last_code_ = 0;
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, sqlite_statement, text_hash, std::equal_to<>> statements_;
};

}  // namespace parley::sqlite
