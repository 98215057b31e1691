#pragma once
// What a server does of itself, with no member behind it who could be asked for a right.

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/model/access.hpp>
#include <parley/model/audit.hpp>
#include <parley/model/server.hpp>

#include <string>
#include <vector>

namespace parley {

/// Every call on the server's home core.
class server_steward {
public:
    virtual ~server_steward() = default;
    /// Null when it is not loaded. Good until the next suspension.
    virtual server const* server_now(server_id server) = 0;
    /// Null also for who is no member.
    virtual member const* member_now(server_id server, account_id account) = 0;
    /// All channels that hold messages, in order.
    virtual task<result<std::vector<channel_id>>> channels_of(server_id server) = 0;
    /// A handle of nobody's, by which the server itself writes to a channel of its own and clears it.
    /// ::not_found.
    virtual task<result<channel_access>> enter(server_id server, channel_id channel) = 0;
    /// Never shortens a time-out. Nothing happens to who is no member, the owner, or an administrator. The
    /// entry of the audit log is screening_timeout by account zero.
    virtual task<result<void>> time_out(server_id server, account_id account, wall_time until,
                                        std::string why) = 0;
    /// Until then nobody joins. `entry` is kept with it; the id and the server are filled in.
    virtual task<result<void>> pause_invites(server_id server, wall_time until, audit_entry entry) = 0;
    /// Only the entry.
    virtual task<result<void>> record(audit_entry entry) = 0;
};

}  // namespace parley
