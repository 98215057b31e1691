#pragma once
// The opened RocksDB: its column families, options, and the checks on the way in.

#include "watched_file_system.hpp"
#include "watermark.hpp"

#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>

#include <rocksdb/db.h>

#include <memory>
#include <string>

namespace parley::storage_rocksdb {

/// What lies beneath; tests put broken disks here.
struct ground {
    std::shared_ptr<rocksdb::FileSystem> files;  ///< null = the machine's
    sync_failure_handler on_sync_failure = end_process_after_failed_sync;
};

/// Reads may come from any thread; writes from the writer alone.
class database {
public:
    static std::unique_ptr<database> open(options const& wanted, ground beneath, clock const& time,
                                          histogram& log_syncs, std::string& problem);
    ~database();
    database(database const&) = delete;
    database& operator=(database const&) = delete;

    rocksdb::DB& db() noexcept { return *db_; }
    rocksdb::ColumnFamilyHandle* messages() const noexcept { return families_[1]; }
    rocksdb::ColumnFamilyHandle* nonces() const noexcept { return families_[2]; }
    rocksdb::ColumnFamilyHandle* journal() const noexcept { return families_[3]; }
    watermark& mark() noexcept { return *mark_; }

private:
    database() = default;
    std::shared_ptr<rocksdb::FileSystem> files_;
    std::unique_ptr<rocksdb::Env> env_;
    std::unique_ptr<watermark> mark_;
    std::unique_ptr<rocksdb::DB> db_;
    std::vector<rocksdb::ColumnFamilyHandle*> families_;  // of db_, in the order of `family_names`
};

}  // namespace parley::storage_rocksdb
