#pragma once
// Ends the life of nonces and journal entries while RocksDB compacts.

#include <parley/base/clock.hpp>

#include <memory>
#include <optional>
#include <string_view>

namespace rocksdb {
class CompactionFilterFactory;
}

namespace parley::storage_rocksdb {

/// Reads the time out of a value; nothing when the value cannot be read (such rows are kept: fsck must see
/// them).
using time_of_value = std::optional<wall_time> (*)(std::string_view value);

/// Drops rows older than `age_max`. `time` outlives the database. `name` is kept in the options file.
std::shared_ptr<rocksdb::CompactionFilterFactory> drop_older_than(milliseconds age_max, time_of_value read,
                                                                  clock const& time, char const* name);

}  // namespace parley::storage_rocksdb
