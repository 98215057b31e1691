#include "record.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace {

using namespace parley;
using namespace parley::storage_rocksdb;

message a_message(bool edited = false) {
    message what{message_id{3}, channel_id{1}, server_id{2}, account_id{4}, "words", std::nullopt};
    if (edited) what.edited_at = from_unix_ms(-5);
    return what;
}

/// Every value that is too short, too long, or of a version from the future is refused.
template <class Decode>
void check_refusals(std::string const& good, Decode decodes) {
    CHECK(decodes(good));
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK_FALSE(decodes(good.substr(0, length)));
    CHECK_FALSE(decodes(good + "x"));
    auto newer = good;
    newer[0] = 2;
    CHECK_FALSE(decodes(newer));
}

TEST_CASE("a record that is cut, grown or of another version is refused", "[storage_rocksdb][record]") {
    message_place place{channel_id{1}, message_id{3}};
    auto is_message = [place](std::string const& value) { return decode_message(place, value).has_value(); };
    auto is_nonce = [](std::string const& value) { return decode_nonce(value).has_value(); };
    auto is_journal = [](std::string const& value) { return decode_journal(1, value).has_value(); };
    check_refusals(encode_message(a_message()), is_message);
    check_refusals(encode_message(a_message(true)), is_message);
    check_refusals(encode_nonce({message_id{1}, from_unix_ms(2)}), is_nonce);
    check_refusals(encode_journal(from_unix_ms(1), message_create{a_message(true), "n"}), is_journal);
    check_refusals(encode_journal(from_unix_ms(1), message_edit{channel_id{1}, message_id{2}, "x", {}}),
                   is_journal);
    check_refusals(encode_journal(from_unix_ms(1), message_remove{channel_id{1}, message_id{2}}), is_journal);
}

TEST_CASE("unknown flags, kinds and overlong lengths are refused", "[storage_rocksdb][record]") {
    auto value = encode_message(a_message());
    value[17] = 2;  // the flags
    CHECK_FALSE(decode_message({}, value));
    auto entry = encode_journal({}, message_remove{});
    entry[9] = 4;  // the kind
    CHECK_FALSE(decode_journal(1, entry));
    auto huge = encode_message(a_message()).substr(0, 18) + std::string(9, '\xFF') + "\x01";
    CHECK_FALSE(decode_message({}, huge));
    auto endless = encode_message(a_message()).substr(0, 18) + std::string(20, '\xFF');
    CHECK_FALSE(decode_message({}, endless));
}

TEST_CASE("keys sort by channel, then newest first, and read back", "[storage_rocksdb][record]") {
    auto key = [](std::uint64_t channel, std::uint64_t id) {
        return message_key(channel_id{channel}, message_id{id});
    };
    CHECK(key(1, 5) < key(1, 4));
    CHECK(key(1, 0) < key(2, ~0ULL));
    CHECK(key(255, 1) < key(256, 1));
    CHECK(channel_begin(channel_id{1}) <= key(1, ~0ULL));
    CHECK(key(1, 0) < channel_end(channel_id{1}));
    CHECK(channel_end(channel_id{1}) < channel_begin(channel_id{2}));
    auto place = parse_message_key(key(7, 9));
    REQUIRE(place);
    CHECK(place->channel == channel_id{7});
    CHECK(place->id == message_id{9});
    CHECK_FALSE(parse_message_key(key(7, 9) + "x"));
    CHECK_FALSE(parse_message_key("short"));
    CHECK(journal_key(1, ~0ULL) < journal_key(2, 0));
    CHECK_FALSE(parse_journal_key(""));
}

TEST_CASE("nonces of different lengths never share a key", "[storage_rocksdb][record]") {
    CHECK(nonce_key(account_id{1}, channel_id{2}, "a") != nonce_key(account_id{1}, channel_id{2}, "aa"));
    CHECK(nonce_key(account_id{1}, channel_id{2}, "a") != nonce_key(account_id{2}, channel_id{1}, "a"));
}

TEST_CASE("flipped bits never crash a decoder", "[storage_rocksdb][record]") {
    std::mt19937 random(42);
    auto good = encode_journal(from_unix_ms(1), message_create{a_message(true), "nonce"});
    for (int i = 0; i < 20'000; ++i) {
        auto bad = good;
        for (int flips = 0; flips < 3; ++flips)
            bad[random() % bad.size()] = static_cast<char>(random());
        (void)decode_journal(1, bad);
        (void)decode_message({}, bad);
        (void)decode_nonce(bad);
        (void)journal_time(bad);
    }
}

}  // namespace
