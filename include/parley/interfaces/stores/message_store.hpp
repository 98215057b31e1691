#pragma once
// Durable, ordered history of channels, with the journal of what happened in the same batch.

#include <parley/base/core.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/message.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace parley {

/// Proof of ownership that a store may check; on one node epoch is this start's.
struct fence {
    shard_id shard = 0;
    std::uint64_t epoch = 0;
};

struct message_create {
    message what;
    std::string nonce;  ///< empty = none; unique per (author, channel) for at least 24 h
};
struct message_edit {
    channel_id channel;
    message_id id;
    std::string content;
    wall_time at;
};
struct message_remove {
    channel_id channel;
    message_id id;
};
using message_change = std::variant<message_create, message_edit, message_remove>;

/// What became of one change.
struct change_outcome {
    enum class kind : std::uint8_t {
        applied,    ///< `what` is the message as it is now (for a removal: as it was)
        duplicate,  ///< the nonce was used before: `what` is that first message as it is now; if it was
                    ///< deleted since, only its id is set
        missing,    ///< nothing to edit or remove
    };
    kind became = kind::applied;
    message what;
};

/// One page of a channel, newest first.
struct history_query {
    channel_id channel;
    enum class side : std::uint8_t { newest, before, after, around };
    side from = side::newest;
    message_id anchor;           ///< not used by `newest`; itself included only by `around`
    std::size_t count_max = 50;  ///< 1–100
};

class message_store {
public:
    virtual ~message_store() = default;
    /// Durable on return, in order, each with its journal entry: all or none. Changes of one channel come
    /// from its lane only, one call at a time; many lanes share one sync. Resumes the caller on its own core.
    /// Errors: storage_errc::unavailable, ::full, ::overloaded, ::outcome_unknown.
    virtual task<result<std::vector<change_outcome>>> append(fence owner,
                                                             std::vector<message_change> changes) = 0;
    virtual task<result<std::vector<message>>> history(history_query query) = 0;
    virtual task<result<std::optional<message>>> find(channel_id channel, message_id id) = 0;
    /// The newest `count_max` (≤ 50) ids of a channel, newest first; reads keys only.
    virtual task<result<std::vector<message_id>>> newest_ids(channel_id channel, std::size_t count_max) = 0;
    /// Everything of a deleted channel, in the background; durable intent on return.
    virtual task<result<void>> drop_channel(channel_id channel) = 0;
};

struct journal_entry {
    std::uint64_t position = 0;  ///< per shard, rising
    wall_time at;
    message_change change;
};

/// The journal is the outbox: whoever must act later reads it at least once from a saved position.
class journal {
public:
    virtual ~journal() = default;
    virtual task<result<std::vector<journal_entry>>> read(shard_id shard, std::uint64_t after,
                                                          std::size_t count_max) = 0;
};

}  // namespace parley
