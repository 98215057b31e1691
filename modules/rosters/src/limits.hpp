#pragma once
// What bounds the work of one turn, and what one session may ask for.

#include <cstddef>

namespace parley::roster_limits {

/// Members looked at before the loop is given back: below a millisecond.
inline constexpr std::size_t slice = 500;
/// Names looked at before the loop is given back: as many again as may be found, each with three names.
inline constexpr std::size_t search_slice = 400;
/// Members whose roles are looked at before the loop is given back.
inline constexpr std::size_t members_slice = 4'000;
/// A role that more have is searched by the names, not by its holders.
inline constexpr std::size_t holders_max = 2'000;
/// A list of more rows is put in order, and taken apart, on a thread of its own.
inline constexpr std::size_t rows_sorted_here_max = 1'000;
/// Windows compared before the loop is given back: 100 rows each.
inline constexpr std::size_t windows_slice = 50;
/// A window in which more changes than this is told anew.
inline constexpr std::size_t steps_max = 50;
/// Members whose changes enter a list in one turn; the others wait for the next.
inline constexpr std::size_t changes_max = 2'000;
inline constexpr std::size_t found_max = 100;
/// What waits for its turn on the thread for large lists.
inline constexpr std::size_t aside_queue_max = 64;

}  // namespace parley::roster_limits
