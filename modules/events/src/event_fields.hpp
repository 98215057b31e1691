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
            return true;
    }
    return false;
}

// --- the model

auto fields(a<account> auto& of) {
    auto& [id, name, display_name, kind, admin, disabled, owner, created_at] = of;
    return std::tie(id, name, display_name, kind, admin, disabled, owner, created_at);
}
auto fields(a<server> auto& of) {
    auto& [id, name, owner, created_at] = of;
    return std::tie(id, name, owner, created_at);
}
auto fields(a<role> auto& of) {
    auto& [id, server, name, permissions, color, position, hoist, mentionable, self_assignable, icon] = of;
    return std::tie(id, server, name, permissions, color, position, hoist, mentionable, self_assignable,
                    icon);
}
auto fields(a<overwrite> auto& of) {
    auto& [kind, target, allow, deny] = of;
    return std::tie(kind, target, allow, deny);
}
auto fields(a<channel> auto& of) {
    auto& [id, server, kind, name, topic, position, parent, overwrites, age_restricted, slowmode] = of;
    return std::tie(id, server, kind, name, topic, position, parent, overwrites, age_restricted, slowmode);
}
auto fields(a<member> auto& of) {
    auto& [server, account, joined_at, roles, nickname, timed_out_until] = of;
    return std::tie(server, account, joined_at, roles, nickname, timed_out_until);
}
auto fields(a<message> auto& of) {
    auto& [id, channel, server, author, content, edited_at] = of;
    return std::tie(id, channel, server, author, content, edited_at);
}
auto fields(a<read_mark> auto& of) {
    auto& [channel, message] = of;
    return std::tie(channel, message);
}
auto fields(a<member_view> auto& of) {
    auto& [member, who, owner, status] = of;
    return std::tie(member, who, owner, status);
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
auto fields(a<events::typing_started> auto& of) {
    auto& [server, channel, account] = of;
    return std::tie(server, channel, account);
}
auto fields(a<events::presence_changed> auto& of) {
    auto& [server, changes] = of;
    return std::tie(server, changes);
}

}  // namespace parley::event_fields
