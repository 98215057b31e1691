#include "rule_steps.hpp"

namespace parley {
namespace {

using namespace rule_steps;

struct grant {
    permission_bits given = 0;
    bool muted = false;
};

grant granted(permission_rules const& rules, member_standing const& who) noexcept {
    auto const* everyone = rules.find_role(everyone_role(rules.server()));
    grant out{.given = everyone ? everyone->permissions : 0};
    for_each_held(who.roles, rules.roles(), role_of, [&](auto const& role) {
        out.given |= role.permissions;
        out.muted = out.muted || role.mutes;
    });
    return out;
}

permission_bits restrain(permission_bits p, member_standing const& who, bool muted) noexcept {
    if (is_restrained(who)) p &= restraint_leaves;
    return muted ? p & ~voice_of_member : p;
}

permission_bits apply(permission_bits p, overwrite const* row) noexcept {
    return row ? (p & ~row->deny) | row->allow : p;
}

permission_bits apply_roles(permission_bits p, std::span<overwrite const> rows, member_standing const& who,
                            role_id everyone) noexcept {
    permission_bits allow = 0;
    permission_bits deny = 0;
    for_each_held(who.roles, rows, target_of, [&](overwrite const& row) {
        if (row.target == everyone.value) return;  // has had its own step
        allow |= row.allow;
        deny |= row.deny;
    });
    return (p & ~deny) | allow;
}

}  // namespace

permission_bits server_permissions(permission_rules const& rules, member_standing const& who) noexcept {
    if (owns(rules, who)) return every_permission();
    auto const held = granted(rules, who);
    if (has(held.given, permission::administrator)) return every_permission();
    return restrain(held.given, who, held.muted);
}

permission_bits channel_permissions(permission_rules const& rules, member_standing const& who,
                                    channel_id channel) noexcept {
    auto const* rule = rules.find_channel(channel);
    if (!rule) return 0;
    if (owns(rules, who)) return every_permission();
    auto const held = granted(rules, who);
    if (has(held.given, permission::administrator)) return every_permission();
    auto p = held.given;
    auto const rows = split(rules, *rule, who.account);
    p = apply(p, rows.everyone);
    p = apply_roles(p, rows.roles, who, everyone_role(rules.server()));
    p = apply(p, rows.member);
    p = restrain(p, who, held.muted || rule->archived);
    return without_implied(p, rule->kind);
}

}  // namespace parley
