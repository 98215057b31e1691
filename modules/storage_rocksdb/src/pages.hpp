#pragma once
// Reads of messages and of the journal: one iterator each, no second look-up per row. Any thread that may
// wait for the disk: RocksDB's reads of memory alone cannot be trusted
// (docs/decisions/0011-no-memory-only-reads.md).

#include "database.hpp"

#include <optional>
#include <vector>

namespace parley::storage_rocksdb {

result<std::vector<message>> read_page(database& in, history_query query);
result<std::optional<message>> read_message(database& in, channel_id channel, message_id id);
result<std::vector<message_id>> read_newest_ids(database& in, channel_id channel, std::size_t count_max);
result<std::vector<journal_entry>> read_journal(database& in, shard_id shard, std::uint64_t after,
                                                std::size_t count_max);

}  // namespace parley::storage_rocksdb
