#include "write_work.hpp"

#include "limits.hpp"

#include <utility>

namespace parley::storage_rocksdb {
namespace {

constexpr std::size_t row_overhead_bytes = 128;  // keys, fixed fields, and the journal's and the nonce's

std::size_t text_bytes(message_create const& change) {
    return change.what.content.size() * 2 + change.nonce.size();
}
std::size_t text_bytes(message_edit const& change) {
    return change.content.size() * 2;
}
std::size_t text_bytes(message_remove const&) {
    return 0;
}

}  // namespace

std::size_t bytes_of(message_change const& change) noexcept {
    return row_overhead_bytes + std::visit([](auto const& one) { return text_bytes(one); }, change);
}

bool write_queue::try_push(write_work& work) {
    bool wake = false;
    {
        std::lock_guard lock(mutex_);
        bool fits =
            changes_ + work.changes <= bounds_.changes_max && bytes_ + work.bytes <= bounds_.bytes_max;
        if (closed_ || !fits) return false;
        changes_ += work.changes;
        bytes_ += work.bytes;
        depth_.set(static_cast<std::int64_t>(changes_));
        waiting_.push_back(std::move(work));
        wake = writer_waits_;
    }
    if (wake) ready_.notify_one();
    return true;
}

void write_queue::close() {
    {
        std::lock_guard lock(mutex_);
        closed_ = true;
    }
    ready_.notify_one();
}

std::vector<write_work> write_queue::take_group(std::optional<mono_time> latest) {
    std::unique_lock lock(mutex_);
    auto has_work = [this] { return closed_ || !waiting_.empty(); };
    writer_waits_ = true;
    if (latest) {
        ready_.wait_until(lock, *latest, has_work);
    } else {
        ready_.wait(lock, has_work);
    }
    writer_waits_ = false;
    return pop_group();
}

std::vector<write_work> write_queue::pop_group() {
    std::vector<write_work> group;
    std::size_t changes = 0;
    std::size_t bytes = 0;
    while (!waiting_.empty()) {
        auto& next = waiting_.front();
        bool is_drop = std::holds_alternative<drop_work>(next.what);
        bool fits = changes + next.changes <= group_changes_max && bytes + next.bytes <= group_bytes_max;
        if (!group.empty() && (is_drop || !fits)) break;  // one that is too large for any group goes alone
        changes += next.changes;
        bytes += next.bytes;
        group.push_back(std::move(next));
        waiting_.pop_front();
        if (is_drop) break;
    }
    changes_ -= changes;
    bytes_ -= bytes;
    depth_.set(static_cast<std::int64_t>(changes_));
    return group;
}

bool write_queue::closed_and_empty() const {
    std::lock_guard lock(mutex_);
    return closed_ && waiting_.empty();
}

}  // namespace parley::storage_rocksdb
