#pragma once
// Assertions: PARLEY_ASSERT is always on and ends the process; never use it on input from outside.

namespace parley {
/// Writes the failed claim to stderr and aborts.
[[noreturn]] void assertion_failed(char const* claim, char const* file, int line) noexcept;
}  // namespace parley

#define PARLEY_ASSERT(claim) ((claim) ? void(0) : ::parley::assertion_failed(#claim, __FILE__, __LINE__))

#ifdef NDEBUG
#define PARLEY_DEBUG_ASSERT(claim) void(0)
#else
#define PARLEY_DEBUG_ASSERT(claim) PARLEY_ASSERT(claim)
#endif
