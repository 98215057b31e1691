#pragma once
// SQLite's result codes in the house's words.

#include <parley/interfaces/stores/storage_errc.hpp>

#include <string_view>

struct sqlite3;

namespace parley::sqlite {

/// What a failed call means to the caller. Logs what a person must look at.
storage_errc failure_of(sqlite3* db, int code, std::string_view statement);

/// True for codes after which nobody knows what the disk holds.
bool is_failed_sync(int code) noexcept;
bool is_io_error(int code) noexcept;

/// Logs `storage.fsync_failed` and ends the process, with nothing acknowledged.
[[noreturn]] void stop_for_failed_disk(sqlite3* db, std::string_view during) noexcept;

}  // namespace parley::sqlite
