#pragma once
// A message as it is stored and shown.

#include <parley/base/id.hpp>

#include <optional>
#include <string>

namespace parley {

struct message {
    message_id id;  ///< its time is the message's time
    channel_id channel;
    server_id server;
    account_id author;
    std::string content;  ///< UTF-8, raw as written
    std::optional<wall_time> edited_at;
};

}  // namespace parley
