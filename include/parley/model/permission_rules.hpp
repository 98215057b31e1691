#pragma once
// The one place that decides what a member may do: Discord's algorithm over an immutable snapshot. Pure,
// without allocation; any thread.

#include <parley/model/server.hpp>

#include <optional>
#include <span>
#include <vector>

namespace parley {

/// Everything about a server that decisions need, but for its members. Made anew at each change of roles,
/// channels or owner and never changed, so that cores share it.
class permission_rules {
public:
    struct role_rule {
        role_id id;
        permission_bits permissions = 0;
        std::int32_t position = 0;
        bool mutes = false;
    };
    struct channel_rule {
        channel_id id;
        channel_id parent;
        channel_kind kind = channel_kind::text;
        bool archived = false;
        std::vector<overwrite> overwrites;  ///< in order of kind, then target; none for roles that are gone
    };

    /// Overwrites and roles that name nothing in the server do no harm: they match nobody.
    permission_rules(server_id server, account_id owner, std::span<role const> roles,
                     std::span<channel const> channels);

    server_id server() const noexcept { return server_; }
    account_id owner() const noexcept { return owner_; }
    role_rule const* find_role(role_id id) const noexcept;
    channel_rule const* find_channel(channel_id id) const noexcept;
    std::span<role_rule const> roles() const noexcept { return roles_; }           ///< ascending by id
    std::span<channel_rule const> channels() const noexcept { return channels_; }  ///< ascending by id

private:
    server_id server_;
    account_id owner_;
    std::vector<role_rule> roles_;
    std::vector<channel_rule> channels_;
};

/// What decisions need of a member.
struct member_standing {
    account_id account;
    std::span<role_id const> roles;  ///< ascending; ids that name no role count for nothing
    bool timed_out = false;          ///< at the moment of the decision
    bool pending = false;            ///< has not accepted the rules
    bool unverified = false;         ///< too new for the server's verification level, at this moment
};

/// In the server as a whole. Owner and administrators: everything.
permission_bits server_permissions(permission_rules const& rules, member_standing const& who) noexcept;
/// In a channel, with the implied denials: nothing at all without view_channel. An unknown channel: nothing.
permission_bits channel_permissions(permission_rules const& rules, member_standing const& who,
                                    channel_id channel) noexcept;

/// The step of the algorithm that settled one permission.
enum class decided_by : std::uint8_t {
    owner,               ///< allowed: owns the server
    administrator,       ///< allowed: `role` is an administrator's
    everyone,            ///< allowed: everyone's role has it
    role,                ///< allowed: `role` has it
    nothing,             ///< denied: no role has it
    everyone_overwrite,  ///< allowed or denied by the channel's overwrite for everyone
    role_overwrite,      ///< … for `role`
    member_overwrite,    ///< … for the member
    timeout,             ///< denied: timed out
    pending,             ///< denied: has not accepted the rules
    verification,        ///< denied: too new for the server's verification level
    mute,                ///< denied: `role` mutes
    archived,            ///< denied: the channel is archived
    cannot_view,         ///< denied: may not see the channel at all (ask for view_channel to learn why)
    cannot_send,         ///< denied: may not send messages there
    cannot_connect,      ///< denied: may not connect to the voice channel
    unknown_channel,     ///< denied
};

struct permission_verdict {
    bool allowed = false;
    decided_by by = decided_by::nothing;
    role_id role{};          ///< where `by` names one: of several the highest
    channel_id channel{};    ///< whose overwrite it was
    bool inherited = false;  ///< that overwrite is the same in the channel's category
};

/// Why. `channel` zero = in the server as a whole. Agrees with the two functions above, always.
permission_verdict explain_permission(permission_rules const& rules, member_standing const& who,
                                      channel_id channel, permission wanted) noexcept;

/// True when the channel's overwrites are those of its category. Nothing without a category.
std::optional<bool> is_synced(permission_rules const& rules, channel_id channel) noexcept;

/// A place in the hierarchy, to compare: the owner above all, then by highest role.
struct rank {
    bool owner = false;
    std::int32_t position = 0;
    std::uint64_t role = 0;  ///< of equal positions the lower id ranks higher
    bool outranks(rank const& other) const noexcept;
};
rank rank_of(permission_rules const& rules, member_standing const& who) noexcept;
rank rank_of(permission_rules::role_rule const& role) noexcept;

}  // namespace parley
