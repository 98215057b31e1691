#include "recurring.hpp"

#include "limits.hpp"

namespace parley {
namespace {

namespace chrono = std::chrono;
using chrono::days;

std::optional<days> days_between(recurrence repeats) {
    switch (repeats) {
        case recurrence::daily:
            return days{1};
        case recurrence::weekly:
            return days{7};
        case recurrence::biweekly:
            return days{14};
        default:
            return std::nullopt;
    }
}

wall_time after_whole_periods(wall_time start, days period, wall_time now) {
    auto next = start + period;
    if (next <= now) next += period * ((now - next) / period + 1);
    return next;
}

/// By months; 12 for a year. The day of `start` stays, so nothing drifts from one occurrence to the next.
wall_time after_whole_months(wall_time start, chrono::months step, wall_time now) {
    auto const day = chrono::floor<days>(start);
    auto const time_of_day = start - day;
    chrono::year_month_day const from{day};
    auto month = from.year() / from.month();
    for (;;) {
        month += step;
        auto const wanted = month / from.day();
        if (!wanted.ok()) continue;
        auto const next = wall_time{chrono::sys_days{wanted} + time_of_day};
        if (next > now) return next;
    }
}

}  // namespace

std::optional<wall_time> next_occurrence(wall_time start, recurrence repeats, wall_time now) {
    if (auto const period = days_between(repeats)) return after_whole_periods(start, *period, now);
    if (repeats == recurrence::monthly) return after_whole_months(start, chrono::months{1}, now);
    if (repeats == recurrence::yearly) return after_whole_months(start, chrono::months{12}, now);
    return std::nullopt;
}

seconds shortest_period(recurrence repeats) {
    if (auto const period = days_between(repeats)) return *period;
    if (repeats == recurrence::monthly) return days{28};
    if (repeats == recurrence::yearly) return days{365};
    return seconds{0};
}

wall_time end_of(scheduled_event const& what) {
    return what.ends_at.value_or(what.starts_at + communities_limits::event_lasts_default);
}

std::optional<wall_time> due_time(scheduled_event const& what) {
    if (what.status == scheduled_event_status::scheduled) return what.starts_at;
    if (what.status == scheduled_event_status::active) return end_of(what);
    return std::nullopt;
}

void conclude(scheduled_event& what, wall_time now) {
    auto const next = next_occurrence(what.starts_at, what.repeats, now);
    if (!next) {
        what.status = scheduled_event_status::completed;
        return;
    }
    if (what.ends_at) what.ends_at = *next + (*what.ends_at - what.starts_at);
    what.starts_at = *next;
    what.status = scheduled_event_status::scheduled;
}

void advance(scheduled_event& what, wall_time now) {
    if (what.status == scheduled_event_status::scheduled && what.starts_at <= now)
        what.status = scheduled_event_status::active;
    // After a long stop of the house it may be over already.
    if (what.status == scheduled_event_status::active && end_of(what) <= now) conclude(what, now);
}

}  // namespace parley
