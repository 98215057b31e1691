#include "record.hpp"

#include <parley/base/bytes.hpp>

#include <utility>

namespace parley::storage_rocksdb {
namespace {

constexpr std::uint8_t value_version = 1;
constexpr std::uint8_t flag_edited = 1;
constexpr std::uint8_t flag_kind = 2;  // not an ordinary text: its kind follows

enum class journal_kind : std::uint8_t { create = 1, edit = 2, remove = 3 };

std::int64_t as_signed(std::uint64_t bits) {
    return static_cast<std::int64_t>(bits);
}
void write_time(byte_writer& to, wall_time at) {
    to.be64(static_cast<std::uint64_t>(unix_ms(at)));
}
wall_time read_time(byte_reader& from) {
    return from_unix_ms(as_signed(from.be64()));
}

void write_body(byte_writer& to, message const& what) {
    to.be64(what.server.value);
    to.be64(what.author.value);
    bool const special = what.kind != message_kind::text;
    to.u8(static_cast<std::uint8_t>((what.edited_at ? flag_edited : 0) | (special ? flag_kind : 0)));
    if (what.edited_at) write_time(to, *what.edited_at);
    if (special) to.u8(static_cast<std::uint8_t>(what.kind));
    to.text(what.content);
}

bool read_kind(byte_reader& from, message_kind& into) {
    into = static_cast<message_kind>(from.u8());
    return into == message_kind::member_joined || into == message_kind::screening_alert;
}

/// False when a flag or kind is unknown; lengths are the reader's matter.
bool read_body(byte_reader& from, message& into) {
    into.server.value = from.be64();
    into.author.value = from.be64();
    auto flags = from.u8();
    if ((flags & ~(flag_edited | flag_kind)) != 0) return false;
    if ((flags & flag_edited) != 0) into.edited_at = read_time(from);
    if ((flags & flag_kind) != 0 && !read_kind(from, into.kind)) return false;
    into.content = std::string(from.text());
    return true;
}

void write_place(byte_writer& to, channel_id channel, message_id id) {
    to.be64(channel.value);
    to.be64(id.value);
}

void write_change(byte_writer& to, message_create const& change) {
    to.u8(static_cast<std::uint8_t>(journal_kind::create));
    write_place(to, change.what.channel, change.what.id);
    write_body(to, change.what);
    to.text(change.nonce);
}

void write_change(byte_writer& to, message_edit const& change) {
    to.u8(static_cast<std::uint8_t>(journal_kind::edit));
    write_place(to, change.channel, change.id);
    write_time(to, change.at);
    to.text(change.content);
}

void write_change(byte_writer& to, message_remove const& change) {
    to.u8(static_cast<std::uint8_t>(journal_kind::remove));
    write_place(to, change.channel, change.id);
}

std::optional<message_change> read_change(byte_reader& from) {
    auto kind = static_cast<journal_kind>(from.u8());
    channel_id channel{from.be64()};
    message_id id{from.be64()};
    switch (kind) {
        case journal_kind::create: {
            message_create change;
            change.what.channel = channel;
            change.what.id = id;
            if (!read_body(from, change.what)) return std::nullopt;
            change.nonce = std::string(from.text());
            return change;
        }
        case journal_kind::edit: {
            message_edit change{channel, id, {}, read_time(from)};
            change.content = std::string(from.text());
            return change;
        }
        case journal_kind::remove:
            return message_remove{channel, id};
    }
    return std::nullopt;
}

}  // namespace

std::string message_key(channel_id channel, message_id id) {
    byte_writer key;
    key.be64(channel.value);
    key.be64(~id.value);
    return key.take();
}

std::string channel_begin(channel_id channel) {
    byte_writer key;
    key.be64(channel.value);
    return key.take();
}

std::string channel_end(channel_id channel) {
    byte_writer key;
    key.be64(channel.value);
    key.be64(~std::uint64_t{0});
    key.u8(0);  // beyond the oldest id there can be, before the next channel
    return key.take();
}

std::string nonce_key(account_id author, channel_id channel, std::string_view nonce) {
    byte_writer key;
    key.reserve(16 + nonce.size());
    key.be64(author.value);
    key.be64(channel.value);
    key.raw(nonce);
    return key.take();
}

std::string journal_key(shard_id shard, std::uint64_t position) {
    byte_writer key;
    key.be16(shard);
    key.be64(position);
    return key.take();
}

std::optional<message_place> parse_message_key(std::string_view key) {
    byte_reader from(key);
    message_place place{{from.be64()}, {~from.be64()}};
    if (!from.complete()) return std::nullopt;
    return place;
}

std::optional<journal_place> parse_journal_key(std::string_view key) {
    byte_reader from(key);
    journal_place place{from.be16(), from.be64()};
    if (!from.complete()) return std::nullopt;
    return place;
}

std::string encode_message(message const& what) {
    byte_writer value;
    value.reserve(32 + what.content.size());
    value.u8(value_version);
    write_body(value, what);
    return value.take();
}

std::optional<message> decode_message(message_place where, std::string_view value) {
    byte_reader from(value);
    if (from.u8() != value_version) return std::nullopt;
    message what;
    what.channel = where.channel;
    what.id = where.id;
    if (!read_body(from, what) || !from.complete()) return std::nullopt;
    return what;
}

std::string encode_nonce(nonce_use use) {
    byte_writer value;
    value.u8(value_version);
    value.be64(use.first.value);
    write_time(value, use.at);
    return value.take();
}

std::optional<nonce_use> decode_nonce(std::string_view value) {
    byte_reader from(value);
    if (from.u8() != value_version) return std::nullopt;
    nonce_use use{{from.be64()}, read_time(from)};
    if (!from.complete()) return std::nullopt;
    return use;
}

std::string encode_journal(wall_time at, message_change const& change) {
    byte_writer value;
    value.u8(value_version);
    write_time(value, at);
    std::visit([&value](auto const& one) { write_change(value, one); }, change);
    return value.take();
}

std::optional<journal_entry> decode_journal(std::uint64_t position, std::string_view value) {
    byte_reader from(value);
    if (from.u8() != value_version) return std::nullopt;
    auto at = read_time(from);
    auto change = read_change(from);
    if (!change || !from.complete()) return std::nullopt;
    return journal_entry{position, at, std::move(*change)};
}

std::optional<wall_time> journal_time(std::string_view value) {
    byte_reader from(value);
    if (from.u8() != value_version) return std::nullopt;
    auto at = read_time(from);
    if (!from.ok()) return std::nullopt;
    return at;
}

}  // namespace parley::storage_rocksdb
