#pragma once
// What members, or the screening, put before the moderators.

#include <parley/base/id.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace parley {

using report_id = id<struct report_tag>;

enum class report_reason : std::uint8_t {
    spam = 0,
    harassment = 1,
    hate = 2,
    sexual = 3,
    violence = 4,
    self_harm = 5,
    illegal = 6,
    other = 7,
    screening = 8,  ///< a rule of the server hit; never a member's own
    raid = 9,       ///< too many joined at once; never a member's own
};

enum class report_state : std::uint8_t { open = 0, claimed = 1, resolved = 2, dismissed = 3 };

struct report {
    report_id id{};  ///< its time is the report's time
    server_id server{};
    account_id reporter{};  ///< zero = the server itself
    account_id target{};    ///< who is reported; zero = nobody in particular
    channel_id channel{};   ///< of the message; zero = none
    message_id message{};   ///< zero = the member as such
    std::string content{};  ///< of the message as it was then
    report_reason reason = report_reason::other;
    std::string note{};  ///< of the reporter, ≤ 1,000 characters; the rule's name when screened
    report_state state = report_state::open;
    account_id moderator{};  ///< who claimed or closed it; zero = nobody yet
    std::string outcome{};   ///< what was done, ≤ 1,000 characters
    std::optional<wall_time> closed_at{};
    std::int32_t repeats = 1;  ///< how often the same was reported while it was open
    friend bool operator==(report const&, report const&) = default;
};

/// A long act on many, with its progress; told to whoever started it.
struct mass_action {
    enum class kind : std::uint8_t {
        kick = 0,
        ban = 1,
        time_out = 2,
        add_role = 3,
        remove_role = 4,
        purge = 5
    };
    enum class state : std::uint8_t { running = 0, done = 1, canceled = 2, failed = 3 };
    id<struct mass_action_tag> action{};
    server_id server{};
    account_id actor{};
    kind what = kind::kick;
    state now = state::running;
    std::int32_t total = 0;
    std::int32_t done = 0;
    std::int32_t failed = 0;  ///< of those done: what could not be done (outranked, gone)
};

}  // namespace parley
