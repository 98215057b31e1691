#pragma once
// What can go wrong with servers, channels, roles, members, bans and invites.

#include <parley/base/error_category.hpp>

namespace parley {

enum class community_errc {
    ok = 0,
    not_found = 1,           ///< 404: absent or not visible, without a difference
    missing_permission = 2,  ///< 403: visible, but this may not be done
    invalid_name = 3,        ///< 400, field `name`
    invalid_topic = 4,       ///< 400, field `topic`
    invite_invalid = 5,      ///< 404: gone, expired or used up
    owner_must_stay = 6,     ///< 409: an owner deletes or hands over the server instead of leaving
    too_many_channels = 7,   ///< 409, limit 500, of these 50 in one category
    too_many_servers = 8,    ///< 409, limit 200 per account
    too_many_invites = 9,    ///< 409, limit 1,000 per server
    invalid_invite = 10,     ///< 400: age or uses out of range
    unavailable = 11,        ///< 503: ids cannot be made (the store has stalled)
    outranked = 12,          ///< 403: the role or member is not below one's own highest role
    not_yours_to_give = 13,  ///< 403: a permission that one does not have oneself
    too_many_roles = 14,     ///< 409, limit 250
    invalid_role = 15,       ///< 400: no such role here, or everyone's where it cannot stand
    invalid_icon = 16,       ///< 400, field `icon`: not an emoji
    invalid_parent = 17,     ///< 400, field `parentId`: not a category of this server, or a category's own
    invalid_overwrite =
        18,  ///< 400: no such target, a bit both allowed and denied, or one that no channel has
    too_many_overwrites = 19,  ///< 409, limit 1,000 per channel
    invalid_nickname = 20,     ///< 400, field `nickname`
    invalid_timeout = 21,      ///< 400, field `timedOutUntil`: past, or more than 28 days ahead
    cannot_time_out = 22,      ///< 403: the owner and administrators cannot be timed out
    banned = 23,               ///< 403: from joining
    invalid_ban = 24,          ///< 400: oneself, or out of range
    invalid_reason = 25,       ///< 400: too long or unreadable
    invalid_order = 26,        ///< 400: not every role once
    invalid_heir = 27,         ///< 400: not a member, or a bot
    invalid_slowmode = 28,     ///< 400, field `slowmodeSeconds`: 0–21,600
    invalid_kind = 29,         ///< 400, field `type`: the channel cannot be of this kind
    invalid_retention = 30,    ///< 400, field `retentionSeconds`: 0, or an hour to 100 years
};
constexpr char const* category_name(community_errc) noexcept {
    return "community";
}
char const* describe(community_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(community_errc)

}  // namespace parley

PARLEY_ERROR_ENUM(parley::community_errc);
