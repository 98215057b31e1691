#include "pieces.hpp"

#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <fmt/format.h>

#include <iterator>

namespace parley::wire {
namespace {

// The fields that a channel has in both of its forms, without the closing brace.
void write_channel_fields(std::string& out, channel const& what, message_id last_message) {
    out += R"({"channelId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"type":")";
    out += name_in(channel_kinds, what.kind);
    out += R"(","name":)";
    write_string(out, what.name);
    out += R"(,"topic":)";
    write_string(out, what.topic);
    fmt::format_to(std::back_inserter(out), R"(,"position":{},"parentId":)", what.position);
    write_id(out, what.parent);
    out += R"(,"overwrites":)";
    write_array(out, what.overwrites, [&](overwrite const& each) { write_overwrite(out, each); });
    out += R"(,"ageRestricted":)";
    write_flag(out, what.age_restricted);
    fmt::format_to(std::back_inserter(out),
                   R"(,"slowmodeSeconds":{},"archived":{},"retentionSeconds":{},"lastMessageId":)",
                   what.slowmode.count(), what.archived, what.retention.count());
    write_id(out, last_message);
}

// The fields that a server has in both of its forms, without the closing brace.
void write_server_head(std::string& out, server const& what) {
    out += R"({"serverId":)";
    write_id(out, what.id);
    out += R"(,"name":)";
    write_string(out, what.name);
    out += R"(,"ownerId":)";
    write_id(out, what.owner);
}
void write_server_tail(std::string& out, server const& what, std::size_t member_count) {
    out += R"(,"description":)";
    write_string(out, what.description);
    out += R"(,"icon":)";
    write_optional_text(out, what.icon);
    out += R"(,"banner":)";
    write_optional_text(out, what.banner);
    fmt::format_to(std::back_inserter(out), R"(,"accentColor":{},"discoverable":{},"verification":")",
                   what.accent, what.discoverable);
    out += name_in(verification_levels, what.verification);
    out += R"(","rulesGate":)";
    write_flag(out, what.rules_gate);
    out += R"(,"invitesPausedUntil":)";
    write_optional_time(out, what.invites_paused_until);
    fmt::format_to(std::back_inserter(out), R"(,"memberCount":{},"createdAt":)", member_count);
    write_time(out, what.created_at);
    out += '}';
}

// What stands in a Member and in a Server's `self`.
void write_membership(std::string& out, member const& what) {
    out += R"("roleIds":)";
    write_ids(out, what.roles);
    out += R"(,"nickname":)";
    write_optional_text(out, what.nickname);
    out += R"(,"timedOutUntil":)";
    write_optional_time(out, what.timed_out_until);
    out += R"(,"pending":)";
    write_flag(out, what.pending);
}

}  // namespace

void write_role(std::string& out, role const& what) {
    out += R"({"roleId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"name":)";
    write_string(out, what.name);
    out += R"(,"permissions":)";
    write_bits(out, what.permissions);
    fmt::format_to(std::back_inserter(out), R"(,"color":{},"position":{},"hoist":{},"mentionable":{})",
                   what.color, what.position, what.hoist, what.mentionable);
    out += R"(,"selfAssignable":)";
    write_flag(out, what.self_assignable);
    out += R"(,"icon":)";
    write_optional_text(out, what.icon);
    out += R"(,"mutes":)";
    write_flag(out, what.mutes);
    out += '}';
}

void write_overwrite(std::string& out, overwrite const& what) {
    out += what.of == overwrite::target_kind::role ? R"({"type":"role","targetId":")"
                                                   : R"({"type":"member","targetId":")";
    out += std::to_string(what.target);
    out += R"(","allow":)";
    write_bits(out, what.allow);
    out += R"(,"deny":)";
    write_bits(out, what.deny);
    out += '}';
}

void write_server(std::string& out, server_view const& view) {
    write_server_head(out, view.server);
    out += R"(,"channels":)";
    write_array(out, view.channels, [&](channel const& each) { write_id(out, each.id); });
    out += R"(,"channelList":[)";
    for (std::size_t i = 0; i < view.channels.size(); ++i) {
        if (i > 0) out += ',';
        write_channel_summary(out, view.channels[i], view.last_messages[i]);
    }
    out += R"(],"roles":)";
    write_array(out, view.roles, [&](role const& each) { write_role(out, each); });
    out += R"(,"self":{)";
    write_membership(out, view.self);
    out += '}';
    write_server_tail(out, view.server, view.member_count);
}

void write_server_summary(std::string& out, server const& what, std::size_t member_count) {
    write_server_head(out, what);
    write_server_tail(out, what, member_count);
}

void write_channel_summary(std::string& out, channel const& what, message_id last_message) {
    write_channel_fields(out, what, last_message);
    out += '}';
}

void write_channel(std::string& out, channel const& what, message_id last_message,
                   std::span<message_id const> newest) {
    write_channel_fields(out, what, last_message);
    out += R"(,"messages":)";
    write_ids(out, newest);
    out += '}';
}

void write_member(std::string& out, member_view const& what) {
    out += R"({"serverId":)";
    write_id(out, what.member.server);
    out += R"(,"userId":)";
    write_id(out, what.member.account);
    out += R"(,"user":)";
    write_user(out, what.who, audience::others);
    out += R"(,"joinedAt":)";
    write_time(out, what.member.joined_at);
    out += R"(,"owner":)";
    write_flag(out, what.owner);
    out += ',';
    write_membership(out, what.member);
    out += ',';
    write_presence_fields(out, what.presence);
    out += '}';
}

void write_ban(std::string& out, ban const& what, account const* user_or_null) {
    out += R"({"serverId":)";
    write_id(out, what.server);
    out += R"(,"userId":)";
    write_id(out, what.account);
    out += R"(,"user":)";
    if (user_or_null) {
        write_user(out, *user_or_null, audience::others);
    } else {
        out += "null";
    }
    out += R"(,"moderatorId":)";
    write_id(out, what.moderator);
    out += R"(,"reason":)";
    write_string(out, what.reason);
    out += R"(,"createdAt":)";
    write_time(out, what.created_at);
    out += R"(,"expiresAt":)";
    write_optional_time(out, what.expires_at);
    out += '}';
}

void write_audit_entry(std::string& out, audit_entry const& what) {
    out += R"({"auditId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"actorId":)";
    write_id(out, what.actor);
    out += R"(,"action":")";
    out += name_in(audit_actions, what.action);
    out += R"(","targetId":)";
    write_id(out, id<struct any_target>{what.target});
    out += R"(,"detail":)";
    write_string(out, what.detail);
    out += R"(,"reason":)";
    write_string(out, what.reason);
    out += R"(,"changes":)";
    write_array(out, what.changes, [&](audit_change const& each) {
        out += R"({"field":)";
        write_string(out, each.field);
        out += R"(,"before":)";
        write_optional_text(out, each.before);
        out += R"(,"after":)";
        write_optional_text(out, each.after);
        out += '}';
    });
    out += R"(,"createdAt":)";
    write_time(out, what.id.created_at());
    out += '}';
}

}  // namespace parley::wire
