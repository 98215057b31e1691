#include "writer.hpp"

#include "answer_batch.hpp"
#include "limits.hpp"

#include <parley/base/clock.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/base/log.hpp>

#include <pthread.h>

#include <algorithm>
#include <utility>

namespace parley::storage_rocksdb {
namespace {

void refuse(answer_batch& answers, write_work& work, error_code why) {
    std::visit(
        [&](auto& one) {
            answers.add(work.home_or_null, [answer = std::move(one.answer), why] { answer(why); });
        },
        work.what);
}

void refuse_all(std::vector<write_work>& group, error_code why) {
    answer_batch answers;
    for (auto& work : group)
        refuse(answers, work, why);
    answers.release();
}

}  // namespace

writer::writer(database& in, clock const& time, meters_of_store& meters, queue_bounds bounds,
               std::function<void(channel_id)> on_dropped)
    : in_(in),
      time_(time),
      meters_(meters),
      on_dropped_(std::move(on_dropped)),
      queue_(bounds, meters.queue_changes),
      builder_(in),
      acknowledged_(in.db().GetLatestSequenceNumber()),
      thread_([this] { run(); }) {}

writer::~writer() {
    queue_.close();
    thread_.join();
}

void writer::run() {
    pthread_setname_np(pthread_self(), "rocks-write");
    for (;;) {
        auto group = queue_.take_group(watermark_due());
        if (!group.empty()) {
            commit(std::move(group));
        } else if (queue_.closed_and_empty()) {
            break;
        }
        auto due = watermark_due();
        if (due && system_clock().mono() >= *due) raise_watermark();
    }
    raise_watermark();
}

void writer::commit(std::vector<write_work> group) {
    if (auto refused = ready_to_write()) {
        refuse_all(group, refused);
    } else if (std::holds_alternative<drop_work>(group.front().what)) {
        commit_drop(group.front());
    } else {
        commit_appends(group);
    }
}

void writer::commit_appends(std::vector<write_work>& group) {
    builder_.begin(time_.now());
    std::size_t changes = 0;
    std::vector<append_result> results;
    results.reserve(group.size());
    for (auto& work : group) {
        results.push_back(builder_.add(std::get<append_work>(work.what)));
        changes += work.changes;
    }
    auto answer_all = [&group, &results](error_code written) {
        answer_batch answers;
        for (std::size_t i = 0; i < group.size(); ++i) {
            // A work that failed by itself put nothing into the batch: its error is certain either way.
            if (written && results[i].has_value()) results[i] = written;
            auto& answer = std::get<append_work>(group[i].what).answer;
            answers.add(group[i].home_or_null,
                        [answer = std::move(answer), outcome = std::move(results[i])] { answer(outcome); });
        }
        answers.release();
    };
    if (planted("ack_before_sync")) answer_all({});
    failpoint("message_store.before_write");
    // Nothing to write = repeats and refusals only: what they name is durable already.
    auto written = builder_.empty() ? error_code{} : write(builder_.batch());
    failpoint("message_store.after_write");
    meters_.group_sizes.observe(static_cast<double>(changes));
    failpoint("message_store.before_ack");
    if (!planted("ack_before_sync")) answer_all(written);
}

void writer::commit_drop(write_work& work) {
    auto& drop = std::get<drop_work>(work.what);
    rocksdb::WriteBatch batch;
    // One record covers all rows of the channel, so that the removal itself is the durable intent and there
    // is nothing to resume after a crash; compaction frees the space.
    auto status = batch.DeleteRange(in_.messages(), channel_begin(drop.channel), channel_end(drop.channel));
    auto written = status.ok() ? write(batch) : error_code{storage_errc::unavailable};
    answer_batch answers;
    auto outcome = written ? result<void>(written) : result<void>{};
    answers.add(work.home_or_null, [answer = std::move(drop.answer), outcome] { answer(outcome); });
    answers.release();
    if (!written) on_dropped_(drop.channel);
}

error_code writer::write(rocksdb::WriteBatch& batch) {
    rocksdb::WriteOptions durable;
    durable.sync = true;
    auto status = in_.db().Write(durable, &batch);
    if (status.ok()) {
        acknowledged_ = in_.db().GetLatestSequenceNumber();
        if (!dirty_since_) dirty_since_ = system_clock().mono();
        return {};
    }
    if (status.IsNoSpace()) {
        // The record did not reach the log whole (a failed sync would have ended the process): nothing
        // happened.
        log_error("storage.full", {{"store", "rocksdb"}, {"why", status.ToString()}});
        state_ = state::full;
        next_resume_ = system_clock().mono() + resume_retry_delay;
        return storage_errc::full;
    }
    log_error("storage.write_failed", {{"store", "rocksdb"}, {"why", status.ToString()}});
    state_ = state::failed;
    return storage_errc::outcome_unknown;
}

error_code writer::ready_to_write() {
    if (state_ == state::healthy) return {};
    if (state_ == state::failed) return storage_errc::unavailable;
    auto now = system_clock().mono();
    if (now < next_resume_) return storage_errc::full;
    next_resume_ = now + resume_retry_delay;
    if (auto resumed = in_.db().Resume(); !resumed.ok()) {
        log_debug("storage.resume_failed", {{"store", "rocksdb"}, {"why", resumed.ToString()}});
        return storage_errc::full;
    }
    log_info("storage.resumed", {{"store", "rocksdb"}});
    state_ = state::healthy;
    return {};
}

std::optional<mono_time> writer::watermark_due() const {
    if (!dirty_since_) return std::nullopt;
    return *dirty_since_ + watermark_delay_max;
}

void writer::raise_watermark() {
    if (!in_.mark().raise(acknowledged_)) {
        log_warn("storage.watermark_failed", {{"store", "rocksdb"}});
        dirty_since_ = system_clock().mono();  // try again in a while
        return;
    }
    dirty_since_.reset();
}

}  // namespace parley::storage_rocksdb
