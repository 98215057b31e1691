#pragma once
// The one thread that writes: takes what gathered, makes one synced write of it, and releases all answers.

#include "batch_builder.hpp"
#include "meters.hpp"

#include <atomic>
#include <functional>
#include <thread>

namespace parley::storage_rocksdb {

class writer {
public:
    /// `on_dropped` is called on the writer's thread after a channel's rows are durably gone.
    writer(database& in, clock const& time, meters_of_store& meters, queue_bounds bounds,
           std::function<void(channel_id)> on_dropped);
    ~writer();  // writes what waits, raises the watermark, joins

    bool try_push(write_work& work) { return queue_.try_push(work); }
    bool accepts_writes() const noexcept { return state_ != state::failed; }

private:
    enum class state : std::uint8_t {
        healthy,
        full,    ///< no space on the disk: every write is refused until there is some
        failed,  ///< a write failed otherwise: nothing is written any more; a restart recovers from the log
    };

    void run();
    void commit(std::vector<write_work> group);
    void commit_appends(std::vector<write_work>& group);
    void commit_drop(write_work& work);
    /// Empty = written and synced.
    error_code write(rocksdb::WriteBatch& batch);
    /// Empty = writing may be tried.
    error_code ready_to_write();
    std::optional<mono_time> watermark_due() const;
    void raise_watermark();

    database& in_;
    clock const& time_;
    meters_of_store& meters_;
    std::function<void(channel_id)> on_dropped_;
    write_queue queue_;
    batch_builder builder_;
    std::atomic<state> state_{state::healthy};
    mono_time next_resume_{};
    std::uint64_t acknowledged_;            // sequence of the newest synced write
    std::optional<mono_time> dirty_since_;  // acknowledged_ is ahead of the watermark since then
    std::thread thread_;                    // last: it uses everything above
};

}  // namespace parley::storage_rocksdb
