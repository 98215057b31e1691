#pragma once
// The bounds of this room.

#include <cstddef>

namespace parley {

/// An index entry of PostgreSQL ends at 2,704 bytes; two of these, and the rest of the entry, fit.
inline constexpr std::size_t key_bytes_max = 1'024;
/// Rows that one statement inserts at most.
inline constexpr std::size_t batch_rows = 50;
/// The texts of one audit entry's changes together: a topic before and after, at its longest, fits many
/// times.
inline constexpr std::size_t audit_changes_bytes_max = 65'536;

}  // namespace parley
