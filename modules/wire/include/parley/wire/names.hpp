#pragma once
// Enumerations as the native API names them, both ways. The documents list the same tables.

#include <parley/model/audit.hpp>
#include <parley/model/event.hpp>
#include <parley/model/permission_rules.hpp>
#include <parley/model/screening.hpp>
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

inline constexpr name_table<audit_action, 40> audit_actions{{
    {audit_action::server_update, "server_update"},
    {audit_action::channel_create, "channel_create"},
    {audit_action::channel_update, "channel_update"},
    {audit_action::channel_delete, "channel_delete"},
    {audit_action::overwrite_create, "overwrite_create"},
    {audit_action::overwrite_update, "overwrite_update"},
    {audit_action::overwrite_delete, "overwrite_delete"},
    {audit_action::member_kick, "member_kick"},
    {audit_action::member_prune, "member_prune"},
    {audit_action::member_ban_add, "member_ban_add"},
    {audit_action::member_ban_remove, "member_ban_remove"},
    {audit_action::member_update, "member_update"},
    {audit_action::member_role_update, "member_role_update"},
    {audit_action::role_create, "role_create"},
    {audit_action::role_update, "role_update"},
    {audit_action::role_delete, "role_delete"},
    {audit_action::invite_create, "invite_create"},
    {audit_action::invite_delete, "invite_delete"},
    {audit_action::expression_create, "expression_create"},
    {audit_action::expression_update, "expression_update"},
    {audit_action::expression_delete, "expression_delete"},
    {audit_action::message_delete, "message_delete"},
    {audit_action::message_bulk_delete, "message_bulk_delete"},
    {audit_action::event_create, "event_create"},
    {audit_action::event_update, "event_update"},
    {audit_action::event_delete, "event_delete"},
    {audit_action::screening_rule_create, "screening_rule_create"},
    {audit_action::screening_rule_update, "screening_rule_update"},
    {audit_action::screening_rule_delete, "screening_rule_delete"},
    {audit_action::screening_block, "screening_block"},
    {audit_action::screening_timeout, "screening_timeout"},
    {audit_action::onboarding_update, "onboarding_update"},
    {audit_action::owner_change, "owner_change"},
    {audit_action::report_update, "report_update"},
    {audit_action::note_create, "note_create"},
    {audit_action::note_delete, "note_delete"},
    {audit_action::mass_action, "mass_action"},
    {audit_action::invites_pause, "invites_pause"},
    {audit_action::raid, "raid"},
    {audit_action::template_apply, "template_apply"},
}};

inline constexpr name_table<message_kind, 3> message_kinds{{
    {message_kind::text, "text"},
    {message_kind::member_joined, "member_joined"},
    {message_kind::screening_alert, "screening_alert"},
}};

inline constexpr name_table<verification_level, 5> verification_levels{{
    {verification_level::none, "none"},
    {verification_level::low, "low"},
    {verification_level::medium, "medium"},
    {verification_level::high, "high"},
    {verification_level::highest, "highest"},
}};

inline constexpr name_table<presence_status, 4> presence_statuses{{
    {presence_status::offline, "offline"},
    {presence_status::online, "online"},
    {presence_status::idle, "idle"},
    {presence_status::do_not_disturb, "dnd"},
}};

inline constexpr name_table<chosen_status, 4> chosen_statuses{{
    {chosen_status::online, "online"},
    {chosen_status::idle, "idle"},
    {chosen_status::do_not_disturb, "dnd"},
    {chosen_status::invisible, "invisible"},
}};

inline constexpr name_table<activity_kind, 5> activity_kinds{{
    {activity_kind::playing, "playing"},
    {activity_kind::streaming, "streaming"},
    {activity_kind::listening, "listening"},
    {activity_kind::watching, "watching"},
    {activity_kind::competing, "competing"},
}};

inline constexpr name_table<expression_kind, 3> expression_kinds{{
    {expression_kind::emoji, "emoji"},
    {expression_kind::sticker, "sticker"},
    {expression_kind::sound, "sound"},
}};

inline constexpr name_table<scheduled_event_status, 4> scheduled_event_statuses{{
    {scheduled_event_status::scheduled, "scheduled"},
    {scheduled_event_status::active, "active"},
    {scheduled_event_status::completed, "completed"},
    {scheduled_event_status::canceled, "canceled"},
}};

inline constexpr name_table<recurrence, 6> recurrences{{
    {recurrence::none, "none"},
    {recurrence::daily, "daily"},
    {recurrence::weekly, "weekly"},
    {recurrence::biweekly, "biweekly"},
    {recurrence::monthly, "monthly"},
    {recurrence::yearly, "yearly"},
}};

inline constexpr name_table<report_reason, 10> report_reasons{{
    {report_reason::spam, "spam"},
    {report_reason::harassment, "harassment"},
    {report_reason::hate, "hate"},
    {report_reason::sexual, "sexual"},
    {report_reason::violence, "violence"},
    {report_reason::self_harm, "self_harm"},
    {report_reason::illegal, "illegal"},
    {report_reason::other, "other"},
    {report_reason::screening, "screening"},
    {report_reason::raid, "raid"},
}};

inline constexpr name_table<report_state, 4> report_states{{
    {report_state::open, "open"},
    {report_state::claimed, "claimed"},
    {report_state::resolved, "resolved"},
    {report_state::dismissed, "dismissed"},
}};

inline constexpr name_table<screening_trigger, 9> screening_triggers{{
    {screening_trigger::keywords, "keywords"},
    {screening_trigger::patterns, "patterns"},
    {screening_trigger::presets, "presets"},
    {screening_trigger::mention_spam, "mention_spam"},
    {screening_trigger::link_spam, "link_spam"},
    {screening_trigger::invites, "invites"},
    {screening_trigger::attachment_spam, "attachment_spam"},
    {screening_trigger::repeat_spam, "repeat_spam"},
    {screening_trigger::profile, "profile"},
}};

inline constexpr name_table<screening_preset, 3> screening_presets{{
    {screening_preset::profanity, "profanity"},
    {screening_preset::slurs, "slurs"},
    {screening_preset::sexual, "sexual"},
}};

inline constexpr name_table<mass_action::kind, 6> mass_action_kinds{{
    {mass_action::kind::kick, "kick"},
    {mass_action::kind::ban, "ban"},
    {mass_action::kind::time_out, "time_out"},
    {mass_action::kind::add_role, "add_role"},
    {mass_action::kind::remove_role, "remove_role"},
    {mass_action::kind::purge, "purge"},
}};

inline constexpr name_table<mass_action::state, 4> mass_action_states{{
    {mass_action::state::running, "running"},
    {mass_action::state::done, "done"},
    {mass_action::state::canceled, "canceled"},
    {mass_action::state::failed, "failed"},
}};

/// What settled a permission.
inline constexpr name_table<decided_by, 17> verdict_steps{{
    {decided_by::owner, "owner"},
    {decided_by::administrator, "administrator"},
    {decided_by::everyone, "everyone"},
    {decided_by::role, "role"},
    {decided_by::nothing, "nothing"},
    {decided_by::everyone_overwrite, "everyone_overwrite"},
    {decided_by::role_overwrite, "role_overwrite"},
    {decided_by::member_overwrite, "member_overwrite"},
    {decided_by::timeout, "timeout"},
    {decided_by::pending, "pending"},
    {decided_by::verification, "verification"},
    {decided_by::mute, "mute"},
    {decided_by::archived, "archived"},
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
