#pragma once
// Who changed what in a server, and why.

#include <parley/base/id.hpp>
#include <parley/model/account.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace parley {

using audit_id = id<struct audit_tag>;

/// The values are Discord's where it has one; Parley's own begin at 1000.
enum class audit_action : std::uint16_t {
    server_update = 1,
    channel_create = 10,
    channel_update = 11,
    channel_delete = 12,
    overwrite_create = 13,
    overwrite_update = 14,
    overwrite_delete = 15,
    member_kick = 20,
    member_ban_add = 22,
    member_ban_remove = 23,
    member_update = 24,
    member_role_update = 25,
    role_create = 30,
    role_update = 31,
    role_delete = 32,
    invite_create = 40,
    invite_delete = 42,
    message_delete = 72,
    owner_change = 1000,
};

/// One field, as text; empty = it was not, or is not any more.
struct audit_change {
    std::string field;
    std::string before;
    std::string after;
};

struct audit_entry {
    audit_id id;  ///< its time is the act's time
    server_id server;
    account_id actor;
    audit_action action = audit_action::server_update;
    std::uint64_t target = 0;  ///< a role's, channel's, account's or message's id; 0 = the server
    std::string detail;        ///< what has no id, an invite's code for one; mostly empty
    std::string reason;        ///< ≤ 512 characters; empty = none given
    std::vector<audit_change> changes;
};

}  // namespace parley
