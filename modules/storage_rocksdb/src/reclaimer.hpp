#pragma once
// Frees the space of dropped channels, in the background.

#include "database.hpp"

#include <parley/base/blocking_pool.hpp>

#include <atomic>

namespace parley::storage_rocksdb {

/// A courtesy only: the rows are gone for every reader already, and ordinary compaction gets to them in time.
/// So a full queue drops the request, and a shutdown interrupts the work.
class reclaimer {
public:
    explicit reclaimer(database& in);
    ~reclaimer();
    /// Any thread; returns at once.
    void reclaim(channel_id channel);

private:
    database& in_;
    std::atomic<bool> stop_{false};
    blocking_pool thread_;  // last: its jobs use everything above
};

}  // namespace parley::storage_rocksdb
