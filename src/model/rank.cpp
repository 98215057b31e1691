#include "rule_steps.hpp"

#include <limits>

namespace parley {

bool rank::outranks(rank const& other) const noexcept {
    if (owner || other.owner) return owner && !other.owner;
    return position != other.position ? position > other.position : role < other.role;
}

rank rank_of(permission_rules::role_rule const& role) noexcept {
    return {false, role.position, role.id.value};
}

rank rank_of(permission_rules const& rules, member_standing const& who) noexcept {
    // Whoever has no role stands below every role, everyone's too: its own members may not change it.
    rank best{rule_steps::owns(rules, who), 0, std::numeric_limits<std::uint64_t>::max()};
    rule_steps::for_each_held(who.roles, rules.roles(), rule_steps::role_of, [&](auto const& role) {
        auto const here = rank_of(role);
        if (here.outranks({false, best.position, best.role})) {
            best.position = here.position;
            best.role = here.role;
        }
    });
    return best;
}

}  // namespace parley
