#pragma once
// Every field of everything an event carries, in the order in which it is written.
//
// The bindings name all members of their type: one that is added, and any new kind of event, does not compile
// until it stands here.

#include <parley/model/event.hpp>

#include <concepts>
#include <tuple>
#include <type_traits>

namespace parley::event_fields {

/// For a writer `T` is const, for a reader it is not.
template <class T, class Of>
concept a = std::same_as<std::remove_const_t<T>, Of>;

// --- values, and which numbers are values

constexpr bool is_known(account_kind kind) {
    switch (kind) {
        case account_kind::person:
        case account_kind::bot:
            return true;
    }
    return false;
}
constexpr bool is_known(channel_kind kind) {
    switch (kind) {
        case channel_kind::text:
        case channel_kind::voice:
        case channel_kind::category:
        case channel_kind::announcement:
        case channel_kind::stage:
        case channel_kind::forum:
        case channel_kind::media:
            return true;
    }
    return false;
}
constexpr bool is_known(overwrite::target_kind kind) {
    switch (kind) {
        case overwrite::target_kind::role:
        case overwrite::target_kind::member:
            return true;
    }
    return false;
}
constexpr bool is_known(presence_status status) {
    switch (status) {
        case presence_status::offline:
        case presence_status::online:
        case presence_status::idle:
        case presence_status::do_not_disturb:
            return true;
    }
    return false;
}
constexpr bool is_known(chosen_status status) {
    switch (status) {
        case chosen_status::online:
        case chosen_status::idle:
        case chosen_status::do_not_disturb:
        case chosen_status::invisible:
            return true;
    }
    return false;
}
constexpr bool is_known(activity_kind kind) {
    switch (kind) {
        case activity_kind::playing:
        case activity_kind::streaming:
        case activity_kind::listening:
        case activity_kind::watching:
        case activity_kind::competing:
            return true;
    }
    return false;
}
constexpr bool is_known(message_kind kind) {
    switch (kind) {
        case message_kind::text:
        case message_kind::member_joined:
        case message_kind::screening_alert:
            return true;
    }
    return false;
}
constexpr bool is_known(verification_level level) {
    switch (level) {
        case verification_level::none:
        case verification_level::low:
        case verification_level::medium:
        case verification_level::high:
        case verification_level::highest:
            return true;
    }
    return false;
}
constexpr bool is_known(expression_kind kind) {
    switch (kind) {
        case expression_kind::emoji:
        case expression_kind::sticker:
        case expression_kind::sound:
            return true;
    }
    return false;
}
constexpr bool is_known(scheduled_event_status status) {
    switch (status) {
        case scheduled_event_status::scheduled:
        case scheduled_event_status::active:
        case scheduled_event_status::completed:
        case scheduled_event_status::canceled:
            return true;
    }
    return false;
}
constexpr bool is_known(recurrence repeats) {
    switch (repeats) {
        case recurrence::none:
        case recurrence::daily:
        case recurrence::weekly:
        case recurrence::biweekly:
        case recurrence::monthly:
        case recurrence::yearly:
            return true;
    }
    return false;
}
constexpr bool is_known(report_reason reason) {
    switch (reason) {
        case report_reason::spam:
        case report_reason::harassment:
        case report_reason::hate:
        case report_reason::sexual:
        case report_reason::violence:
        case report_reason::self_harm:
        case report_reason::illegal:
        case report_reason::other:
        case report_reason::screening:
        case report_reason::raid:
            return true;
    }
    return false;
}
constexpr bool is_known(report_state state) {
    switch (state) {
        case report_state::open:
        case report_state::claimed:
        case report_state::resolved:
        case report_state::dismissed:
            return true;
    }
    return false;
}
constexpr bool is_known(mass_action::kind kind) {
    switch (kind) {
        case mass_action::kind::kick:
        case mass_action::kind::ban:
        case mass_action::kind::time_out:
        case mass_action::kind::add_role:
        case mass_action::kind::remove_role:
        case mass_action::kind::purge:
            return true;
    }
    return false;
}
constexpr bool is_known(mass_action::state state) {
    switch (state) {
        case mass_action::state::running:
        case mass_action::state::done:
        case mass_action::state::canceled:
        case mass_action::state::failed:
            return true;
    }
    return false;
}

// --- the model

auto fields(a<account> auto& of) {
    auto& [id, name, display_name, kind, admin, disabled, owner, created_at, avatar, bio, age_confirmed] = of;
    return std::tie(id, name, display_name, kind, admin, disabled, owner, created_at, avatar, bio,
                    age_confirmed);
}
auto fields(a<server> auto& of) {
    auto& [id, name, owner, created_at, description, icon, banner, accent, discoverable, greeting_channel,
           verification, rules_gate, invites_paused_until, raid_joins, raid_pauses, alert_channel, audit_days,
           suspended] = of;
    return std::tie(id, name, owner, created_at, description, icon, banner, accent, discoverable,
                    greeting_channel, verification, rules_gate, invites_paused_until, raid_joins, raid_pauses,
                    alert_channel, audit_days, suspended);
}
auto fields(a<role> auto& of) {
    auto& [id, server, name, permissions, color, position, hoist, mentionable, self_assignable, icon, mutes] =
        of;
    return std::tie(id, server, name, permissions, color, position, hoist, mentionable, self_assignable, icon,
                    mutes);
}
auto fields(a<overwrite> auto& of) {
    auto& [kind, target, allow, deny] = of;
    return std::tie(kind, target, allow, deny);
}
auto fields(a<channel> auto& of) {
    auto& [id, server, kind, name, topic, position, parent, overwrites, age_restricted, slowmode, archived,
           retention] = of;
    return std::tie(id, server, kind, name, topic, position, parent, overwrites, age_restricted, slowmode,
                    archived, retention);
}
auto fields(a<member> auto& of) {
    auto& [server, account, joined_at, roles, nickname, timed_out_until, pending, temporary, invite] = of;
    return std::tie(server, account, joined_at, roles, nickname, timed_out_until, pending, temporary, invite);
}
auto fields(a<message> auto& of) {
    auto& [id, channel, server, author, content, edited_at, kind] = of;
    return std::tie(id, channel, server, author, content, edited_at, kind);
}
auto fields(a<read_mark> auto& of) {
    auto& [channel, message] = of;
    return std::tie(channel, message);
}
auto fields(a<member_view> auto& of) {
    auto& [member, who, owner, presence] = of;
    return std::tie(member, who, owner, presence);
}

auto fields(a<custom_status> auto& of) {
    auto& [text, emoji, expires_at] = of;
    return std::tie(text, emoji, expires_at);
}
auto fields(a<activity> auto& of) {
    auto& [kind, name, details, state, url, started_at] = of;
    return std::tie(kind, name, details, state, url, started_at);
}
auto fields(a<presence> auto& of) {
    auto& [status, custom, activities] = of;
    return std::tie(status, custom, activities);
}
auto fields(a<presence_choice> auto& of) {
    auto& [status, custom] = of;
    return std::tie(status, custom);
}
auto fields(a<expression> auto& of) {
    auto& [id, server, kind, name, description, emoji, asset, animated, volume, creator, roles] = of;
    return std::tie(id, server, kind, name, description, emoji, asset, animated, volume, creator, roles);
}
auto fields(a<scheduled_event> auto& of) {
    auto& [id, server, creator, name, description, channel, location, starts_at, ends_at, repeats, status,
           image, interested] = of;
    return std::tie(id, server, creator, name, description, channel, location, starts_at, ends_at, repeats,
                    status, image, interested);
}
auto fields(a<report> auto& of) {
    auto& [id, server, reporter, target, channel, message, content, reason, note, state, moderator, outcome,
           closed_at, repeats] = of;
    return std::tie(id, server, reporter, target, channel, message, content, reason, note, state, moderator,
                    outcome, closed_at, repeats);
}
auto fields(a<mass_action> auto& of) {
    auto& [action, server, actor, what, now, total, done, failed] = of;
    return std::tie(action, server, actor, what, now, total, done, failed);
}

// --- the events

// `rules` are not kept: who starts again makes them from the server as it is then.
auto fields(a<events::server_changed> auto& of) {
    auto& [server, member_count, rules] = of;
    static_cast<void>(rules);
    return std::tie(server, member_count);
}
auto fields(a<events::role_created> auto& of) {
    auto& [role, rules] = of;
    static_cast<void>(rules);
    return std::tie(role);
}
auto fields(a<events::role_changed> auto& of) {
    auto& [role, rules] = of;
    static_cast<void>(rules);
    return std::tie(role);
}
auto fields(a<events::role_deleted> auto& of) {
    auto& [server, role, rules] = of;
    static_cast<void>(rules);
    return std::tie(server, role);
}
auto fields(a<events::server_deleted> auto& of) {
    auto& [server] = of;
    return std::tie(server);
}
auto fields(a<events::channel_created> auto& of) {
    auto& [channel, rules] = of;
    static_cast<void>(rules);
    return std::tie(channel);
}
auto fields(a<events::channel_changed> auto& of) {
    auto& [channel, last_message, rules] = of;
    static_cast<void>(rules);
    return std::tie(channel, last_message);
}
auto fields(a<events::channel_deleted> auto& of) {
    auto& [server, channel, rules] = of;
    static_cast<void>(rules);
    return std::tie(server, channel);
}
auto fields(a<events::member_joined> auto& of) {
    auto& [member] = of;
    return std::tie(member);
}
auto fields(a<events::member_changed> auto& of) {
    auto& [member] = of;
    return std::tie(member);
}
auto fields(a<events::member_left> auto& of) {
    auto& [server, account] = of;
    return std::tie(server, account);
}
auto fields(a<events::message_created> auto& of) {
    auto& [message, nonce] = of;
    return std::tie(message, nonce);
}
auto fields(a<events::message_changed> auto& of) {
    auto& [message] = of;
    return std::tie(message);
}
auto fields(a<events::message_deleted> auto& of) {
    auto& [server, channel, message] = of;
    return std::tie(server, channel, message);
}
auto fields(a<events::messages_deleted> auto& of) {
    auto& [server, channel, messages] = of;
    return std::tie(server, channel, messages);
}
auto fields(a<events::expression_changed> auto& of) {
    auto& [expression] = of;
    return std::tie(expression);
}
auto fields(a<events::expression_deleted> auto& of) {
    auto& [server, expression] = of;
    return std::tie(server, expression);
}
auto fields(a<events::scheduled_event_changed> auto& of) {
    auto& [what] = of;
    return std::tie(what);
}
auto fields(a<events::scheduled_event_deleted> auto& of) {
    auto& [server, channel, what] = of;
    return std::tie(server, channel, what);
}
auto fields(a<events::report_changed> auto& of) {
    auto& [report] = of;
    return std::tie(report);
}
auto fields(a<events::account_changed> auto& of) {
    auto& [who] = of;
    return std::tie(who);
}
auto fields(a<events::server_joined> auto& of) {
    auto& [server] = of;
    return std::tie(server);
}
auto fields(a<events::server_left> auto& of) {
    auto& [server] = of;
    return std::tie(server);
}
auto fields(a<events::read_moved> auto& of) {
    auto& [mark] = of;
    return std::tie(mark);
}
auto fields(a<events::presence_chosen> auto& of) {
    auto& [account, choice] = of;
    return std::tie(account, choice);
}
auto fields(a<events::mass_action_changed> auto& of) {
    auto& [action] = of;
    return std::tie(action);
}
auto fields(a<events::typing_started> auto& of) {
    auto& [server, channel, account] = of;
    return std::tie(server, channel, account);
}
auto fields(a<events::presence_changed> auto& of) {
    auto& [server, changes] = of;
    return std::tie(server, changes);
}

}  // namespace parley::event_fields
