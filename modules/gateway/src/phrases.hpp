#pragma once
// Frames that never change, and the way every other text becomes one.

#include <parley/base/clock.hpp>
#include <parley/interfaces/services/event_streams.hpp>

#include <string>
#include <string_view>

namespace parley::sessions {

enum class packing : std::uint8_t { plain, compressed };

frame make_frame(std::string_view text, packing as);
/// The compressed form of a plain frame that was made without one.
frame compress_frame(std::string const& plain);

struct phrases {
    phrases(milliseconds heartbeat_interval, packing as);
    frame hello;
    frame acknowledged;
    frame reconnect;
    frame session_gone;
    frame session_waits;
};

}  // namespace parley::sessions
