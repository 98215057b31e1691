#pragma once
// The bounds and lifetimes of this store, with their reasons.

#include <parley/base/clock.hpp>
#include <parley/base/units.hpp>

namespace parley::storage_rocksdb {

/// One group = one synced write. Larger groups gain nothing (64 already reach 77k/s) and delay the first in
/// line.
inline constexpr std::size_t group_changes_max = 256;
inline constexpr std::size_t group_bytes_max = 1_MiB;

/// P3 asks for 24 h. Twice that, so that a clock set forward by some hours does not forget too early.
inline constexpr milliseconds nonce_age_max = std::chrono::hours{48};
/// Whoever reads the journal has this long to come back.
inline constexpr milliseconds journal_age_max = std::chrono::hours{7 * 24};
/// Files whose rows may have expired are rewritten at least this often, so that nothing outlives twice its
/// age.
inline constexpr std::uint64_t expiry_pass_seconds = 24 * 60 * 60;
static_assert(nonce_age_max >= std::chrono::hours{24});

/// P1: how long after an acknowledgement the watermark may stay behind.
inline constexpr milliseconds watermark_delay_max{1'000};
/// After the disk was full: how often the writer tries to go on.
inline constexpr milliseconds resume_retry_delay{500};

/// Memory of rows not yet in table files: small, so that an empty server stays small.
inline constexpr std::size_t message_buffer_bytes = 8_MiB;
inline constexpr std::size_t journal_buffer_bytes = 8_MiB;
inline constexpr std::size_t nonce_buffer_bytes = 4_MiB;
inline constexpr std::size_t buffers_bytes_max = 32_MiB;
/// Bounds how much is replayed at start.
inline constexpr std::size_t log_bytes_max = 64_MiB;

/// A page of fifty messages of ordinary length is about this large.
inline constexpr std::size_t block_bytes = 8_KiB;
inline constexpr std::size_t page_count_max = 100;       ///< history_query::count_max
inline constexpr std::size_t newest_ids_count_max = 50;  ///< message_store::newest_ids
inline constexpr std::size_t journal_count_max = 1'000;  ///< entries in one journal::read
inline constexpr std::size_t reclaims_waiting_max = 64;  ///< dropped channels whose space waits to be freed

}  // namespace parley::storage_rocksdb
