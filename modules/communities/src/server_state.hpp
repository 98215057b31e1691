#pragma once
// A loaded server: everything that decisions about it need, on its home core.

#include <parley/base/async_lock.hpp>
#include <parley/model/expression.hpp>
#include <parley/model/permission_rules.hpp>
#include <parley/model/server.hpp>

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace parley {

struct server_state {
    server what;
    std::vector<role> roles;                ///< the highest first; everyone's last
    std::vector<channel> channels;          ///< in order of position, then id
    std::vector<message_id> last_messages;  ///< parallel to `channels`
    std::map<account_id, member> members;
    std::vector<expression> expressions;  ///< by id
    permission_rules_ptr rules;           ///< of what stands above; see `renew_rules`

    bool is_member(account_id who) const { return members.contains(who); }
    /// What decisions need of a member; good until members change. Bots are never held back as too new.
    std::optional<member_standing> standing_of(account_id who, wall_time now,
                                               account_kind kind = account_kind::person) const;
    permission_bits server_bits(account_id who, wall_time now) const;
    permission_bits channel_bits(account_id who, channel_id in, wall_time now) const;

    /// Index into `channels`, or its size.
    std::size_t index_of(channel_id id) const noexcept;
    channel const* find_channel(channel_id id) const noexcept;
    role const* find_role(role_id id) const noexcept;
    /// Of a member.
    server_view view_for(account_id who, wall_time now) const;

    void put_channel(channel row, message_id last_message);
    void put_channel(channel row);  ///< one that is there already: keeps its newest message
    void erase_channel(channel_id id);
    expression const* find_expression(expression_id id) const noexcept;
    void put_expression(expression row);
    void erase_expression(expression_id id);

    void put_role(role row);
    void erase_role(role_id id);
    /// To be called after each change of roles, channels or owner, before anything is told.
    void renew_rules();
};

/// A place in the registry: stays while anyone waits for the server's turn, loaded or not.
struct server_slot {
    async_lock changes;                   ///< one change at a time
    std::unique_ptr<server_state> state;  ///< null = not loaded (or deleted)
    std::list<server_id>::iterator used;  ///< place in the registry's order of use
};

}  // namespace parley
