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
    member_prune = 21,
    member_ban_add = 22,
    member_ban_remove = 23,
    member_update = 24,
    member_role_update = 25,
    role_create = 30,
    role_update = 31,
    role_delete = 32,
    invite_create = 40,
    invite_delete = 42,
    expression_create = 60,
    expression_update = 61,
    expression_delete = 62,
    message_delete = 72,
    message_bulk_delete = 73,
    event_create = 100,
    event_update = 101,
    event_delete = 102,
    screening_rule_create = 140,
    screening_rule_update = 141,
    screening_rule_delete = 142,
    screening_block = 143,
    screening_timeout = 145,
    onboarding_update = 167,
    owner_change = 1000,
    report_update = 1001,
    note_create = 1002,
    note_delete = 1003,
    mass_action = 1004,
    invites_pause = 1005,
    raid = 1006,
    template_apply = 1007,
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
