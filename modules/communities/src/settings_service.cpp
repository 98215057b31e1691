#include "settings_service.hpp"

#include "audit.hpp"
#include "limits.hpp"
#include "names.hpp"
#include "places.hpp"

#include <parley/base/on_core.hpp>

namespace parley {
namespace limits = communities_limits;
namespace {

/// The fields of the edit, checked one by one and put into `row`; pictures have been claimed before.
result<void> apply_edit(server_edit const& edit, server& row) {
    if (edit.name) {
        auto valid = valid_server_name(*edit.name);
        if (!valid) return community_errc::invalid_name;
        row.name = std::move(*valid);
    }
    if (edit.description && !is_valid_prose(*edit.description, limits::description_characters_max))
        return growth_errc::invalid_description;
    if (edit.accent && *edit.accent > limits::color_max) return growth_errc::invalid_accent;
    row.description = edit.description.value_or(row.description);
    row.icon = edit.icon.value_or(row.icon);
    row.banner = edit.banner.value_or(row.banner);
    row.accent = edit.accent.value_or(row.accent);
    row.discoverable = edit.discoverable.value_or(row.discoverable);
    return {};
}

audit_changes profile_changes(server const& before, server const& after) {
    audit_changes all;
    all.text("name", before.name, after.name)
        .text("description", before.description, after.description)
        .text("icon", before.icon, after.icon)
        .text("banner", before.banner, after.banner)
        .number("accentColor", before.accent, after.accent)
        .flag("discoverable", before.discoverable, after.discoverable);
    return all;
}

audit_changes safety_changes(server const& before, server const& after) {
    auto id_text = [](channel_id id) { return id ? to_string(id) : std::string(); };
    audit_changes all;
    all.number("verification", static_cast<int>(before.verification), static_cast<int>(after.verification))
        .flag("rulesGate", before.rules_gate, after.rules_gate)
        .number("raidJoins", before.raid_joins, after.raid_joins)
        .flag("raidPauses", before.raid_pauses, after.raid_pauses)
        .text("alertChannelId", id_text(before.alert_channel), id_text(after.alert_channel))
        .text("greetingChannelId", id_text(before.greeting_channel), id_text(after.greeting_channel))
        .number("auditDays", before.audit_days, after.audit_days);
    return all;
}

bool is_within(std::optional<std::int32_t> number, std::int32_t min, std::int32_t max) {
    return !number || *number == 0 || (*number >= min && *number <= max);
}

result<void> apply_edit(safety_edit const& edit, wall_time now, server& row) {
    if (!is_within(edit.raid_joins, limits::raid_joins_min, limits::raid_joins_max) ||
        !is_within(edit.audit_days, 1, limits::audit_days_max))
        return growth_errc::invalid_safety;
    if (auto const lasts = edit.invites_paused_for) {
        if (*lasts < seconds{0} || *lasts > limits::invites_pause_max) return growth_errc::invalid_safety;
        row.invites_paused_until = *lasts > seconds{0} ? std::optional(now + *lasts) : std::nullopt;
    }
    row.verification = edit.verification.value_or(row.verification);
    row.rules_gate = edit.rules_gate.value_or(row.rules_gate);
    row.raid_joins = edit.raid_joins.value_or(row.raid_joins);
    row.raid_pauses = edit.raid_pauses.value_or(row.raid_pauses);
    row.alert_channel = edit.alert_channel.value_or(row.alert_channel);
    row.greeting_channel = edit.greeting_channel.value_or(row.greeting_channel);
    row.audit_days = edit.audit_days.value_or(row.audit_days);
    return {};
}

}  // namespace

task<result<visible<server_view>>> settings_service::edit(act by, server_edit edit) {
    // Before anything is claimed or read for them: a stranger learns nothing of pictures.
    PARLEY_CO_CHECK(co_await gate_.access_server(by.who, edit.server, permission::manage_server));
    PARLEY_CO_CHECK(co_await claim_picture(edit.icon, asset_purpose::icon));
    PARLEY_CO_CHECK(co_await claim_picture(edit.banner, asset_purpose::banner));
    auto& home = gate_.home_of(edit.server);
    auto work = edit_at_home(std::move(by), std::move(edit));
    co_return co_await on(home, std::move(work));
}

task<result<void>> settings_service::claim_picture(std::optional<std::string> const& name,
                                                   asset_purpose purpose) {
    if (!name || name->empty()) co_return result<void>{};
    auto wanted = *name;
    co_return co_await gate_.needs().claim_picture(std::move(wanted), purpose);
}

task<result<visible<server_view>>> settings_service::edit_at_home(act by, server_edit edit) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(edit.server));
    auto& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, permission::manage_server));
    auto row = state.what;
    PARLEY_CO_CHECK(apply_edit(edit, row));
    auto differences = profile_changes(state.what, row);
    if (!differences.empty()) {
        PARLEY_CO_TRY(auto entry,
                      make_audit(gate_, by, {.server = edit.server, .changes = differences.take()}));
        std::vector<community_change> entries{std::move(entry)};
        PARLEY_CO_CHECK(co_await commit_row(state, std::move(row), std::move(entries)));
    }
    co_return visible(access, state.view_for(by.who.account, gate_.now()));
}

task<result<void>> settings_service::commit_row(server_state& state, server row,
                                                std::vector<community_change> entries) {
    auto all = std::move(entries);
    all.emplace_back(changes::put_server{row});
    auto const id = row.id;
    PARLEY_CO_CHECK(co_await gate_.needs().servers.commit(id, std::move(all)));
    state.what = std::move(row);
    state.renew_rules();
    gate_.needs().events.publish(stream_id::of_server(id),
                                 events::server_changed{state.what, state.members.size(), state.rules});
    co_return result<void>{};
}

task<result<visible<server>>> settings_service::safety(principal who, server_id server) {
    auto work = safety_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<server>>> settings_service::safety_at_home(principal who, server_id server) {
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(server));
    PARLEY_CO_TRY(auto access, gate_.decide(*state, who, permission::manage_server));
    co_return visible(access, shown_safety(gate_, *state, who));
}

task<result<visible<server>>> settings_service::edit_safety(act by, safety_edit edit) {
    auto& home = gate_.home_of(edit.server);
    auto work = edit_safety_at_home(std::move(by), edit);
    co_return co_await on(home, std::move(work));
}

task<result<visible<server>>> settings_service::edit_safety_at_home(act by, safety_edit edit) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(edit.server));
    auto& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, permission::manage_server));
    for (auto const channel : {edit.alert_channel, edit.greeting_channel}) {
        if (!channel) continue;
        PARLEY_CO_CHECK(check_message_place(gate_, state, by.who, *channel));
    }
    auto row = state.what;
    PARLEY_CO_CHECK(apply_edit(edit, gate_.now(), row));
    std::vector<community_change> entries;
    auto differences = safety_changes(state.what, row);
    if (!differences.empty()) {
        PARLEY_CO_TRY(auto entry,
                      make_audit(gate_, by, {.server = edit.server, .changes = differences.take()}));
        entries.emplace_back(std::move(entry));
    }
    audit_changes pause;
    pause.time("invitesPausedUntil", state.what.invites_paused_until, row.invites_paused_until);
    if (!pause.empty()) {
        PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                             {.server = edit.server,
                                              .action = audit_action::invites_pause,
                                              .changes = pause.take()}));
        entries.emplace_back(std::move(entry));
    }
    if (!entries.empty()) {
        PARLEY_CO_CHECK(co_await commit_row(state, std::move(row), std::move(entries)));
    }
    co_return visible(access, shown_safety(gate_, state, by.who));
}

}  // namespace parley
