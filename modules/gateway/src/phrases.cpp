#include "phrases.hpp"

#include <parley/net/websocket.hpp>
#include <parley/wire/compression.hpp>
#include <parley/wire/gateway_codec.hpp>

namespace parley::sessions {
namespace {

/// RFC 6455 §5.2: an unmasked header is 2 bytes, or 4 or 10 with a longer length.
std::string_view payload_of(std::string_view whole_frame) {
    auto const length = static_cast<unsigned char>(whole_frame[1]) & 127U;
    return whole_frame.substr(length == 127 ? 10 : length == 126 ? 4 : 2);
}

}  // namespace

frame make_frame(std::string_view text, packing as) {
    if (as == packing::plain) return std::make_shared<std::string const>(net::text_frame(text));
    return std::make_shared<std::string const>(net::binary_frame(wire::compress(text)));
}

frame compress_frame(std::string const& plain) {
    return make_frame(payload_of(plain), packing::compressed);
}

phrases::phrases(milliseconds heartbeat_interval, packing as)
    : hello(make_frame(wire::hello(static_cast<std::uint32_t>(heartbeat_interval.count()),
                                   as == packing::compressed ? wire::dictionary_hash() : std::string{}),
                       as)),
      acknowledged(make_frame(wire::heartbeat_ack(), as)),
      reconnect(make_frame(wire::reconnect(), as)),
      session_gone(make_frame(wire::invalid_session(false), as)),
      session_waits(make_frame(wire::invalid_session(true), as)) {}

}  // namespace parley::sessions
