#include "sqlite_writer.hpp"

#include "limits.hpp"
#include "sqlite_failure.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/base/log.hpp>

#include <pthread.h>
#include <sqlite3.h>

#include <algorithm>

namespace parley::sqlite {
namespace {

int note_wal_pages(void* pages, sqlite3*, char const*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

}  // namespace

sqlite_writer::sqlite_writer(std::filesystem::path const& file, writer_limits limits)
    : connection_(file, connection_role::writer), limits_(limits) {
    sqlite3_wal_hook(connection_.handle(), note_wal_pages, &wal_pages_);
    thread_ = std::thread([this] { work(); });
}

sqlite_writer::~sqlite_writer() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    ready_.notify_one();
    thread_.join();
}

void sqlite_writer::submit(write_job job) {
    {
        std::lock_guard lock(mutex_);
        // One job is always admitted by bytes, or a large one could never run.
        bool fits = queue_.empty() || queued_bytes_ + job.bytes <= limits_.queue_bytes_max;
        if (!stopping_ && fits && queue_.size() < limits_.queue_max) {
            queued_bytes_ += job.bytes;
            queue_.push_back(std::move(job));
            ready_.notify_one();
            return;
        }
    }
    job.answer(storage_errc::overloaded);
}

std::size_t sqlite_writer::queued() const {
    std::lock_guard lock(mutex_);
    return queue_.size();
}

void sqlite_writer::work() {
    pthread_setname_np(pthread_self(), "sqlite-writer");
    for (;;) {
        auto taken = take_group();
        if (taken.empty()) return;
        group jobs;
        for (auto& job : taken)
            jobs.push_back(&job);
        commit(std::move(jobs));
        for (auto& job : taken)
            job.answer(std::move(*job.outcome));
        checkpoint_if_due();
    }
}

std::vector<write_job> sqlite_writer::take_group() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    std::vector<write_job> taken;
    while (!queue_.empty() && taken.size() < group_transactions_max) {
        queued_bytes_ -= queue_.front().bytes;
        taken.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return taken;
}

// Each job has its outcome on return, and every success is on the disk.
void sqlite_writer::commit(group jobs) {
    while (!jobs.empty()) {
        auto before = jobs.size();
        if (try_commit(jobs)) return;
        PARLEY_ASSERT(jobs.size() <= before);
        if (jobs.size() < before) continue;  // one job took the others down with it: they go again without it
        // The commit itself found no space. One of them may be too large for what is left; the others shall
        // not suffer.
        for (auto* job : jobs) {
            group alone{job};
            if (!try_commit(alone) && !job->outcome) job->outcome = storage_errc::full;
        }
        return;
    }
}

// False when nothing was committed: then `jobs` holds those that may be tried again.
bool sqlite_writer::try_commit(group& jobs) {
    for (auto* job : jobs)
        job->outcome.reset();
    if (auto code = connection_.command("begin immediate"); code != SQLITE_OK) {
        finish(jobs, code);
        return true;
    }
    for (auto at = jobs.begin(); at != jobs.end(); ++at) {
        (*at)->outcome = run_in_savepoint(connection_, **at);
        stop_if_sync_failed(connection_.last_code());
        if (!connection_
                 .in_transaction()) {  // SQLite undid the whole group: no space, no memory, a failed read
            PARLEY_ASSERT((*at)->outcome->has_error());
            jobs.erase(at);
            return false;
        }
    }
    failpoint("storage_sqlite.before_commit");
    auto code = connection_.command("commit");
    if (code == SQLITE_OK) {
        failpoint("storage_sqlite.after_commit");
        return true;
    }
    if (is_io_error(code)) stop_for_failed_disk(connection_.handle(), "commit");
    if (connection_.in_transaction()) connection_.command("rollback");
    if ((code & 0xFF) == SQLITE_FULL) {
        for (auto* job : jobs)
            job->outcome.reset();
        return false;
    }
    finish(jobs, code);
    return true;
}

sql_outcome sqlite_writer::run_in_savepoint(sqlite_connection& connection, write_job const& job) {
    sql_outcome outcome = sql_rows{};
    if (connection.command("savepoint one") != SQLITE_OK) return storage_errc::unavailable;
    for (auto const& statement : job.transaction) {
        auto ran = connection.run(statement);
        if (ran.has_error()) {
            outcome = ran.error();
        } else if (statement.otherwise && ran.value().touched == 0) {
            outcome = *statement.otherwise;
        } else {
            outcome = std::move(ran.value().rows);
        }
        if (outcome.has_error()) break;
    }
    if (!connection.in_transaction()) return outcome;
    if (outcome.has_error()) connection.command("rollback to one");
    connection.command("release one");
    return outcome;
}

void sqlite_writer::finish(group& jobs, int code) {
    auto why = failure_of(connection_.handle(), code, "commit");
    for (auto* job : jobs)
        job->outcome = why;
}

void sqlite_writer::stop_if_sync_failed(int code) {
    if (is_failed_sync(code)) stop_for_failed_disk(connection_.handle(), "statement");
}

void sqlite_writer::checkpoint_if_due() {
    if (wal_pages_ < checkpoint_pages) return;
    int mode = wal_pages_ < checkpoint_restart_pages ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART;
    auto code = sqlite3_wal_checkpoint_v2(connection_.handle(), "main", mode, nullptr, nullptr);
    // After a failed sync the kernel may have dropped the pages and call the next sync a success: never go
    // on.
    if (is_io_error(code)) stop_for_failed_disk(connection_.handle(), "checkpoint");
    if ((code & 0xFF) == SQLITE_FULL)
        log_warn("storage.checkpoint_without_space", {{"wal_pages", wal_pages_}});
}

}  // namespace parley::sqlite
