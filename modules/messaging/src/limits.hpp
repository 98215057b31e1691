#pragma once
// The bounds of messaging, with their reasons.

#include <parley/base/clock.hpp>
#include <parley/base/units.hpp>

namespace parley::messaging {

inline constexpr std::size_t content_characters_max = 4'000;  ///< Unicode code points (docs/native-api.md)
inline constexpr std::size_t nonce_bytes_max = 64;
inline constexpr std::size_t history_count_max = 100;
inline constexpr std::size_t newest_ids_max = 50;

/// What may wait in one channel. At 30,000 commits a second a thousand are gone in some 30 ms; a channel that
/// is behind further is in trouble, and telling its writers is kinder than letting them time out.
inline constexpr std::size_t lane_drafts_max = 1'000;
inline constexpr std::size_t lane_bytes_max = 4_MiB;
/// What may wait on one core, over all its channels.
inline constexpr std::size_t core_drafts_max = 20'000;
/// One append; as much as a store takes in one synced write, so that no lane needs a write of its own twice.
inline constexpr std::size_t batch_drafts_max = 256;
inline constexpr std::size_t batch_bytes_max = 1_MiB;
static_assert(batch_drafts_max <= lane_drafts_max && lane_drafts_max <= core_drafts_max);
static_assert(lane_bytes_max >= batch_bytes_max);

/// Different emoji of servers that one message may hold; each may take a look-up at another core.
inline constexpr std::size_t emoji_per_message_max = 50;

inline constexpr std::size_t slow_writers_max = 50'000;  ///< remembered per core, some 8 MiB
inline constexpr seconds slow_sweep_period{60};
/// One clearing of many; beyond it the lane's other drafts would wait.
inline constexpr std::size_t purge_batch_max = 100;
static_assert(purge_batch_max <= history_count_max);

inline constexpr milliseconds typing_interval{3'000};  ///< clients show it for ten seconds
inline constexpr std::size_t typists_max = 20'000;     ///< remembered per core; beyond it typing is not shown

inline constexpr milliseconds mark_flush_period{1'000};  ///< P1 allows a read mark to be lost for up to 5 s
inline constexpr std::size_t mark_writers_max = 8;       ///< puts in flight per core: the store groups them
inline constexpr std::size_t marks_held_max = 250'000;   ///< per core, some 16 MiB
inline constexpr int mark_flush_attempts_max = 3;        ///< at shutdown, before the marks are given up

}  // namespace parley::messaging
