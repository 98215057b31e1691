#pragma once
// The bounds of this room.

#include <parley/base/units.hpp>

#include <cstddef>

namespace parley::sqlite {

/// Transactions in one commit: enough that an fsync is shared well, few enough that the first does not wait
/// long.
inline constexpr std::size_t group_transactions_max = 256;
/// Prepared statements of one connection; the repositories have about eighty.
inline constexpr std::size_t statements_cached_max = 256;
/// WAL pages (4 KiB) after which the writer checkpoints between two groups: 4 MiB.
inline constexpr int checkpoint_pages = 1'000;
/// From here on readers have kept the WAL from starting over; the writer waits for them, at most
/// `busy_wait_ms`.
inline constexpr int checkpoint_restart_pages = 16 * checkpoint_pages;
/// How long a lock of another connection is waited for. Ours never conflict, but for the restart above.
inline constexpr int busy_wait_ms = 1'000;
/// What stays of the WAL file after it has started over.
inline constexpr std::size_t wal_kept_bytes = 64_MiB;
inline constexpr std::size_t read_threads_max = 8;

static_assert(wal_kept_bytes >= std::size_t{checkpoint_restart_pages} * 4_KiB,
              "a busy WAL is not cut and regrown");

/// `sysexits.h` EX_OSERR is 71: the disk did not keep a promise.
inline constexpr int exit_code_disk_failed = 71;

}  // namespace parley::sqlite
