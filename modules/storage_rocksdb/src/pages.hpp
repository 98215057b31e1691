#pragma once
// Reads of messages and of the journal: one iterator each, no second look-up per row. Any thread.

#include "database.hpp"

#include <optional>
#include <vector>

namespace parley::storage_rocksdb {

enum class reach {
    memory,  ///< never touches the disk: what is not in memory answers nothing, ask again with `disk`
    disk,
};

/// The outer optional is empty when memory did not reach.
template <class T>
using maybe_read = std::optional<result<T>>;

maybe_read<std::vector<message>> read_page(database& in, history_query query, reach how);
maybe_read<std::optional<message>> read_message(database& in, channel_id channel, message_id id, reach how);
maybe_read<std::vector<message_id>> read_newest_ids(database& in, channel_id channel, std::size_t count_max,
                                                    reach how);
result<std::vector<journal_entry>> read_journal(database& in, shard_id shard, std::uint64_t after,
                                                std::size_t count_max);

}  // namespace parley::storage_rocksdb
