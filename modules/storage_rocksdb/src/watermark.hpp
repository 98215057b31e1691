#pragma once
// A small synced file beside the database that remembers how far acknowledged writes had come.

#include "watched_file_system.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace rocksdb {
class FileSystem;
class FSRandomRWFile;
}  // namespace rocksdb

namespace parley::storage_rocksdb {

/// Point-in-time recovery stops at the first damaged record of the log and drops what follows, quietly. The
/// watermark makes that loud: a database that comes back with less than was acknowledged is not opened.
class watermark {
public:
    struct found {
        bool present = false;
        bool readable = false;       ///< at least one of the two slots is whole
        std::uint64_t sequence = 0;  ///< the highest acknowledged
    };
    /// What the file says, without touching it.
    static found look(rocksdb::FileSystem& files, std::string const& path);

    /// Makes the file when absent (durably, at zero). Null and `problem` when that fails.
    static std::unique_ptr<watermark> open(rocksdb::FileSystem& files, std::string path,
                                           sync_failure_handler on_failure, std::string& problem);
    ~watermark();

    /// Durable on return; false when it could not be written. Not thread-safe: the writer's own.
    bool raise(std::uint64_t sequence);
    std::uint64_t sequence() const noexcept { return sequence_; }

private:
    watermark(std::unique_ptr<rocksdb::FSRandomRWFile> file, std::string path,
              sync_failure_handler on_failure, std::uint64_t generation, std::uint64_t sequence);
    std::unique_ptr<rocksdb::FSRandomRWFile> file_;
    std::string path_;
    sync_failure_handler on_failure_;
    std::uint64_t generation_;
    std::uint64_t sequence_;
};

}  // namespace parley::storage_rocksdb
