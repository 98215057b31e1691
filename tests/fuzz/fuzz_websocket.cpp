// Bytes of one client through the WebSocket codec, whole and in pieces that the input chooses: both must see
// the same events, no more bytes than came, and nothing after the end.

#include "limits.hpp"
#include "utf8.hpp"
#include "websocket_codec.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parley::net;
using kind = websocket_event::kind;
constexpr std::uint32_t message_max = 2048;

void require(bool claim) {
    if (!claim) std::abort();
}

struct seen_event {
    kind what;
    std::uint16_t code;
    std::string payload;
    friend bool operator==(seen_event const&, seen_event const&) = default;
};

void check(seen_event const& event) {
    utf8_checker text;
    switch (event.what) {
        case kind::text:
            require(text.feed(event.payload) && text.complete());
            [[fallthrough]];
        case kind::binary:
            require(event.payload.size() <= message_max);
            return;
        case kind::ping:
        case kind::pong:
            require(event.payload.size() <= control_payload_bytes_max);
            return;
        case kind::close:
            require(event.code == close_code::none_given || is_sendable_close_code(event.code));
            return;
        case kind::failed:
            require(is_sendable_close_code(event.code));
            return;
    }
}

std::vector<seen_event> run(std::string stream, std::string_view cuts) {
    websocket_codec codec(message_max);
    std::vector<seen_event> seen;
    std::size_t bytes_out = 0;
    std::span<char> rest(stream);
    for (std::size_t turn = 0; !rest.empty(); ++turn) {
        auto size =
            cuts.empty() ? rest.size() : 1 + static_cast<unsigned char>(cuts[turn % cuts.size()]) % 64;
        auto piece = rest.first(std::min(size, rest.size()));
        rest = rest.subspan(piece.size());
        while (auto event = codec.next(piece, {})) {
            require(seen.empty() || (seen.back().what != kind::failed && seen.back().what != kind::close));
            bytes_out += event->payload.size();
            seen.push_back({event->what, event->code, std::string(event->payload)});
            check(seen.back());
        }
        require(piece.empty());
    }
    require(bytes_out <= stream.size());
    return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view input(reinterpret_cast<char const*>(data), size);
    if (input.empty()) return 0;
    auto cut_count = std::min<std::size_t>(static_cast<unsigned char>(input.front()) % 8, input.size() - 1);
    auto cuts = input.substr(1, cut_count);
    std::string stream(input.substr(1 + cut_count));
    require(run(stream, {}) == run(stream, cuts.empty() ? std::string_view("\0", 1) : cuts));
    return 0;
}
