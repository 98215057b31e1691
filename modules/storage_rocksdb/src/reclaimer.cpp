#include "reclaimer.hpp"

#include "limits.hpp"
#include "record.hpp"

#include <parley/base/log.hpp>

namespace parley::storage_rocksdb {

reclaimer::reclaimer(database& in)
    : in_(in), thread_({.name = "rocks-reclaim", .threads = 1, .queue_max = reclaims_waiting_max}) {}

reclaimer::~reclaimer() {
    stop_ = true;
}

void reclaimer::reclaim(channel_id channel) {
    thread_.try_post([this, channel] {
        if (stop_) return;
        auto begin = channel_begin(channel);
        auto end = channel_end(channel);
        rocksdb::Slice from = begin;
        rocksdb::Slice to = end;
        rocksdb::CompactRangeOptions gently;
        gently.exclusive_manual_compaction = false;
        gently.canceled = &stop_;
        auto status = in_.db().CompactRange(gently, in_.messages(), &from, &to);
        if (!status.ok() && !status.IsIncomplete()) {
            log_debug("storage.reclaim_failed", {{"why", status.ToString()}});
        }
    });
}

}  // namespace parley::storage_rocksdb
