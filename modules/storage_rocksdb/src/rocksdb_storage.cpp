#include "rocksdb_storage.hpp"

#include "record.hpp"

#include <parley/base/failpoint.hpp>
#include <parley/base/suspend.hpp>

#include <utility>

namespace parley::storage_rocksdb {
namespace {

/// A result inside a result cannot be told from its error; the tag keeps errors from converting into one.
template <class T>
struct boxed {
    boxed(std::in_place_t, T held) : value(std::move(held)) {}
    T value;
};

/// Runs a read that may touch the disk; a full pool is told in the store's words.
template <class F, class T = std::invoke_result_t<F>>
task<T> off_core(blocking_pool& readers, F read) {
    auto job = [read = std::move(read)] { return boxed<T>(std::in_place, read()); };
    auto ran = co_await readers.run(std::move(job));
    if (ran.has_error()) co_return error_code{storage_errc::overloaded};
    co_return std::move(ran.value().value);
}

}  // namespace

rocksdb_storage::rocksdb_storage(options const& wanted, std::unique_ptr<database> opened, clock const& time,
                                 std::unique_ptr<meters_of_store> meters)
    : meters_(std::move(meters)),
      database_(std::move(opened)),
      reclaimer_(*database_),
      writer_(*database_, time, *meters_, wanted.queue,
              [this](channel_id channel) { reclaimer_.reclaim(channel); }),
      readers_(
          {.name = "rocks-read", .threads = wanted.read_threads, .queue_max = wanted.reads_waiting_max}) {}

task<append_result> rocksdb_storage::append(fence owner, std::vector<message_change> changes) {
    if (changes.empty()) co_return std::vector<change_outcome>{};
    stopwatch watch(meters_->append);
    write_work work{append_work{owner, std::move(changes), {}, {}}, core::current(), 0, 0};
    auto& append = std::get<append_work>(work.what);
    work.changes = append.changes.size();
    for (auto const& change : append.changes)
        work.bytes += bytes_of(change);
    if (planted("nonce_check_outside_txn")) look_up_nonces_early(append);
    std::function<void(resume_with<append_result>)> hand_over = [this,
                                                                 &work](resume_with<append_result> resume) {
        std::get<append_work>(work.what).answer = resume;
        if (!writer_.try_push(work)) resume(error_code{storage_errc::overloaded});
    };
    co_return co_await suspend_until<append_result>(std::move(hand_over));
}

task<result<void>> rocksdb_storage::drop_channel(channel_id channel) {
    stopwatch watch(meters_->drop_channel);
    write_work work{drop_work{channel, {}}, core::current(), 1, 0};
    std::function<void(resume_with<result<void>>)> hand_over = [this,
                                                                &work](resume_with<result<void>> resume) {
        std::get<drop_work>(work.what).answer = resume;
        if (!writer_.try_push(work)) resume(error_code{storage_errc::overloaded});
    };
    co_return co_await suspend_until<result<void>>(std::move(hand_over));
}

task<result<std::vector<message>>> rocksdb_storage::history(history_query query) {
    stopwatch watch(meters_->history);
    auto look = [this, query] { return read_page(*database_, query); };
    co_return co_await off_core(readers_, std::move(look));
}

task<result<std::optional<message>>> rocksdb_storage::find(channel_id channel, message_id id) {
    stopwatch watch(meters_->find);
    auto look = [this, channel, id] { return read_message(*database_, channel, id); };
    co_return co_await off_core(readers_, std::move(look));
}

task<result<std::vector<message_id>>> rocksdb_storage::newest_ids(channel_id channel, std::size_t count_max) {
    stopwatch watch(meters_->newest_ids);
    auto look = [this, channel, count_max] { return read_newest_ids(*database_, channel, count_max); };
    co_return co_await off_core(readers_, std::move(look));
}

task<result<std::vector<journal_entry>>> rocksdb_storage::read(shard_id shard, std::uint64_t after,
                                                               std::size_t count_max) {
    stopwatch watch(meters_->journal_read);
    auto look = [this, shard, after, count_max] { return read_journal(*database_, shard, after, count_max); };
    co_return co_await off_core(readers_, std::move(look));
}

void rocksdb_storage::look_up_nonces_early(append_work& work) {
    for (auto const& change : work.changes) {
        std::optional<message_id> seen;
        auto const* create = std::get_if<message_create>(&change);
        if (create != nullptr && !create->nonce.empty()) {
            std::string value;
            auto key = nonce_key(create->what.author, create->what.channel, create->nonce);
            auto status = database_->db().Get({}, database_->nonces(), key, &value);
            if (auto use = status.ok() ? decode_nonce(value) : std::nullopt) seen = use->first;
        }
        work.nonces_seen_early.push_back(seen);
    }
}

opened open_storage(options wanted, ground beneath, clock const& time, metrics& meters) {
    opened answer;
    auto counted = std::make_unique<meters_of_store>(meters);
    auto db = database::open(wanted, std::move(beneath), time, counted->log_syncs, answer.problem);
    if (db) {
        answer.storage_or_null =
            std::make_unique<rocksdb_storage>(wanted, std::move(db), time, std::move(counted));
    }
    return answer;
}

}  // namespace parley::storage_rocksdb
