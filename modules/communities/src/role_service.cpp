#include "role_service.hpp"

#include "audit.hpp"
#include "hierarchy.hpp"
#include "limits.hpp"
#include "names.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

/// The fields of the edit, checked one by one and put into `row`.
result<void> apply_edit(role_edit const& wanted, role& row) {
    if (wanted.name) {
        auto valid = valid_role_name(*wanted.name);
        if (!valid) return community_errc::invalid_name;
        row.name = std::move(*valid);
    }
    if (wanted.icon && !is_valid_icon(*wanted.icon)) return community_errc::invalid_icon;
    if (wanted.color && *wanted.color > limits::color_max) return community_errc::invalid_role;
    if (wanted.permissions && (*wanted.permissions & ~every_permission()) != 0)
        return community_errc::invalid_role;
    row.permissions = wanted.permissions.value_or(row.permissions);
    row.color = wanted.color.value_or(row.color);
    row.hoist = wanted.hoist.value_or(row.hoist);
    row.mentionable = wanted.mentionable.value_or(row.mentionable);
    row.self_assignable = wanted.self_assignable.value_or(row.self_assignable);
    row.icon = wanted.icon.value_or(row.icon);
    row.mutes = wanted.mutes.value_or(row.mutes);
    return {};
}

bool changes_more_than_permissions(role_edit const& wanted) {
    return wanted.name || wanted.color || wanted.hoist || wanted.mentionable || wanted.self_assignable ||
           wanted.icon || wanted.mutes;
}

}  // namespace

task<result<visible<role>>> role_service::create(act by, role_edit wanted) {
    auto& home = gate_.home_of(wanted.server);
    auto work = create_at_home(std::move(by), std::move(wanted));
    co_return co_await on(home, std::move(work));
}

task<result<visible<role>>> role_service::create_at_home(act by, role_edit wanted) {
    auto const server = wanted.server;
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, permission::manage_roles));
    if (state.roles.size() >= limits::roles_per_server_max) co_return community_errc::too_many_roles;
    // At the bottom: among roles of one position the newer, with the higher id, ranks lower.
    role row{.id = {}, .server = server, .name = "new role", .position = 1};
    PARLEY_CO_CHECK(apply_edit(wanted, row));
    PARLEY_CO_CHECK(check_giving(row.permissions, state.server_bits(by.who.account, gate_.now())));
    auto const& needs = gate_.needs();
    row.id = needs.ids.make<role_id>();
    if (!row.id) co_return community_errc::unavailable;
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::role_create,
                                          .target = row.id.value,
                                          .changes = changes_between(role{}, row).take()}));
    std::vector<community_change> all{changes::put_role{row}, std::move(entry)};
    PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    auto& changed = *change.slot->state;
    changed.put_role(row);
    changed.renew_rules();
    needs.events.publish(stream_id::of_server(server), events::role_created{row, changed.rules});
    co_return visible(access, std::move(row));
}

task<result<visible<role>>> role_service::edit(act by, role_edit wanted) {
    auto& home = gate_.home_of(wanted.server);
    auto work = edit_at_home(std::move(by), std::move(wanted));
    co_return co_await on(home, std::move(work));
}

task<result<visible<role>>> role_service::edit_at_home(act by, role_edit wanted) {
    auto const server = wanted.server;
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, permission::manage_roles));
    auto const* before = state.find_role(wanted.role);
    if (before == nullptr) co_return community_errc::not_found;
    bool const everyones = wanted.role == everyone_role(server);
    if (everyones && changes_more_than_permissions(wanted)) co_return community_errc::invalid_role;
    PARLEY_CO_CHECK(role_below(state, by.who.account, wanted.role, gate_.now()));
    role row = *before;
    PARLEY_CO_CHECK(apply_edit(wanted, row));
    PARLEY_CO_CHECK(
        check_giving(row.permissions ^ before->permissions, state.server_bits(by.who.account, gate_.now())));
    auto differences = changes_between(*before, row).take();
    if (differences.empty()) co_return visible(access, std::move(row));
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::role_update,
                                          .target = row.id.value,
                                          .changes = std::move(differences)}));
    std::vector<community_change> all{changes::put_role{row}, std::move(entry)};
    PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    auto& changed = *change.slot->state;
    changed.put_role(row);
    changed.renew_rules();
    needs.events.publish(stream_id::of_server(server), events::role_changed{row, changed.rules});
    co_return visible(access, std::move(row));
}

task<result<void>> role_service::remove(act by, server_id server, role_id role) {
    auto work = remove_at_home(std::move(by), server, role);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> role_service::remove_at_home(act by, server_id server, role_id role) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide(state, by.who, permission::manage_roles));
    if (state.find_role(role) == nullptr) co_return community_errc::not_found;
    if (role == everyone_role(server)) co_return community_errc::invalid_role;
    PARLEY_CO_TRY(auto const* gone, role_below(state, by.who.account, role, gate_.now()));
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::role_delete,
                                          .target = role.value,
                                          .changes = changes_between(*gone, parley::role{}).take()}));
    std::vector<community_change> all{changes::drop_role{role}, std::move(entry)};
    PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    auto& changed = *change.slot->state;
    changed.erase_role(role);
    changed.renew_rules();
    needs.events.publish(stream_id::of_server(server), events::role_deleted{server, role, changed.rules});
    co_return result<void>{};
}

task<result<permission_report>> role_service::explain(principal who, permission_question about) {
    auto kind = about.account == who.account ? who.kind : account_kind::person;
    if (about.account && about.account != who.account) {
        auto const found = co_await gate_.needs().accounts.find(about.account);
        if (found.has_value()) kind = found->kind;
    }
    auto work = explain_at_home(who, about, kind);
    co_return co_await on(gate_.home_of(about.server), std::move(work));
}

task<result<permission_report>> role_service::explain_at_home(principal who, permission_question about,
                                                              account_kind kind) {
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(about.server));
    bool const about_oneself = about.account == who.account;
    auto const needed = about_oneself ? std::optional<permission>() : permission::manage_roles;
    PARLEY_CO_CHECK(gate_.decide(*state, who, needed));
    std::vector<role_id> const just_that{about.role};
    auto standing = member_standing{.account = {}, .roles = just_that};
    if (about.account) {
        auto const member = state->standing_of(about.account, gate_.now(), kind);
        if (!member) co_return community_errc::not_found;
        standing = *member;
    } else if (state->find_role(about.role) == nullptr) {
        co_return community_errc::invalid_role;
    }
    // A channel that the asker cannot see does not exist for them, whoever they ask about.
    if (about.channel) {
        PARLEY_CO_CHECK(gate_.decide_in(*state, who, about.channel, permission::view_channel));
    }
    permission_report report;
    report.allowed = about.channel ? channel_permissions(*state->rules, standing, about.channel)
                                   : server_permissions(*state->rules, standing);
    for (auto const& each : permission_names) {
        report.each.emplace_back(each.what,
                                 explain_permission(*state->rules, standing, about.channel, each.what));
    }
    co_return report;
}

}  // namespace parley
