#pragma once
// The bounds of moderation, with their reasons.

#include <parley/base/clock.hpp>
#include <parley/base/units.hpp>

#include <cstddef>
#include <cstdint>

namespace parley::watch {

// --- screening rules
inline constexpr std::size_t rules_per_server_max = 100;
inline constexpr std::size_t rule_name_characters_max = 100;
inline constexpr std::size_t keywords_per_rule_max = 1'000;
inline constexpr std::size_t allowed_per_rule_max = 100;
inline constexpr std::size_t keyword_characters_max = 60;
/// Of all keywords of a server: some 2.5 MiB of memory when they are compiled.
inline constexpr std::size_t keyword_characters_per_server_max = 100'000;
inline constexpr std::size_t patterns_per_rule_max = 10;
inline constexpr std::size_t patterns_per_server_max = 50;
inline constexpr std::size_t pattern_characters_max = 260;
/// RE2's own bound on a pattern's automaton; and on its program, which bounds the slow path: 4,000 characters
/// against the worst program of this size take some 10 ms.
inline constexpr std::int64_t pattern_memory_max = 1'048'576;
inline constexpr int pattern_program_max = 400;
/// All patterns of a server on one message; those that come after it are not asked.
inline constexpr milliseconds pattern_time_max{5};
inline constexpr std::size_t block_message_characters_max = 150;
inline constexpr std::size_t exempt_roles_max = 20;
inline constexpr std::size_t exempt_channels_max = 50;
inline constexpr seconds rule_timeout_max = std::chrono::hours{24 * 28};
inline constexpr std::int32_t mention_limit_max = 50;
inline constexpr std::int32_t window_limit_min = 1;
inline constexpr std::int32_t repeat_limit_min = 2;
inline constexpr std::int32_t window_limit_max = 50;
inline constexpr seconds window_max{3'600};
/// What a scan of one text reports at most.
inline constexpr std::size_t matches_max = 100;

// --- what is remembered
inline constexpr std::size_t loaded_servers_max = 50'000;  ///< rules, per core; at the bound it starts afresh
inline constexpr std::size_t speakers_max =
    20'000;  ///< members with a window open, per core; the oldest go first

// --- what a hit brings about
inline constexpr std::size_t effects_waiting_max =
    1'000;  ///< per core; what comes beyond it is counted, not done
inline constexpr std::size_t effects_running_max = 8;  ///< per core
inline constexpr milliseconds alert_pause{60'000};     ///< between two alerts about the same member and rule

// --- reports, notes
inline constexpr std::size_t report_note_characters_max = 1'000;
inline constexpr std::size_t open_reports_max = 25;        ///< of one reporter in a server
inline constexpr std::size_t reports_waiting_max = 2'000;  ///< for one server's turn
inline constexpr std::size_t reports_page_max = 100;
inline constexpr std::size_t note_characters_max = 2'000;
inline constexpr std::size_t notes_per_member_max = 200;
inline constexpr std::size_t case_rows_max = 50;  ///< of each kind

// --- acts on many
inline constexpr std::size_t mass_targets_max = 1'000;
inline constexpr std::size_t mass_kept_max = 1'000;  ///< that have ended, per core
inline constexpr milliseconds mass_kept_for{3'600'000};
inline constexpr milliseconds mass_told_every{250};
inline constexpr std::size_t purge_batch_max = 100;
inline constexpr seconds purge_window_max = std::chrono::hours{24 * 7};
/// Between two batches: what members write meanwhile goes first.
inline constexpr milliseconds purge_pause{5};
inline constexpr milliseconds purge_retry{5'000};
inline constexpr std::size_t purges_read_max = 1'000;
inline constexpr std::size_t retention_page_max = 100;  ///< channels that forget, read at once

// --- raids
inline constexpr milliseconds raid_window{60'000};
inline constexpr seconds raid_pause = std::chrono::hours{1};
inline constexpr std::size_t raids_watched_max = 10'000;  ///< servers with joins in the last minute, per core

// --- the instance
inline constexpr std::size_t admin_page_max = 100;

// --- the audit log
inline constexpr milliseconds sweep_every{24 * 3'600'000};
inline constexpr milliseconds sweep_first{60'000};
inline constexpr std::size_t sweep_batch_max = 1'000;

}  // namespace parley::watch
