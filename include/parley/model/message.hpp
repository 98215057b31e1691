#pragma once
// A message as it is stored and shown.

#include <parley/base/id.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace parley {

/// What kind of thing stands in a channel. The values are Discord's.
enum class message_kind : std::uint8_t {
    text = 0,
    member_joined = 7,     ///< the author came; no content
    screening_alert = 24,  ///< for moderators: what the author wrote and what it hit
};

struct message {
    message_id id;  ///< its time is the message's time
    channel_id channel;
    server_id server;
    account_id author;
    std::string content;  ///< UTF-8, raw as written
    std::optional<wall_time> edited_at;
    message_kind kind = message_kind::text;
    friend bool operator==(message const&, message const&) = default;
};

}  // namespace parley
