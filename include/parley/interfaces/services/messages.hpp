#pragma once
// Messages: what someone may do with them. Any core may call; the work runs on the home core of the channel's
// server.

#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/stores/message_store.hpp>
#include <parley/model/access.hpp>

#include <string>
#include <vector>

namespace parley {

enum class messaging_errc {
    ok = 0,
    not_found = 1,                ///< 404: no such message in a channel one sees
    not_author = 2,               ///< 403: only the author edits
    missing_permission = 3,       ///< 403: neither author nor manager of messages
    content_empty = 4,            ///< 400, field `content`
    content_too_long = 5,         ///< 400, field `content`, limit 4,000 characters (Unicode code points)
    invalid_nonce = 6,            ///< 400, field `nonce`: 1–64 printable ASCII
    lane_full = 7,                ///< 503: too much waits in this channel
    unavailable = 8,              ///< 503
    age_confirmation_needed = 9,  ///< 403: the channel is age-restricted, and they have not confirmed
};
constexpr char const* category_name(messaging_errc) noexcept {
    return "messaging";
}
char const* describe(messaging_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(messaging_errc)

struct send_message {
    channel_id channel;
    std::string content;
    std::string nonce;  ///< empty = none
};
struct sent_message {
    visible<message> what;
    bool duplicate = false;
};

class messages {
public:
    virtual ~messages() = default;
    /// Durable on return. At most one message per (author, channel, nonce). Emoji that the author may not use
    /// become plain words. Who is too soon for the slow mode gets `must_wait` (slow_mode.hpp).
    virtual task<result<sent_message>> send(principal who, send_message command) = 0;
    virtual task<result<visible<message>>> edit(principal who, channel_id channel, message_id id,
                                                std::string content) = 0;
    virtual task<result<void>> remove(principal who, channel_id channel, message_id id) = 0;
    virtual task<result<std::vector<visible<message>>>> history(principal who, history_query query) = 0;
    virtual task<result<visible<message>>> find(principal who, channel_id channel, message_id id) = 0;
    /// Newest first, at most 50: the `messages` of a Channel.
    virtual task<result<std::vector<message_id>>> newest_ids(principal who, channel_id channel) = 0;
    virtual task<result<void>> start_typing(principal who, channel_id channel) = 0;
};

class read_marks {
public:
    virtual ~read_marks() = default;
    virtual task<result<void>> mark_read(principal who, channel_id channel, message_id newest) = 0;
    virtual task<result<std::vector<read_mark>>> of_account(account_id account) = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::messaging_errc);
