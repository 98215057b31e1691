#include "pages.hpp"

#include "limits.hpp"
#include "record.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace parley::storage_rocksdb {
namespace {

constexpr std::uint64_t id_max = ~std::uint64_t{0};

std::string_view view_of(rocksdb::Slice slice) {
    return {slice.data(), slice.size()};
}

error_code error_of(rocksdb::Status const& status) {
    return status.IsCorruption() ? storage_errc::corrupted : storage_errc::unavailable;
}

/// A walk over one channel. Keys hold inverted ids, so "older" is forward, the cheap direction.
class channel_walk {
public:
    channel_walk(database& in, channel_id channel)
        : channel_(channel), begin_(channel_begin(channel)), end_(channel_end(channel)) {
        rocksdb::ReadOptions options;
        begin_slice_ = begin_;
        end_slice_ = end_;
        options.iterate_lower_bound = &begin_slice_;
        options.iterate_upper_bound = &end_slice_;
        options.prefix_same_as_start = true;
        rows_.reset(in.db().NewIterator(options, in.messages()));
    }
    channel_walk(channel_walk const&) = delete;
    channel_walk& operator=(channel_walk const&) = delete;

    void to_newest() { rows_->Seek(begin_); }
    /// The newest that is not newer than `id`.
    void to_at_most(message_id id) { rows_->Seek(message_key(channel_, id)); }
    /// The oldest that is not older than `id`.
    void to_at_least(message_id id) { rows_->SeekForPrev(message_key(channel_, id)); }
    void to_older() { rows_->Next(); }
    void to_newer() { rows_->Prev(); }
    bool at_row() const { return rows_->Valid(); }
    rocksdb::Status status() const { return rows_->status(); }

    /// Nothing when the row cannot be decoded.
    std::optional<message_id> id() const {
        auto place = parse_message_key(view_of(rows_->key()));
        return place ? std::optional(place->id) : std::nullopt;
    }
    std::optional<message> row() const {
        auto place = parse_message_key(view_of(rows_->key()));
        return place ? decode_message(*place, view_of(rows_->value())) : std::nullopt;
    }

private:
    channel_id channel_;
    std::string begin_;
    std::string end_;
    rocksdb::Slice begin_slice_;
    rocksdb::Slice end_slice_;
    std::unique_ptr<rocksdb::Iterator> rows_;
};

using step = void (channel_walk::*)();

/// Appends rows from where the walk stands. False = a row is corrupted.
bool collect(channel_walk& walk, step next, std::size_t count_max, std::vector<message>& into) {
    for (std::size_t n = 0; n < count_max && walk.at_row(); ++n) {
        auto row = walk.row();
        if (!row) return false;
        into.push_back(std::move(*row));
        if (n + 1 < count_max) (walk.*next)();  // a step too far could read a block for nothing
    }
    return true;
}

/// Those newer than the anchor, nearest first, then turned: newest first.
bool collect_newer(channel_walk& walk, message_id anchor, std::size_t count_max, std::vector<message>& into) {
    if (anchor.value == id_max || count_max == 0) return true;
    walk.to_at_least({anchor.value + 1});
    if (!collect(walk, &channel_walk::to_newer, count_max, into)) return false;
    std::reverse(into.begin(), into.end());
    return walk.status().ok();
}

bool collect_page(channel_walk& walk, history_query const& query, std::vector<message>& into) {
    using side = history_query::side;
    switch (query.from) {
        case side::newest:
            walk.to_newest();
            break;
        case side::before:
            if (query.anchor.value == 0) return true;
            walk.to_at_most({query.anchor.value - 1});
            break;
        case side::after:
            return collect_newer(walk, query.anchor, query.count_max, into);
        case side::around:
            if (!collect_newer(walk, query.anchor, query.count_max / 2, into)) return false;
            walk.to_at_most(query.anchor);
            break;
    }
    return collect(walk, &channel_walk::to_older, query.count_max - into.size(), into);
}

}  // namespace

result<std::vector<message>> read_page(database& in, history_query query) {
    query.count_max = std::min(query.count_max, page_count_max);
    std::vector<message> page;
    if (query.count_max == 0) return page;
    page.reserve(query.count_max);
    channel_walk walk(in, query.channel);
    bool decoded = collect_page(walk, query, page);
    auto status = walk.status();
    if (!status.ok()) return error_of(status);
    if (!decoded) return storage_errc::corrupted;
    return page;
}

result<std::optional<message>> read_message(database& in, channel_id channel, message_id id) {
    rocksdb::PinnableSlice value;
    auto status = in.db().Get({}, in.messages(), message_key(channel, id), &value);
    if (status.IsNotFound()) return std::optional<message>{};
    if (!status.ok()) return error_of(status);
    auto found = decode_message({channel, id}, {value.data(), value.size()});
    if (!found) return storage_errc::corrupted;
    return found;
}

result<std::vector<message_id>> read_newest_ids(database& in, channel_id channel, std::size_t count_max) {
    count_max = std::min(count_max, newest_ids_count_max);
    std::vector<message_id> ids;
    channel_walk walk(in, channel);
    for (walk.to_newest(); walk.at_row() && ids.size() < count_max; walk.to_older()) {
        auto id = walk.id();
        if (!id) return storage_errc::corrupted;
        ids.push_back(*id);
    }
    auto status = walk.status();
    if (!status.ok()) return error_of(status);
    return ids;
}

result<std::vector<journal_entry>> read_journal(database& in, shard_id shard, std::uint64_t after,
                                                std::size_t count_max) {
    std::vector<journal_entry> entries;
    if (after == ~std::uint64_t{0}) return entries;
    count_max = std::min(count_max, journal_count_max);
    auto end = journal_key(shard, ~std::uint64_t{0});  // no position reaches it
    rocksdb::Slice end_slice = end;
    rocksdb::ReadOptions options;
    options.iterate_upper_bound = &end_slice;
    std::unique_ptr<rocksdb::Iterator> rows(in.db().NewIterator(options, in.journal()));
    for (rows->Seek(journal_key(shard, after + 1)); rows->Valid() && entries.size() < count_max;
         rows->Next()) {
        auto place = parse_journal_key(view_of(rows->key()));
        auto entry = place ? decode_journal(place->position, view_of(rows->value())) : std::nullopt;
        if (!entry) return error_code{storage_errc::corrupted};
        entries.push_back(std::move(*entry));
    }
    if (!rows->status().ok()) return error_of(rows->status());
    return entries;
}

}  // namespace parley::storage_rocksdb
