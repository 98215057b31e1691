#pragma once
// What the server itself puts into a channel: nobody's right is asked for but its owner's.

#include <parley/model/message.hpp>

#include <string>

namespace parley {

struct house_message {
    server_id server{};
    account_id owner{};  ///< of the server: in whose name the gate is asked
    channel_id channel{};
    account_id author{};  ///< whom it is about
    message_kind kind = message_kind::member_joined;
    std::string content{};
};

class house_messages {
public:
    virtual ~house_messages() = default;
    /// Any core; never blocks. What cannot be said (the channel is gone, its lane is full) is logged and
    /// dropped.
    virtual void say(house_message what) = 0;
};

}  // namespace parley
