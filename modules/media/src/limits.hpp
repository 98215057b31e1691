#pragma once
// The bounds of this room, with their reasons.

#include <parley/base/clock.hpp>

#include <cstddef>

namespace parley::media {

/// What was brought or claimed stays so long without being named: time to save a form, many times over.
inline constexpr seconds unwanted_max = std::chrono::hours{24};
inline constexpr seconds quota_span = std::chrono::hours{24};

/// Threads that look at bytes; 4 MiB take one some 10 ms.
inline constexpr std::size_t cleaning_threads = 2;
/// Waiting to be looked at: as many as the edge lets in at once, and some.
inline constexpr std::size_t cleaning_max = 32;

/// Accounts, and names, that share a turn: enough that strangers rarely wait for each other.
inline constexpr std::size_t turns = 64;
/// Assets that one core remembers to be lending; beyond it those that have come back are forgotten.
inline constexpr std::size_t lent_remembered_max = 4'096;
inline constexpr std::size_t sweep_batch = 250;  // rows that one statement looks at

}  // namespace parley::media
