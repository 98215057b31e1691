#pragma once
// The one thread that writes and checkpoints, with group commit.

#include "sqlite_connection.hpp"

#include <parley/base/clock.hpp>
#include <parley/base/suspend.hpp>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace parley::sqlite {

using sql_outcome = result<sql_rows>;

struct write_job {
    std::vector<sql_statement> transaction;
    resume_with<sql_outcome> answer;
    std::size_t bytes = 0;  // of its parameters
    std::optional<sql_outcome> outcome;
};

struct writer_limits {
    std::size_t queue_max;
    std::size_t queue_bytes_max;
};

class sqlite_writer {
public:
    sqlite_writer(std::filesystem::path const& file, writer_limits limits);
    ~sqlite_writer();  // commits what waits, then joins
    sqlite_writer(sqlite_writer const&) = delete;
    sqlite_writer& operator=(sqlite_writer const&) = delete;

    /// Any thread. The answer comes exactly once: after the commit, or at once when the queue is at its
    /// bound.
    void submit(write_job job);
    std::size_t queued() const;

    /// Before the thread has work: the connection, to look at the file.
    sqlite_connection& connection() noexcept { return connection_; }

private:
    using group = std::vector<write_job*>;

    void work();
    std::vector<write_job> take_group();
    void commit(group jobs);
    bool try_commit(group& jobs);
    static sql_outcome run_in_savepoint(sqlite_connection& connection, write_job const& job);
    void finish(group& jobs, int code);
    void checkpoint_if_due();
    void stop_if_sync_failed(int code);

    sqlite_connection connection_;  // the thread's own, once it runs
    writer_limits limits_;
    int wal_pages_ = 0;

    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<write_job> queue_;
    std::size_t queued_bytes_ = 0;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace parley::sqlite
