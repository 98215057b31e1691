#pragma once
// The claims that any server, member, channel and permission must keep; shared by a property test and a fuzz
// target. Each answers with what is broken, or with nothing.

#include "support/permission_world.hpp"

#include <string_view>

namespace parley::permission_world {

/// Deciding and the naive model say the same of every permission.
inline std::string_view decisions_differ(world const& where, permission_rules const& rules, person const& who,
                                         channel_id channel) {
    naive const model(where, who);
    auto const may = channel ? channel_permissions(rules, who.standing(), channel)
                             : server_permissions(rules, who.standing());
    for (auto const& each : permission_names) {
        if (has(may, each.what) != model.may(each.what, channel)) return each.name;
    }
    return {};
}

inline bool names_a_cause(permission_verdict const& verdict, permission wanted, world const& where,
                          person const& who) {
    naive const model(where, who);
    auto const* role = verdict.role ? model.find_role(verdict.role) : nullptr;
    switch (verdict.by) {
        case decided_by::owner:
            return verdict.allowed && model.is_owner();
        case decided_by::administrator:
            return verdict.allowed && role && model.holds(role->id) &&
                   has(role->permissions, permission::administrator);
        case decided_by::everyone:
        case decided_by::role:
            return verdict.allowed && role && model.holds(role->id) && has(role->permissions, wanted);
        case decided_by::everyone_overwrite:
            return verdict.role == everyone_role(where.server);
        case decided_by::role_overwrite:
            return role && model.holds(role->id);
        case decided_by::member_overwrite:
            return !verdict.role;
        default:
            return !verdict.allowed;
    }
}

/// Explaining agrees with deciding, and what it names is really there.
inline std::string_view explanation_differs(world const& where, permission_rules const& rules,
                                            person const& who, channel_id channel, permission wanted) {
    auto const verdict = explain_permission(rules, who.standing(), channel, wanted);
    auto const may = channel ? channel_permissions(rules, who.standing(), channel)
                             : server_permissions(rules, who.standing());
    if (verdict.allowed != has(may, wanted)) return "it says another outcome";
    if (!names_a_cause(verdict, wanted, where, who)) return "it names a cause that is none";
    if (!verdict.channel) return verdict.inherited ? "inherited from nowhere" : "";
    if (verdict.channel != channel) return "it names another channel";
    naive const model(where, who);
    overwrite const* row = nullptr;
    auto const target = verdict.role ? verdict.role.value : who.account.value;
    for (auto const& each : model.find_channel(channel)->overwrites) {
        bool const kind = (each.of == overwrite::target_kind::role) == bool(verdict.role);
        if (kind && each.target == target) row = &each;
    }
    if (!row || has(row->allow, wanted) != verdict.allowed) return "it names an overwrite that is none";
    auto const* parent = model.find_channel(model.find_channel(channel)->parent);
    bool const same = parent && std::find(parent->overwrites.begin(), parent->overwrites.end(), *row) !=
                                    parent->overwrites.end();
    return same == verdict.inherited ? "" : "it is wrong about the category";
}

}  // namespace parley::permission_world
