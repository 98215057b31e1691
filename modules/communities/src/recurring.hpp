#pragma once
// When an event happens again, and what time does to it.

#include <parley/model/scheduled_event.hpp>

#include <optional>

namespace parley {

/// The first occurrence after `now` that follows from one at `start`, in UTC, at the same time of day. A
/// month or year without the day is left out: the 31st comes seven times a year, 29 February every fourth.
/// Nothing for recurrence::none.
std::optional<wall_time> next_occurrence(wall_time start, recurrence repeats, wall_time now);
/// The shortest time between two occurrences; zero for recurrence::none.
seconds shortest_period(recurrence repeats);

/// When it ends: as it says, or a day after its start.
wall_time end_of(scheduled_event const& what);
/// When time will change it next; nothing once it is over.
std::optional<wall_time> due_time(scheduled_event const& what);
/// What is due at `now` has happened: it runs, or is over, or waits for its next occurrence.
void advance(scheduled_event& what, wall_time now);
/// It is over: completed, or scheduled for its next occurrence.
void conclude(scheduled_event& what, wall_time now);

}  // namespace parley
