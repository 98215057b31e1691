#pragma once
// Enumerations as the native API names them, both ways. The documents list the same tables.

#include <parley/model/audit.hpp>
#include <parley/model/permission_rules.hpp>
#include <parley/model/server.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace parley::wire {

template <class Enum, std::size_t Count>
using name_table = std::array<std::pair<Enum, std::string_view>, Count>;

inline constexpr name_table<channel_kind, 7> channel_kinds{{
    {channel_kind::text, "text"},
    {channel_kind::voice, "voice"},
    {channel_kind::category, "category"},
    {channel_kind::announcement, "announcement"},
    {channel_kind::stage, "stage"},
    {channel_kind::forum, "forum"},
    {channel_kind::media, "media"},
}};

inline constexpr name_table<audit_action, 19> audit_actions{{
    {audit_action::server_update, "server_update"},
    {audit_action::channel_create, "channel_create"},
    {audit_action::channel_update, "channel_update"},
    {audit_action::channel_delete, "channel_delete"},
    {audit_action::overwrite_create, "overwrite_create"},
    {audit_action::overwrite_update, "overwrite_update"},
    {audit_action::overwrite_delete, "overwrite_delete"},
    {audit_action::member_kick, "member_kick"},
    {audit_action::member_ban_add, "member_ban_add"},
    {audit_action::member_ban_remove, "member_ban_remove"},
    {audit_action::member_update, "member_update"},
    {audit_action::member_role_update, "member_role_update"},
    {audit_action::role_create, "role_create"},
    {audit_action::role_update, "role_update"},
    {audit_action::role_delete, "role_delete"},
    {audit_action::invite_create, "invite_create"},
    {audit_action::invite_delete, "invite_delete"},
    {audit_action::message_delete, "message_delete"},
    {audit_action::owner_change, "owner_change"},
}};

/// What settled a permission.
inline constexpr name_table<decided_by, 13> verdict_steps{{
    {decided_by::owner, "owner"},
    {decided_by::administrator, "administrator"},
    {decided_by::everyone, "everyone"},
    {decided_by::role, "role"},
    {decided_by::nothing, "nothing"},
    {decided_by::everyone_overwrite, "everyone_overwrite"},
    {decided_by::role_overwrite, "role_overwrite"},
    {decided_by::member_overwrite, "member_overwrite"},
    {decided_by::timeout, "timeout"},
    {decided_by::cannot_view, "cannot_view"},
    {decided_by::cannot_send, "cannot_send"},
    {decided_by::cannot_connect, "cannot_connect"},
    {decided_by::unknown_channel, "unknown_channel"},
}};

template <class Enum, std::size_t Count>
constexpr std::string_view name_in(name_table<Enum, Count> const& names, Enum wanted) noexcept {
    for (auto const& [what, name] : names) {
        if (what == wanted) return name;
    }
    return names.front().second;
}
template <class Enum, std::size_t Count>
constexpr std::optional<Enum> value_in(name_table<Enum, Count> const& names,
                                       std::string_view wanted) noexcept {
    for (auto const& [what, name] : names) {
        if (name == wanted) return what;
    }
    return std::nullopt;
}

}  // namespace parley::wire
