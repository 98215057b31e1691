#include "mark_keeper.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/log.hpp>

#include <algorithm>
#include <utility>

namespace parley::messaging {
namespace {

/// Errors after which the same put may succeed later. Others mean that the mark has nowhere to be (its
/// channel is gone, say), and trying again would never end.
bool passes(error_code error) {
    return error == storage_errc::unavailable || error == storage_errc::overloaded ||
           error == storage_errc::full || error == storage_errc::outcome_unknown;
}

/// Ends the count that whoever starts a writer has begun, however the writer ends.
class counted_writer {
public:
    explicit counted_writer(std::size_t& count) : count_(count) {}
    ~counted_writer() { --count_; }
    counted_writer(counted_writer const&) = delete;
    counted_writer& operator=(counted_writer const&) = delete;

private:
    std::size_t& count_;
};

}  // namespace

mark_keeper::mark_keeper(needs const& around, core& home)
    : around_(around), home_(home), writes_(home, "messaging.marks") {
    tick_.emplace(home_, mark_flush_period, [this] {
        store_failing_ = false;
        start_writers();
    });
}

task<result<void>> mark_keeper::raise(account_id account, server_id server, read_mark mark) {
    if (draining_) co_return error_code{messaging_errc::unavailable};
    if (!accounts_.contains(account)) {
        PARLEY_CO_CHECK(co_await load(account));
    }
    // From here on one turn: the account is held, nothing else can forget it.
    auto& marks = accounts_[account].marks;
    auto at = marks.find(mark.channel);
    if (at != marks.end() && at->second.message >= mark.message) co_return result<void>{};
    if (at == marks.end()) {
        if (!make_room(1, account)) co_return error_code{messaging_errc::unavailable};
        at = marks.emplace(mark.channel, kept_mark{}).first;
        ++held_;
    }
    at->second.message = mark.message;
    at->second.server = server;
    queue(account, mark.channel, at->second);
    around_.streams.publish(stream_id::of_account(account), events::read_moved{mark});
    co_return result<void>{};
}

task<result<void>> mark_keeper::load(account_id account) {
    PARLEY_CO_TRY(auto rows, co_await around_.marks.of_account(account));
    if (accounts_.contains(account)) co_return result<void>{};  // another request was first
    if (!make_room(rows.size(), account)) co_return error_code{messaging_errc::unavailable};
    auto& made = accounts_[account];
    for (auto const& row : rows)
        made.marks.emplace(row.channel, kept_mark{row.message, {}, false, 0});
    held_ += made.marks.size();
    co_return result<void>{};
}

task<result<std::vector<read_mark>>> mark_keeper::of_account(account_id account) {
    PARLEY_CO_TRY(auto marks, co_await around_.marks.of_account(account));
    auto at = accounts_.find(account);
    if (at == accounts_.end()) co_return marks;
    // Rows of channels that are gone stay in memory until the account is forgotten: only what waits to be
    // written is added, the rest only moves rows that the store still has.
    std::unordered_map<channel_id, message_id> merged;
    for (auto const& row : marks)
        merged[row.channel] = row.message;
    for (auto const& [channel, kept] : at->second.marks) {
        auto row = merged.find(channel);
        if (row != merged.end()) row->second = std::max(row->second, kept.message);
        if (row == merged.end() && (kept.queued || kept.writers != 0)) merged[channel] = kept.message;
    }
    marks.clear();
    for (auto const& [channel, newest] : merged)
        marks.push_back({channel, newest});
    co_return marks;
}

/// Forgets accounts of which nothing waits to be written, but not `spared`; they are loaded again when
/// needed.
bool mark_keeper::make_room(std::size_t marks, account_id spared) {
    for (auto at = accounts_.begin(); at != accounts_.end() && held_ + marks > marks_held_max;) {
        if (at->second.unwritten != 0 || at->first == spared) {
            ++at;
            continue;
        }
        held_ -= at->second.marks.size();
        at = accounts_.erase(at);
    }
    return held_ + marks <= marks_held_max;
}

void mark_keeper::queue(account_id account, channel_id channel, kept_mark& mark) {
    if (mark.queued) return;  // the newest value is read when its turn comes: this is what coalesces
    mark.queued = true;
    ++accounts_[account].unwritten;
    to_write_.push_back({account, channel});
}

mark_keeper::kept_mark* mark_keeper::find(place where) {
    auto account = accounts_.find(where.account);
    if (account == accounts_.end()) return nullptr;
    auto mark = account->second.marks.find(where.channel);
    return mark == account->second.marks.end() ? nullptr : &mark->second;
}

void mark_keeper::start_writers() {
    auto wanted = std::min(to_write_.size(), mark_writers_max);
    while (writers_ < wanted && writes_.spawn(write_queued()))
        ++writers_;
}

task<void> mark_keeper::write_queued() {
    counted_writer counts(writers_);
    while (!to_write_.empty() && !store_failing_) {
        auto next = to_write_.front();
        to_write_.pop_front();
        co_await write_one(next);
    }
}

task<void> mark_keeper::write_one(place where) {
    auto* mark = find(where);
    PARLEY_ASSERT(mark != nullptr && mark->queued);  // an unwritten mark is never forgotten
    mark->queued = false;
    ++mark->writers;
    read_mark row{where.channel, mark->message};
    auto written = co_await around_.marks.put(where.account, mark->server, row);
    mark = find(where);  // still there: `unwritten` holds the account
    PARLEY_ASSERT(mark != nullptr);
    --mark->writers;
    --accounts_[where.account].unwritten;
    if (!written.has_error()) co_return;
    if (passes(written.error())) {
        store_failing_ = true;
        queue(where.account, where.channel, *mark);
    } else {
        log_debug("messaging.mark_dropped", {{"why", written.error().message()}});
    }
}

task<void> mark_keeper::drain() {
    draining_ = true;
    tick_.reset();
    for (int attempt = 0; attempt < mark_flush_attempts_max && !to_write_.empty(); ++attempt) {
        store_failing_ = false;
        ++writers_;
        co_await write_queued();
    }
    while (writers_ != 0)
        co_await sleep_for(milliseconds{1});
    co_await writes_.close();
    if (!to_write_.empty()) log_warn("messaging.marks_lost", {{"count", to_write_.size()}});
}

}  // namespace parley::messaging
