#pragma once
// RocksDB's file system with an eye on every sync: it is timed, and one that fails ends the process.

#include <parley/interfaces/services/metrics.hpp>

#include <functional>
#include <memory>
#include <string>

namespace rocksdb {
class FileSystem;
}

namespace parley::storage_rocksdb {

/// Called when a sync has failed; the real one does not return. After a failed fsync the kernel may have
/// dropped the dirty pages, so a second fsync that succeeds proves nothing: only a restart from the log is
/// honest.
using sync_failure_handler = std::function<void(std::string const& file, std::string const& why)>;

/// Logs `storage.fsync_failed` and ends the process with this code, without another write.
inline constexpr int exit_code_fsync_failed = 71;
void end_process_after_failed_sync(std::string const& file, std::string const& why);

/// `log_syncs` takes the durations of write-ahead log syncs and outlives the file system.
std::shared_ptr<rocksdb::FileSystem> watch_syncs(std::shared_ptr<rocksdb::FileSystem> base,
                                                 sync_failure_handler on_failure, histogram& log_syncs);

}  // namespace parley::storage_rocksdb
