#pragma once
// The message store and its journal on RocksDB: one folder, one writer thread, one synced write per group.

#include <parley/base/clock.hpp>
#include <parley/base/units.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/interfaces/stores/message_store.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace parley::storage_rocksdb {

/// What may wait for the writer. Beyond either bound an append answers storage_errc::overloaded at once.
struct queue_bounds {
    std::size_t changes_max = 8'192;  ///< a third of a second of writing at 30,000 a second
    std::size_t bytes_max = 32_MiB;
};

struct options {
    std::filesystem::path directory;         ///< made when absent; one process at a time
    std::size_t block_cache_bytes = 32_MiB;  ///< blocks, indexes and filters, all in here
    int open_files_max = 256;                ///< table files held open
    queue_bounds queue{};
    std::size_t read_threads = 2;  ///< for pages that are not in memory
    std::size_t reads_waiting_max = 256;
};

/// The opened database. Outlives every call to what it offers; destroy it on a plain thread, after the cores'
/// work.
class storage {
public:
    virtual ~storage() = default;  // writes what waits, notes the watermark, closes
    virtual message_store& messages() noexcept = 0;
    virtual parley::journal& journal() noexcept = 0;
    /// False once a write failed in a way that only a restart can mend; reads go on. Any thread.
    virtual bool accepts_writes() const noexcept = 0;
};

struct opened {
    std::unique_ptr<storage> storage_or_null;
    std::string problem;  ///< for the operator, when there is no storage: what is wrong and what to do
};

/// Blocks (it replays the log): at start, on a plain thread. `time` and `meters` outlive the storage.
opened make_storage_rocksdb(options wanted, clock const& time, metrics& meters);

}  // namespace parley::storage_rocksdb
