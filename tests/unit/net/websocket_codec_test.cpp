#include "websocket_codec.hpp"

#include "limits.hpp"
#include "websocket_frames.hpp"

#include <parley/net/websocket.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

namespace {

using namespace parley;
using namespace parley::net;
using kind = websocket_event::kind;

constexpr std::uint32_t message_max = 1000;

struct seen_event {
    kind what;
    std::uint16_t code;
    std::string payload;
    friend bool operator==(seen_event const&, seen_event const&) = default;
};

struct frame_options {
    bool fin = true;
    int rsv = 0;
    bool mask = true;
};

std::string frame(int opcode, std::string payload, frame_options how = {}) {
    auto first = static_cast<std::uint8_t>((how.fin ? 0x80 : 0) | how.rsv << 4 | opcode);
    auto bytes = make_frame(first, payload);
    if (!how.mask) return bytes;
    auto const head = bytes.size() - payload.size();
    bytes[1] = static_cast<char>(bytes[1] | 0x80);
    masking_key const key{'k', '\xEE', '\0', '7'};
    unmask(payload, key, 0);
    return bytes.substr(0, head) + std::string(key.begin(), key.end()) + payload;
}

std::vector<seen_event> decode(std::string bytes, std::size_t piece = 0,
                               mono_time now = mono_time{seconds{5}}) {
    websocket_codec codec(message_max);
    std::vector<seen_event> seen;
    std::span<char> rest(bytes);
    while (!rest.empty()) {
        auto input = rest.first(piece == 0 ? rest.size() : std::min(piece, rest.size()));
        rest = rest.subspan(input.size());
        while (auto event = codec.next(input, now)) {
            seen.push_back({event->what, event->code, std::string(event->payload)});
        }
        REQUIRE(input.empty());
    }
    return seen;
}

std::string close_body(int code, std::string reason = {}) {
    return std::string{static_cast<char>(code >> 8), static_cast<char>(code)} + reason;
}

TEST_CASE("messages and control frames come out alike however the bytes are cut", "[net][websocket]") {
    auto const bytes = frame(1, "hello") + frame(2, std::string(300, 'b')) +
                       frame(1, "frag", {.fin = false}) + frame(9, "ping") + frame(0, "", {.fin = false}) +
                       frame(0, "ment") + frame(10, "pong") + frame(1, "") +
                       frame(8, close_body(4000, "bye"));
    std::vector<seen_event> const expected{
        {kind::text, 0, "hello"},  {kind::binary, 0, std::string(300, 'b')},
        {kind::ping, 0, "ping"},   {kind::text, 0, "fragment"},
        {kind::pong, 0, "pong"},   {kind::text, 0, ""},
        {kind::close, 4000, "bye"}};
    for (std::size_t piece : {0, 1, 2, 3, 5, 8, 13, 100})
        CHECK(decode(bytes, piece) == expected);
}

TEST_CASE("what breaks the protocol fails with the right code", "[net][websocket]") {
    struct bad_case {
        char const* what;
        std::string bytes;
        std::uint16_t code;
    };
    std::vector<bad_case> const bad{
        {"unmasked", frame(1, "x", {.mask = false}), 1002},
        {"reserved bit 1", frame(1, "x", {.rsv = 4}), 1002},
        {"reserved bit 3", frame(9, "x", {.rsv = 1}), 1002},
        {"opcode 3", frame(3, "x"), 1002},
        {"opcode 11", frame(11, ""), 1002},
        {"a ping in fragments", frame(9, "x", {.fin = false}), 1002},
        {"a ping of 126 bytes", frame(9, std::string(126, 'p')), 1002},
        {"a continuation of nothing", frame(0, "x"), 1002},
        {"a message in a message", frame(1, "x", {.fin = false}) + frame(1, "y"), 1002},
        {"a close of one byte", frame(8, "x"), 1002},
        {"a close with 1005", frame(8, close_body(1005)), 1002},
        {"a close with 1015", frame(8, close_body(1015)), 1002},
        {"a close with 2999", frame(8, close_body(2999)), 1002},
        {"a close with 5000", frame(8, close_body(5000)), 1002},
        {"a close reason that is not UTF-8", frame(8, close_body(1000, "\xff")), 1007},
        {"text that is not UTF-8", frame(1, "\xc3\x28"), 1007},
        {"text that ends inside a character", frame(1, "\xe2\x82"), 1007},
        {"fragments that end inside a character", frame(1, "\xe2", {.fin = false}) + frame(0, "\x82"), 1007},
        {"a message above the limit", frame(2, std::string(message_max + 1, 'x')), 1009},
        {"fragments above the limit",
         frame(2, std::string(600, 'x'), {.fin = false}) + frame(0, std::string(401, 'x')), 1009},
        {"2^63 bytes", std::string("\x82\xff\x80\0\0\0\0\0\0\0kkkk", 14), 1002},
        {"2^62 bytes", std::string("\x82\xff\x40\0\0\0\0\0\0\0kkkk", 14), 1009},
        {"three bytes in a 16-bit length", std::string("\x82\xfe\0\x03kkkkabc", 11), 1002},
        {"a 16-bit length in 64", std::string("\x82\xff\0\0\0\0\0\0\x01\0kkkk", 14), 1002},
    };
    for (auto const& each : bad) {
        INFO(each.what);
        for (std::size_t piece : {0, 1}) {
            // What follows a failure is swallowed.
            auto seen = decode(each.bytes + frame(1, "after"), piece);
            REQUIRE(seen.size() == 1);
            CHECK(seen[0] == seen_event{kind::failed, each.code, ""});
        }
    }
}

TEST_CASE("a message may have sixty-four fragments and not one more", "[net][websocket]") {
    auto fragments = [](std::size_t count) {
        auto bytes = frame(2, "x", {.fin = false});
        for (std::size_t i = 2; i < count; ++i)
            bytes += frame(0, "x", {.fin = false});
        return bytes + frame(0, "x");
    };
    CHECK(decode(fragments(fragments_max)).at(0).payload.size() == fragments_max);
    CHECK(decode(fragments(fragments_max + 1)).at(0) == seen_event{kind::failed, 1008, ""});
}

TEST_CASE("eleven pings in a second are a flood; in two seconds they are not", "[net][websocket]") {
    websocket_codec codec(message_max);
    int pings = 0;
    bool failed = false;
    auto feed = [&](int count, mono_time now) {
        for (int i = 0; i < count; ++i) {
            auto bytes = frame(9, "");
            std::span<char> rest(bytes);
            while (auto event = codec.next(rest, now)) {
                pings += event->what == kind::ping ? 1 : 0;
                failed = failed || event->what == kind::failed;
            }
        }
    };
    feed(10, mono_time{seconds{7}});
    feed(10, mono_time{seconds{8}});
    CHECK(pings == 20);
    CHECK_FALSE(failed);
    feed(1, mono_time{milliseconds{8'999}});
    CHECK(failed);
}

TEST_CASE("UTF-8 is refused at the first byte that cannot be right", "[net][websocket]") {
    websocket_codec codec(message_max);
    auto bytes = frame(1, "ok \xf4\x90 and a hundred more bytes that never come");
    std::span<char> part(bytes.data(), 2 + 4 + 5);
    auto event = codec.next(part, {});
    REQUIRE(event);
    CHECK(event->code == 1007);
}

TEST_CASE("unmasking in pieces equals unmasking byte by byte", "[net][websocket]") {
    std::mt19937 random(7);
    masking_key const key{'\x12', '\x34', '\xFF', '\0'};
    for (std::size_t size = 0; size < 70; ++size) {
        for (std::size_t offset = 0; offset < 9; ++offset) {
            std::string bytes(size, '\0');
            for (auto& c : bytes)
                c = static_cast<char>(random());
            auto expected = bytes;
            for (std::size_t i = 0; i < size; ++i)
                expected[i] = static_cast<char>(expected[i] ^ key[(offset + i) % 4]);
            unmask(bytes, key, offset);
            REQUIRE(bytes == expected);
        }
    }
}

// A second opinion, written from the table of RFC 3629 §4.
bool naive_utf8(std::string const& text) {
    for (std::size_t i = 0; i < text.size();) {
        auto at = [&](std::size_t k) {
            return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
        };
        auto tail = [&](std::size_t k) { return (at(k) & 0xC0) == 0x80; };
        auto a = at(0);
        if (a < 0x80) {
            i += 1;
        } else if (a >= 0xC2 && a <= 0xDF && tail(1)) {
            i += 2;
        } else if (a >= 0xE0 && a <= 0xEF && tail(1) && tail(2)) {
            auto point = (a & 0x0FU) << 12 | (at(1) & 0x3FU) << 6 | (at(2) & 0x3FU);
            if (point < 0x800 || (point >= 0xD800 && point <= 0xDFFF)) return false;
            i += 3;
        } else if (a >= 0xF0 && a <= 0xF4 && tail(1) && tail(2) && tail(3)) {
            auto point = (a & 0x07U) << 18 | (at(1) & 0x3FU) << 12 | (at(2) & 0x3FU) << 6 | (at(3) & 0x3FU);
            if (point < 0x10000 || point > 0x10FFFF) return false;
            i += 4;
        } else {
            return false;
        }
    }
    return true;
}

TEST_CASE("the UTF-8 checker agrees with a naive one on random bytes, however cut", "[net][websocket]") {
    auto const seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    unsigned char const interesting[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                         0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                         0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    for (int round = 0; round < 50'000; ++round) {
        std::string text;
        for (auto length = random() % 12; length > 0; --length) {
            text.push_back(static_cast<char>(interesting[random() % std::size(interesting)]));
        }
        utf8_checker checker;
        auto cut = text.empty() ? 0 : random() % text.size();
        bool good = checker.feed(std::string_view(text).substr(0, cut)) &&
                    checker.feed(std::string_view(text).substr(cut)) && checker.complete();
        REQUIRE(good == naive_utf8(text));
    }
}

TEST_CASE("frames are written with the shortest length that fits", "[net][websocket]") {
    CHECK(text_frame("hi") == "\x81\x02hi");
    CHECK(binary_frame("") == std::string("\x82\0", 2));
    CHECK(text_frame(std::string(125, 'x')).size() == 127);
    CHECK(text_frame(std::string(126, 'x')).substr(0, 4) == std::string("\x81\x7e\0\x7e", 4));
    CHECK(text_frame(std::string(65'536, 'x')).substr(0, 10) ==
          std::string("\x81\x7f\0\0\0\0\0\x01\0\0", 10));
}

TEST_CASE("a close reason that is too long is cut between two characters", "[net][websocket]") {
    std::string reason(122, 'r');
    reason += "\xc3\xa9";
    auto bytes = close_frame(4000, reason);
    CHECK(bytes.size() == 2 + 2 + 122);
    CHECK(close_frame(1005, "ignored") == std::string("\x88\0", 2));
}

TEST_CASE("an idle codec holds no memory of past messages", "[net][websocket]") {
    // The object itself is all there is: strings are empty again once an event has been seen.
    STATIC_REQUIRE(sizeof(websocket_codec) <= 192);
}

}  // namespace
