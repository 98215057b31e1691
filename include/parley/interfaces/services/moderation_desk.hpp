#pragma once
// The moderators' desk: reports, notes, and acts on many. Any core may call; the work runs on the server's
// home core.

#include <parley/interfaces/services/memberships.hpp>
#include <parley/interfaces/services/moderation_errc.hpp>
#include <parley/interfaces/stores/moderation_store.hpp>
#include <parley/model/note.hpp>
#include <parley/model/report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

struct new_report {
    server_id server{};
    account_id target{};
    channel_id channel{};  ///< with `message`
    message_id message{};
    report_reason reason = report_reason::other;
    std::string note{};  ///< ≤ 1,000 characters
};
struct report_edit {
    server_id server{};
    report_id report{};
    std::optional<report_state> state{};
    std::optional<std::string> outcome{};  ///< ≤ 1,000 characters
};

class reports {
public:
    virtual ~reports() = default;
    /// By any member, about a member or a message that they can read.
    virtual task<result<report>> file(principal who, new_report wanted) = 0;
    /// With permission::moderate_members, as the rest.
    virtual task<result<std::vector<report>>> list(principal who, report_query query) = 0;
    virtual task<result<report>> edit(act by, report_edit wanted) = 0;
};

/// Everything that moderators know of somebody: the newest of each.
struct member_case {
    account who{};
    std::optional<member_view> member{};
    std::optional<ban> banned{};
    std::string invite_code{};  ///< that they came with; empty = unknown
    std::vector<note> notes{};
    std::vector<report> reports{};
    std::vector<audit_entry> acts{};
};

/// With permission::moderate_members; about anybody who is or was here.
class notes {
public:
    virtual ~notes() = default;
    virtual task<result<std::vector<note>>> list(principal who, server_id server, account_id about) = 0;
    virtual task<result<note>> create(act by, server_id server, account_id about, std::string text) = 0;
    virtual task<result<void>> remove(act by, server_id server, account_id about, note_id which) = 0;
    virtual task<result<member_case>> open_case(principal who, server_id server, account_id about) = 0;
};

struct new_mass_action {
    server_id server{};
    mass_action::kind what = mass_action::kind::kick;
    std::vector<account_id> targets{};  ///< of all but a purge; ≤ 1,000
    seconds lasts{};                    ///< of a ban (0 = until lifted) or a time-out
    seconds purge{};                    ///< of a ban: what they wrote in that time goes
    role_id role{};
    channel_id channel{};  ///< of a purge
    account_id author{};   ///< of a purge: only theirs; zero = everybody's
    std::int32_t limit = 0;
};

class mass_actions {
public:
    virtual ~mass_actions() = default;
    /// Answers as soon as it runs; one at a time per server and actor. What becomes of it is told on the
    /// actor's own stream.
    virtual task<result<mass_action>> start(act by, new_mass_action wanted) = 0;
    /// Of one's own, for an hour after its end. ::not_found of community_errc.
    virtual task<result<mass_action>> find(principal who, server_id server, std::uint64_t which) = 0;
    /// Stops after what is under way.
    virtual task<result<mass_action>> cancel(principal who, server_id server, std::uint64_t which) = 0;
};

/// A ban, and what they wrote in the time before it: gone soon, also across a restart. `purge` 0 = nothing; ≤
/// 7 days.
class sanctions {
public:
    virtual ~sanctions() = default;
    virtual task<result<ban>> put_ban(act by, new_ban wanted, seconds purge) = 0;
};

}  // namespace parley
