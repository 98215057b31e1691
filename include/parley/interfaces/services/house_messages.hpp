#pragma once
// What a server itself puts into a channel of its own: nobody's right is asked for.

#include <parley/model/message.hpp>

#include <string>

namespace parley {

struct house_message {
    server_id server{};
    channel_id channel{};
    account_id author{};  ///< whom it is about; they can neither edit nor delete it
    message_kind kind = message_kind::member_joined;  ///< not text
    std::string content{};
};

class house_messages {
public:
    virtual ~house_messages() = default;
    /// Any core; never blocks. In the same order as everything in the channel. What cannot be said (the
    /// channel is gone, the server suspended, its lane full) is logged and dropped.
    virtual void say(house_message what) = 0;
};

}  // namespace parley
