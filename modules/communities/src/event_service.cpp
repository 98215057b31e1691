#include "event_service.hpp"

#include "audit.hpp"
#include "event_rules.hpp"
#include "limits.hpp"
#include "recurring.hpp"

#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

audit_changes changes_between(scheduled_event const& before, scheduled_event const& after) {
    auto id_text = [](channel_id id) { return id ? to_string(id) : std::string(); };
    audit_changes all;
    all.text("name", before.name, after.name)
        .text("description", before.description, after.description)
        .text("channelId", id_text(before.channel), id_text(after.channel))
        .text("location", before.location, after.location)
        .time("startsAt", before.starts_at, after.starts_at)
        .time("endsAt", before.ends_at, after.ends_at)
        .number("repeats", static_cast<int>(before.repeats), static_cast<int>(after.repeats))
        .number("status", static_cast<int>(before.status), static_cast<int>(after.status))
        .text("image", before.image, after.image);
    return all;
}

}  // namespace

task<result<void>> event_service::claim_picture(scheduled_event_edit const& wanted) {
    if (!wanted.image || wanted.image->empty()) co_return result<void>{};
    auto name = *wanted.image;
    co_return co_await gate_.needs().claim_picture(std::move(name), asset_purpose::event);
}

task<result<visible<shown_event>>> event_service::create(act by, scheduled_event_edit wanted) {
    PARLEY_CO_CHECK(co_await gate_.access_server(by.who, wanted.server, {}));
    PARLEY_CO_CHECK(co_await claim_picture(wanted));
    auto& home = gate_.home_of(wanted.server);
    auto work = create_at_home(std::move(by), std::move(wanted));
    co_return co_await on(home, std::move(work));
}

task<result<visible<shown_event>>> event_service::create_at_home(act by, scheduled_event_edit wanted) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(wanted.server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, {}));
    auto const& needs = gate_.needs();
    scheduled_event row{
        .id = needs.ids.make<scheduled_event_id>(), .server = wanted.server, .creator = by.who.account};
    if (!row.id) co_return community_errc::unavailable;
    bool const whole = wanted.name && wanted.starts_at && *wanted.starts_at > gate_.now();
    if (!whole || wanted.status) co_return growth_errc::invalid_event;
    PARLEY_CO_CHECK(apply_edit(wanted, gate_.now(), row));
    PARLEY_CO_CHECK(check_may_hold(gate_, state, by.who, row));
    PARLEY_CO_TRY(auto const already, co_await needs.growth.scheduled_events.of_server(wanted.server));
    auto const to_come = std::count_if(already.begin(), already.end(), is_to_come);
    if (static_cast<std::size_t>(to_come) >= limits::events_to_come_max)
        co_return growth_errc::too_many_events;
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = wanted.server,
                                          .action = audit_action::event_create,
                                          .target = row.id.value,
                                          .changes = changes_between({}, row).take()}));
    std::vector<community_change> along{std::move(entry)};
    PARLEY_CO_CHECK(co_await commit_row(row, row.channel, std::move(along)));
    co_return visible(access, shown_event{std::move(row), false});
}

task<result<visible<shown_event>>> event_service::edit(act by, scheduled_event_edit wanted) {
    PARLEY_CO_CHECK(co_await gate_.access_server(by.who, wanted.server, {}));
    PARLEY_CO_CHECK(co_await claim_picture(wanted));
    auto& home = gate_.home_of(wanted.server);
    auto work = edit_at_home(std::move(by), std::move(wanted));
    co_return co_await on(home, std::move(work));
}

task<result<visible<shown_event>>> event_service::edit_at_home(act by, scheduled_event_edit wanted) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(wanted.server));
    auto const& state = *change.slot->state;
    auto const& stores = gate_.needs().growth;
    PARLEY_CO_CHECK(gate_.decide(state, by.who, {}));
    PARLEY_CO_TRY(auto const found, co_await stores.scheduled_events.find(wanted.server, wanted.event));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_TRY(auto access, see_event(gate_, state, by.who, *found));
    PARLEY_CO_CHECK(check_may_hold(gate_, state, by.who, *found));
    auto row = *found;
    PARLEY_CO_CHECK(apply_edit(wanted, gate_.now(), row));
    PARLEY_CO_CHECK(check_may_hold(gate_, state, by.who, row));
    auto differences = changes_between(*found, row).take();
    if (!differences.empty()) {
        PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                             {.server = wanted.server,
                                              .action = audit_action::event_update,
                                              .target = row.id.value,
                                              .changes = std::move(differences)}));
        std::vector<community_change> along{std::move(entry)};
        PARLEY_CO_CHECK(co_await commit_row(row, found->channel, std::move(along)));
    }
    PARLEY_CO_TRY(bool const comes, co_await stores.scheduled_events.is_interested(row.id, by.who.account));
    co_return visible(access, shown_event{std::move(row), comes});
}

task<result<void>> event_service::commit_row(scheduled_event row, channel_id before,
                                             std::vector<community_change> along) {
    auto const& needs = gate_.needs();
    auto const due = due_time(row);
    PARLEY_CO_CHECK(co_await needs.growth.scheduled_events.put(row, due, std::move(along)));
    if (due) {
        auto known = soonest_ms_.load();
        while (unix_ms(*due) < known && !soonest_ms_.compare_exchange_weak(known, unix_ms(*due))) {
        }
    }
    auto const stream = stream_id::of_server(row.server);
    // Who saw it in its old place and does not see the new one is told that it is gone.
    if (before != row.channel && before)
        needs.events.publish(stream, events::scheduled_event_deleted{row.server, before, row.id});
    if (before != row.channel && !before && row.channel)
        needs.events.publish(stream, events::scheduled_event_deleted{row.server, {}, row.id});
    needs.events.publish(stream, events::scheduled_event_changed{std::move(row)});
    co_return result<void>{};
}

task<result<void>> event_service::remove(act by, server_id server, scheduled_event_id id) {
    auto work = remove_at_home(std::move(by), server, id);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> event_service::remove_at_home(act by, server_id server, scheduled_event_id id) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide(state, by.who, {}));
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto const found, co_await needs.growth.scheduled_events.find(server, id));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_CHECK(see_event(gate_, state, by.who, *found));
    PARLEY_CO_CHECK(check_may_hold(gate_, state, by.who, *found));
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::event_delete,
                                          .target = id.value,
                                          .changes = changes_between(*found, {}).take()}));
    std::vector<community_change> along{std::move(entry)};
    PARLEY_CO_CHECK(co_await needs.growth.scheduled_events.remove(server, id, std::move(along)));
    needs.events.publish(stream_id::of_server(server),
                         events::scheduled_event_deleted{server, found->channel, id});
    co_return result<void>{};
}

task<result<wall_time>> event_service::pass_time() {
    // How many are looked at together, and how soon again when there are more or the store is away.
    constexpr std::size_t batch = 50;
    constexpr seconds look_at_least_every{30};
    auto const now = gate_.now();
    auto next = now + look_at_least_every;
    soonest_ms_ = unix_ms(next);  // what comes while this runs lowers it
    PARLEY_CO_TRY(auto const soonest, co_await gate_.needs().growth.scheduled_events.soonest(batch));
    for (auto const& each : soonest) {
        if (each.at > now) {
            next = std::min(next, each.at);
            break;
        }
        auto work = advance_at_home(each.server, each.event);
        auto const done = co_await on(gate_.home_of(each.server), std::move(work));
        // One that cannot be advanced holds up no other, and is tried again.
        if (done.has_error()) {
            log_warn("community.event_waits", {{"error", done.error().message()}});
            next = std::min(next, now + limits::clockwork_retry);
        } else if (&each == &soonest.back()) {
            next = now;
        }
    }
    co_return next;
}

task<result<void>> event_service::advance_at_home(server_id server, scheduled_event_id id) {
    auto begun = co_await gate_.here().begin_change(server);
    if (begun.has_error() && begun.error() == community_errc::not_found) co_return result<void>{};
    if (begun.has_error()) co_return begun.error();
    auto const change = std::move(begun).value();
    PARLEY_CO_TRY(auto found, co_await gate_.needs().growth.scheduled_events.find(server, id));
    if (!found) co_return result<void>{};
    auto row = std::move(*found);
    auto const before = row;
    advance(row, gate_.now());
    if (row == before) co_return result<void>{};
    std::vector<community_change> nothing_more;
    co_return co_await commit_row(std::move(row), before.channel, std::move(nothing_more));
}

}  // namespace parley
