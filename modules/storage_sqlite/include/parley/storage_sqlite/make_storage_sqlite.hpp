#pragma once
// The embedded SQL database: one SQLite file, one writer thread with group commit, a few readers.

#include <parley/base/units.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>

namespace parley {

class metrics;

struct storage_sqlite_options {
    std::filesystem::path path;                  ///< created when absent; its folder must exist
    std::size_t read_threads = 2;                ///< 1–8, each with a connection of its own
    std::size_t read_queue_max = 1'024;          ///< reads waiting; beyond it ::overloaded
    std::size_t write_queue_max = 4'096;         ///< transactions waiting; beyond it ::overloaded
    std::size_t write_queue_bytes_max = 64_MiB;  ///< their parameters
    metrics* metrics_or_null = nullptr;
};

/// Throws std::runtime_error with a sentence for the operator: no such folder, not a Parley database,
/// damaged, or in use by another process. Does not look at the schema: `migrate` (storage_sql) does, and
/// refuses a newer one. Blocks for the length of opening (and of recovery after a crash). Destruction
/// finishes the writes that wait; it comes before that of the cores. A failed fsync or I/O error of a commit
/// ends the process with exit code 71.
std::unique_ptr<sql_database> make_storage_sqlite(storage_sqlite_options options);

}  // namespace parley
