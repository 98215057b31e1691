#include "channel_service.hpp"

#include "audit.hpp"
#include "limits.hpp"
#include "names.hpp"
#include "overwrite_rules.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

/// ::invalid_parent, or ::too_many_channels when it is full. A zero `parent` is always right.
result<void> check_parent(server_state const& state, channel_kind kind, channel_id parent) {
    if (!parent) return {};
    auto const* category = state.find_channel(parent);
    bool const right =
        category != nullptr && category->kind == channel_kind::category && kind != channel_kind::category;
    if (!right) return community_errc::invalid_parent;
    auto const inside = std::count_if(state.channels.begin(), state.channels.end(),
                                      [&](channel const& each) { return each.parent == parent; });
    if (static_cast<std::size_t>(inside) >= limits::channels_per_category_max)
        return community_errc::too_many_channels;
    return {};
}

/// The simple fields of the edit, checked one by one and put into `row`.
result<void> apply_edit(channel_edit const& edit, channel& row) {
    if (edit.name) {
        auto valid = valid_channel_name(*edit.name, row.kind);
        if (!valid) return community_errc::invalid_name;
        row.name = std::move(*valid);
    }
    if (edit.topic && !is_valid_topic(*edit.topic)) return community_errc::invalid_topic;
    if (edit.slowmode && (*edit.slowmode < seconds{0} || *edit.slowmode > limits::slowmode_max))
        return community_errc::invalid_slowmode;
    bool const keeps = edit.retention && *edit.retention != seconds{0};
    if (keeps && (*edit.retention < limits::retention_min || *edit.retention > limits::retention_max))
        return community_errc::invalid_retention;
    row.topic = edit.topic.value_or(row.topic);
    if (edit.position) row.position = std::clamp(*edit.position, 0, limits::channel_position_max);
    row.age_restricted = edit.age_restricted.value_or(row.age_restricted);
    row.slowmode = edit.slowmode.value_or(row.slowmode);
    row.archived = edit.archived.value_or(row.archived);
    row.retention = edit.retention.value_or(row.retention);
    row.parent = edit.parent.value_or(row.parent);
    return {};
}

}  // namespace

task<result<visible<channel>>> channel_service::create(act by, new_channel wanted) {
    auto valid = valid_channel_name(wanted.name, wanted.kind);
    if (!valid) co_return community_errc::invalid_name;
    if (!is_valid_topic(wanted.topic)) co_return community_errc::invalid_topic;
    wanted.name = std::move(*valid);
    auto& home = gate_.home_of(wanted.server);
    auto work = create_at_home(std::move(by), std::move(wanted));
    co_return co_await on(home, std::move(work));
}

task<result<visible<channel>>> channel_service::create_at_home(act by, new_channel wanted) {
    auto const server = wanted.server;
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, {}));
    if (wanted.parent) {
        PARLEY_CO_CHECK(check_parent(state, wanted.kind, wanted.parent));
        PARLEY_CO_CHECK(gate_.decide_in(state, by.who, wanted.parent, permission::manage_channels));
    } else {
        PARLEY_CO_CHECK(gate_.decide(state, by.who, permission::manage_channels));
    }
    if (state.channels.size() >= limits::channels_per_server_max) co_return community_errc::too_many_channels;
    auto const& needs = gate_.needs();
    std::int32_t const last = state.channels.empty() ? -1 : state.channels.back().position;
    channel row{.id = needs.ids.make<channel_id>(),
                .server = server,
                .kind = wanted.kind,
                .name = std::move(wanted.name),
                .topic = std::move(wanted.topic),
                .position = std::min(last + 1, limits::channel_position_max),
                .parent = wanted.parent};
    if (!row.id) co_return community_errc::unavailable;
    if (auto const* category = state.find_channel(wanted.parent)) row.overwrites = category->overwrites;
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::channel_create,
                                          .target = row.id.value,
                                          .changes = changes_between(channel{}, row).take()}));
    std::vector<community_change> all{changes::put_channel{row}, std::move(entry)};
    PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    auto& changed = *change.slot->state;
    changed.put_channel(row, {});
    changed.renew_rules();
    needs.events.publish(stream_id::of_server(server), events::channel_created{row, changed.rules});
    co_return visible(access, std::move(row));
}

task<result<visible<channel>>> channel_service::edit(act by, channel_edit edit) {
    PARLEY_CO_TRY(auto server, co_await gate_.locate(edit.channel));
    auto work = edit_at_home(std::move(by), server, std::move(edit));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<channel>>> channel_service::edit_at_home(act by, server_id server, channel_edit edit) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide_in(state, by.who, edit.channel, permission::manage_channels));
    auto const& before = *state.find_channel(edit.channel);
    auto row = before;
    PARLEY_CO_CHECK(apply_edit(edit, row));
    if (row.parent != before.parent && row.parent) {
        PARLEY_CO_CHECK(check_parent(state, row.kind, row.parent));
        PARLEY_CO_CHECK(gate_.decide_in(state, by.who, row.parent, permission::manage_channels));
    }
    if (edit.sync) {
        auto const* category = state.find_channel(row.parent);
        if (category == nullptr) co_return community_errc::invalid_parent;
        PARLEY_CO_CHECK(
            check_may_overwrite(state, by.who.account, before, category->overwrites, gate_.now()));
        row.overwrites = category->overwrites;
    }
    auto differences = changes_between(before, row).take();
    if (differences.empty() && row.overwrites == before.overwrites) co_return visible(access, std::move(row));
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::channel_update,
                                          .target = row.id.value,
                                          .changes = std::move(differences),
                                          .detail = edit.sync ? "synced" : ""}));
    std::vector<community_change> entries{std::move(entry)};
    std::vector<channel> rows{row};
    PARLEY_CO_CHECK(co_await commit_rows(*change.slot->state, std::move(rows), std::move(entries)));
    co_return visible(access, std::move(row));
}

task<result<visible<channel>>> channel_service::put_overwrite(act by, overwrite_edit edit) {
    PARLEY_CO_TRY(auto server, co_await gate_.locate(edit.channel));
    auto work = put_overwrite_at_home(std::move(by), server, edit);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<channel>>> channel_service::put_overwrite_at_home(act by, server_id server,
                                                                      overwrite_edit edit) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide_in(state, by.who, edit.channel, permission::manage_roles));
    auto row = *state.find_channel(edit.channel);
    auto const before = row.overwrites;
    auto const* old = find_overwrite(before, edit.what.of, edit.what.target);
    if (edit.remove && old == nullptr) co_return community_errc::not_found;
    row.overwrites = edit.remove ? without_overwrite(before, edit.what) : with_overwrite(before, edit.what);
    PARLEY_CO_CHECK(check_overwrites(state, row.overwrites));
    auto const shown = *state.find_channel(edit.channel);
    PARLEY_CO_CHECK(check_may_overwrite(state, by.who.account, shown, row.overwrites, gate_.now()));
    if (row.overwrites == before) co_return visible(access, std::move(row));

    auto const action = edit.remove ? audit_action::overwrite_delete
                        : old       ? audit_action::overwrite_update
                                    : audit_action::overwrite_create;
    auto const after = edit.remove ? overwrite{} : edit.what;
    audit_changes differences;
    differences.set("allow", old ? old->allow : 0, after.allow).set("deny", old ? old->deny : 0, after.deny);
    auto const of = edit.what.of == overwrite::target_kind::role ? "role:" : "member:";
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = action,
                                          .target = row.id.value,
                                          .changes = differences.take(),
                                          .detail = of + std::to_string(edit.what.target)}));
    std::vector<channel> rows{row};
    for (auto const& each : state.channels) {
        // What was in sync with its category stays so.
        if (each.parent != row.id || each.overwrites != before) continue;
        rows.push_back(each);
        rows.back().overwrites = row.overwrites;
    }
    std::vector<community_change> entries{std::move(entry)};
    PARLEY_CO_CHECK(co_await commit_rows(*change.slot->state, std::move(rows), std::move(entries)));
    co_return visible(access, std::move(row));
}

task<result<void>> channel_service::commit_rows(server_state& state, std::vector<channel> rows,
                                                std::vector<community_change> entries) {
    auto const server = state.what.id;
    auto all = std::move(entries);
    for (auto const& each : rows)
        all.emplace_back(changes::put_channel{each});
    PARLEY_CO_CHECK(co_await gate_.needs().servers.commit(server, std::move(all)));
    for (auto const& each : rows)
        state.put_channel(each);  // messages may have come meanwhile: their newest mark stays
    state.renew_rules();
    for (auto& each : rows) {
        auto const last = state.last_messages[state.index_of(each.id)];
        gate_.needs().events.publish(stream_id::of_server(server),
                                     events::channel_changed{std::move(each), last, state.rules});
    }
    co_return result<void>{};
}

task<result<void>> channel_service::remove(act by, channel_id channel) {
    PARLEY_CO_TRY(auto server, co_await gate_.locate(channel));
    auto work = remove_at_home(std::move(by), server, channel);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> channel_service::remove_at_home(act by, server_id server, channel_id channel) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide_in(state, by.who, channel, permission::manage_channels));
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto entry,
                  make_audit(gate_, by,
                             {.server = server,
                              .action = audit_action::channel_delete,
                              .target = channel.value,
                              .changes = changes_between(*state.find_channel(channel), {}).take()}));
    std::vector<parley::channel> freed;  // a category leaves its channels behind
    for (auto const& each : state.channels) {
        if (each.parent == channel) freed.push_back(each);
    }
    std::vector<community_change> all{changes::drop_channel{channel}, std::move(entry)};
    PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    auto& changed = *change.slot->state;
    changed.erase_channel(channel);
    for (auto& each : freed) {
        each.parent = {};
        changed.put_channel(each);
    }
    changed.renew_rules();
    auto const stream = stream_id::of_server(server);
    needs.events.publish(stream, events::channel_deleted{server, channel, changed.rules});
    for (auto& each : freed) {
        auto const last = changed.last_messages[changed.index_of(each.id)];
        needs.events.publish(stream, events::channel_changed{std::move(each), last, changed.rules});
    }
    PARLEY_CO_CHECK(co_await needs.messages.drop_channel(channel));
    co_return result<void>{};
}

}  // namespace parley
