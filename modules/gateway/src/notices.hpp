#pragma once
// What single sessions are told about channels that opened or closed for them: each frame is made once.

#include "phrases.hpp"

#include <parley/model/server.hpp>

#include <map>
#include <utility>

namespace parley::sessions {

/// What channels are, at one place of their server's stream.
using channel_facts = std::map<channel_id, std::pair<channel, message_id>>;

class notices {
public:
    notices(server_id server, channel_facts const& known) : server_(server), known_(known) {}

    bool knows(channel_id channel) const { return known_.contains(channel); }
    frame const& closed(channel_id channel, packing as);
    /// Of a known channel.
    frame const& opened(channel_id channel, packing as);

private:
    struct frames {
        frame plain;
        frame compressed;
    };
    server_id server_;
    channel_facts const& known_;
    std::map<channel_id, frames> closed_;
    std::map<channel_id, frames> opened_;
};

}  // namespace parley::sessions
