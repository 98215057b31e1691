#pragma once
// Turns changes into one write batch: decides each against the database and against what the batch already
// holds.

#include "database.hpp"
#include "record.hpp"
#include "write_work.hpp"

#include <rocksdb/utilities/write_batch_with_index.h>

namespace parley::storage_rocksdb {

/// The writer thread's own. Reading and deciding here, and nowhere else, is what makes a nonce count once.
class batch_builder {
public:
    explicit batch_builder(database& in) : in_(in) {}

    /// Empties the batch. `now` stamps the journal and the nonces.
    void begin(wall_time now);
    /// All of the work's changes, or none of them: on an error the batch is as it was before.
    append_result add(append_work const& work);
    rocksdb::WriteBatch& batch() { return *batch_.GetWriteBatch(); }
    bool empty() { return batch().Count() == 0; }

private:
    result<change_outcome> apply(append_work const& work, std::size_t index);
    result<change_outcome> apply_one(message_create const& change);
    result<change_outcome> apply_one(message_edit const& change);
    result<change_outcome> apply_one(message_remove const& change);
    result<std::optional<nonce_use>> find_nonce(std::string const& key);
    result<change_outcome> first_message(message_create const& change, message_id first);
    result<std::optional<message>> find_message(message_place where);
    result<std::optional<std::string>> get(rocksdb::ColumnFamilyHandle* family, std::string const& key);
    void put_message(message const& what);
    void put_journal(shard_id shard, message_change const& change);

    database& in_;
    rocksdb::WriteBatchWithIndex batch_{rocksdb::BytewiseComparator(), 0, /*overwrite_key=*/true};
    wall_time now_;
    std::uint64_t next_position_ = 0;
};

}  // namespace parley::storage_rocksdb
