#include "batch_builder.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>

#include <utility>

namespace parley::storage_rocksdb {

using kind = change_outcome::kind;

void batch_builder::begin(wall_time now) {
    batch_.Clear();
    now_ = now;
    // RocksDB numbers every row that is written, durably and without a gap in time: with one writer, the
    // number of the batch's first row is known beforehand. It serves as the journal's position, so that there
    // is no counter of our own to recover, and none that an emptied journal could set back. A change takes at
    // least two rows, one position: the next batch starts beyond.
    next_position_ = in_.db().GetLatestSequenceNumber() + 1;
}

append_result batch_builder::add(append_work const& work) {
    std::vector<change_outcome> outcomes;
    outcomes.reserve(work.changes.size());
    auto position_before = next_position_;
    batch_.SetSavePoint();
    for (std::size_t i = 0; i < work.changes.size(); ++i) {
        auto outcome = apply(work, i);
        if (outcome.has_error()) {
            auto undone = batch_.RollbackToSavePoint();
            PARLEY_ASSERT(undone.ok());
            next_position_ = position_before;
            return outcome.error();
        }
        outcomes.push_back(std::move(outcome).value());
    }
    auto kept = batch_.PopSavePoint();
    PARLEY_ASSERT(kept.ok());
    return outcomes;
}

result<change_outcome> batch_builder::apply(append_work const& work, std::size_t index) {
    auto const& change = work.changes[index];
    if (planted("nonce_check_outside_txn")) {
        auto const* create = std::get_if<message_create>(&change);
        if (create != nullptr && !create->nonce.empty()) {
            auto const& seen = work.nonces_seen_early[index];
            if (seen) return first_message(*create, *seen);
            message_create unguarded{create->what, {}};
            PARLEY_TRY(auto outcome, apply_one(unguarded));
            put_journal(work.owner.shard, change);
            batch_.Put(in_.nonces(), nonce_key(create->what.author, create->what.channel, create->nonce),
                       encode_nonce({create->what.id, now_}));
            return outcome;
        }
    }
    auto decided = std::visit([this](auto const& one) { return apply_one(one); }, change);
    if (decided.has_value() && decided->became == kind::applied) put_journal(work.owner.shard, change);
    return decided;
}

result<change_outcome> batch_builder::apply_one(message_create const& change) {
    if (!change.nonce.empty()) {
        auto key = nonce_key(change.what.author, change.what.channel, change.nonce);
        PARLEY_TRY(auto used, find_nonce(key));
        if (used) return first_message(change, used->first);
        batch_.Put(in_.nonces(), key, encode_nonce({change.what.id, now_}));
    }
    put_message(change.what);
    return change_outcome{kind::applied, change.what};
}

result<change_outcome> batch_builder::apply_one(message_edit const& change) {
    PARLEY_TRY(auto found, find_message({change.channel, change.id}));
    if (!found) return change_outcome{kind::missing, {}};
    found->content = change.content;
    found->edited_at = change.at;
    put_message(*found);
    return change_outcome{kind::applied, std::move(*found)};
}

result<change_outcome> batch_builder::apply_one(message_remove const& change) {
    PARLEY_TRY(auto found, find_message({change.channel, change.id}));
    if (!found) return change_outcome{kind::missing, {}};
    batch_.Delete(in_.messages(), message_key(change.channel, change.id));
    return change_outcome{kind::applied, std::move(*found)};
}

result<std::optional<nonce_use>> batch_builder::find_nonce(std::string const& key) {
    PARLEY_TRY(auto value, get(in_.nonces(), key));
    if (!value) return std::optional<nonce_use>{};
    auto use = decode_nonce(*value);
    if (!use) return error_code{storage_errc::corrupted};
    // The filter drops it some day; that day must not be the one that decides.
    if (use->at < now_ - nonce_age_max) return std::optional<nonce_use>{};
    return use;
}

result<change_outcome> batch_builder::first_message(message_create const& change, message_id first) {
    PARLEY_TRY(auto found, find_message({change.what.channel, first}));
    if (found) return change_outcome{kind::duplicate, std::move(*found)};
    message gone;
    gone.id = first;
    return change_outcome{kind::duplicate, std::move(gone)};
}

result<std::optional<message>> batch_builder::find_message(message_place where) {
    PARLEY_TRY(auto value, get(in_.messages(), message_key(where.channel, where.id)));
    if (!value) return std::optional<message>{};
    auto found = decode_message(where, *value);
    if (!found) return error_code{storage_errc::corrupted};
    return found;
}

result<std::optional<std::string>> batch_builder::get(rocksdb::ColumnFamilyHandle* family,
                                                      std::string const& key) {
    std::string value;
    auto status = batch_.GetFromBatchAndDB(&in_.db(), {}, family, key, &value);
    if (status.ok()) return std::optional<std::string>(std::move(value));
    if (status.IsNotFound()) return std::optional<std::string>{};
    return error_code{status.IsCorruption() ? storage_errc::corrupted : storage_errc::unavailable};
}

void batch_builder::put_message(message const& what) {
    batch_.Put(in_.messages(), message_key(what.channel, what.id), encode_message(what));
}

void batch_builder::put_journal(shard_id shard, message_change const& change) {
    if (planted("drop_outbox_row")) return;
    batch_.Put(in_.journal(), journal_key(shard, next_position_++), encode_journal(now_, change));
}

}  // namespace parley::storage_rocksdb
