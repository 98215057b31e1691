#pragma once
// An event that opens channels for somebody, while it is asked what these channels are.

#include "notices.hpp"

#include <parley/interfaces/services/event_streams.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace parley::sessions {

/// The rules hold ids and overwrites, no names, so what a channel is called has to be asked for at the
/// server's home core. Meanwhile the event and everything behind it wait here, for all of the room: a
/// session's cursor then never passes a change that the session has not been told of, and nothing overtakes
/// anything. One question serves everyone who gains. Its answer is of a later place of the stream than the
/// event; it is believed only if nothing between the two changes who sees what, because then whoever sees a
/// channel at the event sees it at the answer, too. Otherwise each of those who gain looks for itself.
struct opening {
    struct question {
        principal who;  // one member of a class that gains
        std::vector<channel_id> channels;
    };
    struct answer {
        stream_position at;   // the newest that a look has seen
        channel_facts known;  // empty when there is none
    };
    std::uint64_t id = 0;
    std::deque<encoded_event_ptr> held;  // the first one is the event that opens
    std::vector<question> to_ask;
    std::optional<answer> got;

    /// Everything that the answer has seen has arrived here.
    bool ready() const noexcept;
    /// Nothing that stands between the event and the answer changes who sees what.
    bool certain() const noexcept;
};

}  // namespace parley::sessions
