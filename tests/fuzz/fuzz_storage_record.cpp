// F21: what lies in the message store is decoded or refused, never believed; and what is decoded encodes
// back.

#include "record.hpp"

#include <parley/base/assert.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace parley;
using namespace parley::storage_rocksdb;

/// A value that decodes is one that an encoder writes, byte for byte but for overlong lengths: so it is
/// enough that decoding what was encoded from it gives the same again.
void check_message(std::string_view value) {
    message_place place{channel_id{1}, message_id{2}};
    auto what = decode_message(place, value);
    if (!what) return;
    auto again = decode_message(place, encode_message(*what));
    PARLEY_ASSERT(again && again->content == what->content && again->author == what->author &&
                  again->edited_at == what->edited_at && again->server == what->server);
}

void check_journal(std::string_view value) {
    auto entry = decode_journal(7, value);
    if (!entry) return;
    PARLEY_ASSERT(journal_time(value) == entry->at);
    auto encoded = encode_journal(entry->at, entry->change);
    auto again = decode_journal(7, encoded);
    PARLEY_ASSERT(again && again->change.index() == entry->change.index());
    PARLEY_ASSERT(encode_journal(again->at, again->change) == encoded);
}

void check_nonce(std::string_view value) {
    auto use = decode_nonce(value);
    if (use) PARLEY_ASSERT(encode_nonce(*use) == value);
}

void check_keys(std::string_view key) {
    if (auto place = parse_message_key(key)) PARLEY_ASSERT(message_key(place->channel, place->id) == key);
    if (auto place = parse_journal_key(key)) PARLEY_ASSERT(journal_key(place->shard, place->position) == key);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<char const*>(data), size);
    check_message(bytes);
    check_journal(bytes);
    check_nonce(bytes);
    check_keys(bytes);
    return 0;
}
