// What members are given and what is taken from them: nicknames, roles, time-outs.

#include "audit.hpp"
#include "hierarchy.hpp"
#include "joining.hpp"
#include "limits.hpp"
#include "membership_service.hpp"
#include "names.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>
#include <iterator>

namespace parley {
namespace limits = communities_limits;
namespace {

struct editing {
    directory const& gate;
    server_state const& state;
    act const& by;
    permission_bits own;  // of who edits, in the server
    bool oneself = false;
};

result<void> set_nickname(editing const& in, std::string const& wanted, member& row) {
    auto valid = valid_nickname(wanted);
    if (!valid) return community_errc::invalid_nickname;
    if (*valid == row.nickname) return {};
    bool const manages = has(in.own, permission::manage_nicknames);
    if (!manages && !(in.oneself && has(in.own, permission::change_nickname)))
        return community_errc::missing_permission;
    if (!in.oneself) {
        PARLEY_CHECK(check_outranks(in.state, in.by.who.account, row.account, in.gate.now()));
    }
    row.nickname = std::move(*valid);
    return {};
}

/// One role more or less.
result<void> check_role(editing const& in, role_id wanted, account_id target) {
    auto const* found = in.state.find_role(wanted);
    if (found == nullptr || wanted == everyone_role(in.state.what.id)) return community_errc::invalid_role;
    if (in.oneself && found->self_assignable) return {};
    if (!has(in.own, permission::manage_roles)) return community_errc::missing_permission;
    PARLEY_CHECK(role_below(in.state, in.by.who.account, wanted, in.gate.now()));
    if (!in.oneself) return check_outranks(in.state, in.by.who.account, target, in.gate.now());
    return {};
}

result<void> set_roles(editing const& in, std::vector<role_id> wanted, member& row) {
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::vector<role_id> differing;
    std::set_symmetric_difference(wanted.begin(), wanted.end(), row.roles.begin(), row.roles.end(),
                                  std::back_inserter(differing));
    for (auto each : differing) {
        PARLEY_CHECK(check_role(in, each, row.account));
    }
    row.roles = std::move(wanted);
    if (!row.roles.empty()) row.temporary = false;  // whoever is given a role may stay
    return {};
}

result<void> set_timeout(editing const& in, std::optional<wall_time> until, member& row) {
    auto const now = in.gate.now();
    if (until && (*until <= now || *until > now + limits::timeout_max))
        return community_errc::invalid_timeout;
    if (!has(in.own, permission::moderate_members)) return community_errc::missing_permission;
    PARLEY_CHECK(check_outranks(in.state, in.by.who.account, row.account, now));
    bool const all_mighty = has(in.state.server_bits(row.account, now), permission::administrator);
    if (until && all_mighty) return community_errc::cannot_time_out;
    row.timed_out_until = until;
    return {};
}

result<void> apply_edit(editing const& in, member_edit const& edit, member& row) {
    if (edit.nickname) {
        PARLEY_CHECK(set_nickname(in, *edit.nickname, row));
    }
    auto roles = edit.roles.value_or(row.roles);
    if (edit.add_role) roles.push_back(*edit.add_role);
    if (edit.remove_role) std::erase(roles, *edit.remove_role);
    if (edit.remove_role && in.state.find_role(*edit.remove_role) == nullptr)
        return community_errc::invalid_role;
    PARLEY_CHECK(set_roles(in, std::move(roles), row));
    if (edit.timed_out_until) {
        PARLEY_CHECK(set_timeout(in, *edit.timed_out_until, row));
    }
    return {};
}

std::string listed(std::vector<role_id> const& roles) {
    std::string text;
    for (auto each : roles)
        text += (text.empty() ? "" : ",") + to_string(each);
    return text;
}

}  // namespace

task<result<visible<member_view>>> membership_service::edit(act by, member_edit edit) {
    PARLEY_CO_TRY(auto person, co_await gate_.needs().accounts.find(edit.account));
    auto& home = gate_.home_of(edit.server);
    auto work = edit_at_home(std::move(by), std::move(edit), std::move(person));
    co_return co_await on(home, std::move(work));
}

task<result<visible<member_view>>> membership_service::edit_at_home(act by, member_edit edit,
                                                                    account person) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(edit.server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, {}));
    auto at = state.members.find(edit.account);
    if (at == state.members.end()) co_return community_errc::not_found;
    auto const before = at->second;
    auto row = before;
    editing const in{gate_, state, by, state.server_bits(by.who.account, gate_.now()),
                     by.who.account == edit.account};
    PARLEY_CO_CHECK(apply_edit(in, edit, row));
    bool const keeps_order = has(in.own, permission::manage_server);
    if (in.oneself && !keeps_order && row.nickname != before.nickname && !row.nickname.empty()) {
        PARLEY_CO_CHECK(co_await check_name(gate_, row, row.nickname));
    }
    member_view view{.member = row, .who = std::move(person), .owner = state.what.owner == row.account};
    audit_changes differences;
    differences.text("nickname", before.nickname, row.nickname)
        .time("timedOutUntil", before.timed_out_until, row.timed_out_until);
    bool const only_roles = differences.empty();
    differences.text("roleIds", listed(before.roles), listed(row.roles));
    if (differences.empty()) co_return visible(access, std::move(view));
    auto const action = only_roles ? audit_action::member_role_update : audit_action::member_update;
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = edit.server,
                                          .action = action,
                                          .target = row.account.value,
                                          .changes = differences.take()}));
    std::vector<community_change> all{changes::put_member{row}, std::move(entry)};
    PARLEY_CO_CHECK(co_await gate_.needs().servers.commit(edit.server, std::move(all)));
    change.slot->state->members[row.account] = row;
    gate_.needs().events.publish(stream_id::of_server(edit.server), events::member_changed{view});
    co_return visible(access, std::move(view));
}

}  // namespace parley
