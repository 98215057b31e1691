#include "pieces.hpp"

#include <parley/wire/growth_objects.hpp>
#include <parley/wire/names.hpp>

#include <fmt/format.h>

#include <iterator>

namespace parley::wire {
namespace {

/// Of a template: small numbers, and null for the zero that means none.
template <class Id>
void write_number_or_null(std::string& out, Id id) {
    out += id ? std::to_string(id.value) : "null";
}

void write_numbers(std::string& out, std::vector<role_id> const& ids) {
    write_array(out, ids, [&](role_id each) { out += std::to_string(each.value); });
}

/// `write_one_id` and `write_role_ids` decide between real ids and a template's numbers.
template <class WriteId, class WriteIds>
void write_onboarding_with(std::string& out, onboarding const& what, WriteId write_one_id,
                           WriteIds write_role_ids) {
    out += R"({"rules":)";
    write_array(out, what.rules, [&](onboarding::rule const& each) {
        out += R"({"title":)";
        write_string(out, each.title);
        out += R"(,"text":)";
        write_string(out, each.text);
        out += '}';
    });
    out += R"(,"welcome":{"text":)";
    write_string(out, what.welcome);
    out += R"(,"channels":)";
    write_array(out, what.channels, [&](onboarding::signpost const& each) {
        out += R"({"channelId":)";
        write_one_id(out, each.channel);
        out += R"(,"text":)";
        write_string(out, each.text);
        out += R"(,"emoji":)";
        write_optional_text(out, each.emoji);
        out += '}';
    });
    out += R"(},"questions":)";
    write_array(out, what.questions, [&](onboarding::question const& each) {
        out += R"({"questionId":)";
        write_id(out, each.id);
        out += R"(,"title":)";
        write_string(out, each.title);
        fmt::format_to(std::back_inserter(out), R"(,"multiple":{},"required":{},"options":)", each.multiple,
                       each.required);
        write_array(out, each.options, [&](onboarding::option const& one) {
            out += R"({"optionId":)";
            write_id(out, one.id);
            out += R"(,"label":)";
            write_string(out, one.label);
            out += R"(,"text":)";
            write_string(out, one.text);
            out += R"(,"emoji":)";
            write_optional_text(out, one.emoji);
            out += R"(,"roleIds":)";
            write_role_ids(out, one.roles);
            out += '}';
        });
        out += '}';
    });
    out += '}';
}

void write_template_role(std::string& out, role const& what) {
    fmt::format_to(std::back_inserter(out), R"({{"roleId":{},"name":)", what.id.value);
    write_string(out, what.name);
    out += R"(,"permissions":)";
    write_bits(out, what.permissions);
    fmt::format_to(std::back_inserter(out),
                   R"(,"color":{},"hoist":{},"mentionable":{},"selfAssignable":{},"icon":)", what.color,
                   what.hoist, what.mentionable, what.self_assignable);
    write_optional_text(out, what.icon);
    fmt::format_to(std::back_inserter(out), R"(,"mutes":{}}})", what.mutes);
}

void write_template_channel(std::string& out, channel const& what) {
    fmt::format_to(std::back_inserter(out), R"({{"channelId":{},"type":"{}","name":)", what.id.value,
                   name_in(channel_kinds, what.kind));
    write_string(out, what.name);
    out += R"(,"topic":)";
    write_string(out, what.topic);
    out += R"(,"parentId":)";
    write_number_or_null(out, what.parent);
    out += R"(,"overwrites":)";
    write_array(out, what.overwrites, [&](overwrite const& each) {
        fmt::format_to(std::back_inserter(out), R"({{"type":"role","targetId":{},"allow":)", each.target);
        write_bits(out, each.allow);
        out += R"(,"deny":)";
        write_bits(out, each.deny);
        out += '}';
    });
    fmt::format_to(std::back_inserter(out),
                   R"(,"ageRestricted":{},"slowmodeSeconds":{},"archived":{},"retentionSeconds":{}}})",
                   what.age_restricted, what.slowmode.count(), what.archived, what.retention.count());
}

}  // namespace

void write_safety(std::string& out, server const& what) {
    fmt::format_to(std::back_inserter(out), R"({{"verification":"{}","rulesGate":{},"invitesPausedUntil":)",
                   name_in(verification_levels, what.verification), what.rules_gate);
    write_optional_time(out, what.invites_paused_until);
    fmt::format_to(std::back_inserter(out), R"(,"raidJoins":{},"raidPauses":{},"alertChannelId":)",
                   what.raid_joins, what.raid_pauses);
    write_id(out, what.alert_channel);
    out += R"(,"greetingChannelId":)";
    write_id(out, what.greeting_channel);
    fmt::format_to(std::back_inserter(out), R"(,"auditDays":{}}})", what.audit_days);
}

void write_onboarding(std::string& out, onboarding const& what) {
    write_onboarding_with(
        out, what, [](std::string& to, channel_id id) { write_id(to, id); },
        [](std::string& to, std::vector<role_id> const& ids) { write_ids(to, ids); });
}

void write_template_content(std::string& out, template_content const& what) {
    out += R"({"version":1,"description":)";
    write_string(out, what.description);
    out += R"(,"roles":)";
    write_array(out, what.roles, [&](role const& each) { write_template_role(out, each); });
    out += R"(,"channels":)";
    write_array(out, what.channels, [&](channel const& each) { write_template_channel(out, each); });
    out += R"(,"onboarding":)";
    if (what.onboarding) {
        write_onboarding_with(
            out, *what.onboarding, [](std::string& to, channel_id id) { to += std::to_string(id.value); },
            [](std::string& to, std::vector<role_id> const& ids) { write_numbers(to, ids); });
    } else {
        out += "null";
    }
    out += '}';
}

void write_template(std::string& out, server_template const& what) {
    out += R"({"code":)";
    write_string(out, what.code);
    out += R"(,"name":)";
    write_string(out, what.name);
    out += R"(,"description":)";
    write_string(out, what.description);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"creatorId":)";
    write_id(out, what.creator);
    fmt::format_to(std::back_inserter(out), R"(,"uses":{},"createdAt":)", what.uses);
    write_time(out, what.created_at);
    out += R"(,"updatedAt":)";
    write_time(out, what.updated_at);
    out += R"(,"content":)";
    write_template_content(out, what.content);
    out += '}';
}

void write_shown_event(std::string& out, scheduled_event const& what, bool interested) {
    write_scheduled_event(out, what);
    out.pop_back();  // its brace
    out += R"(,"interested":)";
    write_flag(out, interested);
    out += '}';
}

void write_discovery_entry(std::string& out, discovery_entry const& what) {
    out += R"({"serverId":)";
    write_id(out, what.server.id);
    out += R"(,"name":)";
    write_string(out, what.server.name);
    out += R"(,"description":)";
    write_string(out, what.server.description);
    out += R"(,"icon":)";
    write_optional_text(out, what.server.icon);
    out += R"(,"banner":)";
    write_optional_text(out, what.server.banner);
    fmt::format_to(std::back_inserter(out),
                   R"(,"accentColor":{},"memberCount":{},"onlineCount":{},"joined":{}}})", what.server.accent,
                   what.members, what.online, what.joined);
}

}  // namespace parley::wire
