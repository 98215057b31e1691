#include "event_rules.hpp"

#include "limits.hpp"
#include "names.hpp"
#include "recurring.hpp"

namespace parley {
namespace limits = communities_limits;
namespace {

result<void> apply_texts(scheduled_event_edit const& wanted, scheduled_event& row) {
    if (wanted.name) {
        auto valid = valid_title(*wanted.name, limits::event_name_characters_max);
        if (!valid) return community_errc::invalid_name;
        row.name = std::move(*valid);
    }
    if (wanted.description && !is_valid_prose(*wanted.description, limits::event_description_characters_max))
        return growth_errc::invalid_event;
    if (wanted.location && !wanted.location->empty()) {
        auto valid = valid_title(*wanted.location, limits::event_location_characters_max);
        if (!valid) return growth_errc::invalid_event;
        row.location = std::move(*valid);
    } else if (wanted.location) {
        row.location.clear();
    }
    row.description = wanted.description.value_or(row.description);
    row.channel = wanted.channel.value_or(row.channel);
    row.image = wanted.image.value_or(row.image);
    if (row.channel && !row.location.empty()) return growth_errc::invalid_event;
    return {};
}

result<void> apply_times(scheduled_event_edit const& wanted, wall_time now, scheduled_event& row) {
    auto const before = row;
    row.starts_at = wanted.starts_at.value_or(row.starts_at);
    row.ends_at = wanted.ends_at.value_or(row.ends_at);
    row.repeats = wanted.repeats.value_or(row.repeats);
    bool const moved = row.starts_at != before.starts_at;
    // What has begun has begun; and nothing begins in the past.
    if (moved && (row.status != scheduled_event_status::scheduled || row.starts_at <= now))
        return growth_errc::invalid_event;
    if (row.starts_at > now + limits::event_ahead_max) return growth_errc::invalid_event;
    bool const changed = moved || row.ends_at != before.ends_at || row.repeats != before.repeats;
    if (!changed) return {};
    auto const lasts = end_of(row) - row.starts_at;
    if (lasts <= seconds{0} || lasts > limits::event_lasts_max || end_of(row) <= now)
        return growth_errc::invalid_event;
    if (row.repeats != recurrence::none && lasts > shortest_period(row.repeats))
        return growth_errc::invalid_event;
    return {};
}

result<void> apply_status(scheduled_event_status wanted, wall_time now, scheduled_event& row) {
    using enum scheduled_event_status;
    if (wanted == row.status) return {};
    if (wanted == canceled) {
        row.status = canceled;
        return {};
    }
    if (wanted == completed && row.status == active) {
        conclude(row, now);
        return {};
    }
    if (wanted != active || row.status != scheduled) return growth_errc::invalid_event;
    if (row.ends_at && *row.ends_at <= now) return growth_errc::invalid_event;
    row.starts_at = now;
    row.status = active;
    return {};
}

}  // namespace

bool is_to_come(scheduled_event const& what) noexcept {
    return what.status == scheduled_event_status::scheduled || what.status == scheduled_event_status::active;
}

result<server_access> see_event(directory const& gate, server_state const& state, principal who,
                                scheduled_event const& what) {
    PARLEY_TRY(auto access, gate.decide(state, who, {}));
    if (what.channel) {
        PARLEY_CHECK(gate.decide_in(state, who, what.channel, permission::view_channel));
    }
    return access;
}

result<void> check_may_hold(directory const& gate, server_state const& state, principal who,
                            scheduled_event const& what) {
    auto const needed = what.creator == who.account ? permission::create_events : permission::manage_events;
    if (!what.channel) {
        PARLEY_TRY(auto const access, gate.decide(state, who, {}));
        bool const may = access.may(needed) || access.may(permission::manage_events);
        return may ? result<void>() : result<void>(community_errc::missing_permission);
    }
    auto const access = gate.decide_in(state, who, what.channel, permission::view_channel);
    auto const* channel = state.find_channel(what.channel);
    if (!access || !channel || channel->kind == channel_kind::category) return growth_errc::invalid_channel;
    bool const may = access->may(needed) || access->may(permission::manage_events);
    return may ? result<void>() : result<void>(community_errc::missing_permission);
}

result<void> apply_edit(scheduled_event_edit const& wanted, wall_time now, scheduled_event& row) {
    if (!is_to_come(row)) return growth_errc::event_over;
    PARLEY_CHECK(apply_texts(wanted, row));
    PARLEY_CHECK(apply_times(wanted, now, row));
    if (wanted.status) {
        PARLEY_CHECK(apply_status(*wanted.status, now, row));
    }
    return {};
}

}  // namespace parley
