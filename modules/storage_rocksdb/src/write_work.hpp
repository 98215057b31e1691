#pragma once
// What callers hand to the writer, and the bounded queue between them.

#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace parley::storage_rocksdb {

using append_result = result<std::vector<change_outcome>>;

struct append_work {
    fence owner;
    std::vector<message_change> changes;
    std::function<void(append_result)> answer;
    /// Only in a binary with the planted defect: what a look-up before queueing said.
    std::vector<std::optional<message_id>> nonces_seen_early;
};
struct drop_work {
    channel_id channel;
    std::function<void(result<void>)> answer;
};
struct write_work {
    std::variant<append_work, drop_work> what;
    core* home_or_null = nullptr;  ///< where the caller waits
    std::size_t changes = 0;
    std::size_t bytes = 0;
};

/// About how much a change will take in the log.
std::size_t bytes_of(message_change const& change) noexcept;

class write_queue {
public:
    write_queue(queue_bounds bounds, gauge& depth) : bounds_(bounds), depth_(depth) {}

    /// False, and `work` is left as it was, when the bound is reached or the queue is closed. Any thread.
    bool try_push(write_work& work);
    /// No more pushes; what waits is still taken.
    void close();
    /// Waits until there is something or until `latest`. Empty = the time is up, or closed and drained.
    /// A group is everything that gathered, up to the group's bounds; a drop comes alone.
    std::vector<write_work> take_group(std::optional<mono_time> latest);
    bool closed_and_empty() const;

private:
    std::vector<write_work> pop_group();

    queue_bounds bounds_;
    gauge& depth_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<write_work> waiting_;
    std::size_t changes_ = 0;
    std::size_t bytes_ = 0;
    bool closed_ = false;
    bool writer_waits_ = false;
};

}  // namespace parley::storage_rocksdb
