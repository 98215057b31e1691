#include "rule_steps.hpp"

namespace parley {
namespace {

using namespace rule_steps;
using channel_rule = permission_rules::channel_rule;

/// Walks the algorithm for one permission and remembers the last step that had a say.
class explanation {
public:
    explanation(permission_rules const& rules, member_standing const& who, permission wanted) noexcept
        : rules_(rules), who_(who), wanted_(wanted) {}

    permission_verdict in_server() noexcept {
        if (is_all_powerful()) return verdict_;
        grant();
        restrain();
        return verdict_;
    }

    permission_verdict in_channel(channel_rule const& channel, permission_bits others) noexcept {
        if (is_all_powerful()) return verdict_;
        grant();
        overwrite_steps(channel);
        restrain();
        if (channel.archived && has(voice_of_member, wanted_)) refuse(decided_by::archived);
        imply(channel, others);
        return verdict_;
    }

private:
    bool is_all_powerful() noexcept {
        if (owns(rules_, who_)) {
            verdict_ = {true, decided_by::owner};
            return true;
        }
        auto const* role = highest_with(permission::administrator);
        if (role) verdict_ = {true, decided_by::administrator, role->id};
        return role != nullptr;
    }

    /// Of the roles held, everyone's included, the highest with this permission.
    permission_rules::role_rule const* highest_with(permission what) const noexcept {
        auto const* everyone = rules_.find_role(everyone_role(rules_.server()));
        auto const* best = everyone && has(everyone->permissions, what) ? everyone : nullptr;
        for_each_held(who_.roles, rules_.roles(), role_of, [&](auto const& role) {
            if (!has(role.permissions, what) || &role == everyone) return;
            if (!best || best == everyone || rank_of(role).outranks(rank_of(*best))) best = &role;
        });
        return best;
    }

    void grant() noexcept {
        auto const everyone = everyone_role(rules_.server());
        auto const* everyones = rules_.find_role(everyone);
        if (everyones && has(everyones->permissions, wanted_)) {
            verdict_ = {true, decided_by::everyone, everyone};
            return;
        }
        auto const* role = highest_with(wanted_);
        if (role) verdict_ = {true, decided_by::role, role->id};
    }

    void restrain() noexcept {
        if (is_restrained(who_) && !has(restraint_leaves, wanted_)) {
            refuse(who_.timed_out ? decided_by::timeout
                   : who_.pending ? decided_by::pending
                                  : decided_by::verification);
        }
        if (!verdict_.allowed || !has(voice_of_member, wanted_)) return;
        permission_rules::role_rule const* muting = nullptr;
        for_each_held(who_.roles, rules_.roles(), role_of, [&](auto const& role) {
            if (role.mutes && (!muting || rank_of(role).outranks(rank_of(*muting)))) muting = &role;
        });
        if (muting) verdict_ = {false, decided_by::mute, muting->id};
    }

    void overwrite_steps(channel_rule const& channel) noexcept {
        auto const rows = split(rules_, channel, who_.account);
        settle(channel, rows.everyone, decided_by::everyone_overwrite);
        settle(channel, highest_row(rows.roles), decided_by::role_overwrite);
        settle(channel, rows.member, decided_by::member_overwrite);
    }

    /// One row that allows beats all that deny; of several that say the same the highest role's is named.
    overwrite const* highest_row(std::span<overwrite const> rows) const noexcept {
        overwrite const* best = nullptr;
        for_each_held(who_.roles, rows, target_of, [&](overwrite const& row) {
            if (row.target == rules_.server().value || !has(row.allow | row.deny, wanted_)) return;
            if (!best || beats(row, *best)) best = &row;
        });
        return best;
    }
    bool beats(overwrite const& one, overwrite const& other) const noexcept {
        bool const allows = has(one.allow, wanted_);
        if (allows != has(other.allow, wanted_)) return allows;
        auto const* role = rules_.find_role({one.target});
        auto const* than = rules_.find_role({other.target});
        return role && than && rank_of(*role).outranks(rank_of(*than));
    }

    void settle(channel_rule const& channel, overwrite const* row, decided_by step) noexcept {
        if (!row || !has(row->allow | row->deny, wanted_)) return;
        verdict_ = {has(row->allow, wanted_), step, {}, channel.id, stands_in_category(channel, *row)};
        if (row->of == overwrite::target_kind::role) verdict_.role = {row->target};
    }
    bool stands_in_category(channel_rule const& channel, overwrite const& row) const noexcept {
        auto const* category = channel.parent ? rules_.find_channel(channel.parent) : nullptr;
        if (!category) return false;
        return std::find(category->overwrites.begin(), category->overwrites.end(), row) !=
               category->overwrites.end();
    }

    /// `others` is what stays in the end. It cannot tell a lost view_channel from one never had, and need
    /// not: `wanted` is allowed before this step and denied after it for one reason only.
    void imply(channel_rule const& channel, permission_bits others) noexcept {
        if (has(others, wanted_)) return;
        if (!has(others, permission::view_channel)) return refuse(decided_by::cannot_view);
        if (is_voice(channel.kind)) return refuse(decided_by::cannot_connect);
        refuse(decided_by::cannot_send);
    }

    /// A step that takes away; what was denied already keeps its reason.
    void refuse(decided_by step) noexcept {
        if (verdict_.allowed) verdict_ = {false, step};
    }

    permission_rules const& rules_;
    member_standing const& who_;
    permission wanted_;
    permission_verdict verdict_;
};

}  // namespace

permission_verdict explain_permission(permission_rules const& rules, member_standing const& who,
                                      channel_id channel, permission wanted) noexcept {
    explanation why(rules, who, wanted);
    if (!channel) return why.in_server();
    auto const* rule = rules.find_channel(channel);
    if (!rule) return {false, decided_by::unknown_channel};
    return why.in_channel(*rule, channel_permissions(rules, who, channel));
}

}  // namespace parley
