#pragma once
// How messages, nonces and journal entries lie in the database: keys that sort, values with a version in
// front.

#include <parley/interfaces/stores/message_store.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::storage_rocksdb {

// Keys. Big-endian, so that byte order is number order. Ids of a channel's messages are stored inverted: the
// newest comes first, and the usual page ("newest", "before") is read in the direction that is cheap.

inline constexpr std::size_t channel_prefix_bytes = 8;

std::string message_key(channel_id channel, message_id id);
/// Below every message of the channel, and of the channel that follows it in key order.
std::string channel_begin(channel_id channel);
std::string channel_end(channel_id channel);
std::string nonce_key(account_id author, channel_id channel, std::string_view nonce);
std::string journal_key(shard_id shard, std::uint64_t position);

struct message_place {
    channel_id channel;
    message_id id;
};
struct journal_place {
    shard_id shard = 0;
    std::uint64_t position = 0;
};
std::optional<message_place> parse_message_key(std::string_view key);
std::optional<journal_place> parse_journal_key(std::string_view key);

// Values. Every decoder checks every length and refuses what is left over; nothing is a row that was never
// written by an encoder of this or an earlier version.

struct nonce_use {
    message_id first;
    wall_time at;
};

std::string encode_message(message const& what);
std::optional<message> decode_message(message_place where, std::string_view value);
std::string encode_nonce(nonce_use use);
std::optional<nonce_use> decode_nonce(std::string_view value);
std::string encode_journal(wall_time at, message_change const& change);
std::optional<journal_entry> decode_journal(std::uint64_t position, std::string_view value);
/// The time of a journal value alone, cheaply: for the filter that ends its life.
std::optional<wall_time> journal_time(std::string_view value);

}  // namespace parley::storage_rocksdb
