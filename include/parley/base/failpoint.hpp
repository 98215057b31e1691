#pragma once
// Named places where a test may make the process die or slow down; and planted bugs that prove the harnesses.

#include <string_view>

namespace parley {

/// Does nothing unless the environment says `PARLEY_FAILPOINT=name:nth:crash` (or `:sleep=MS`); then, on the
/// nth passing, the process ends at once as after kill -9 (or the thread sleeps). Any thread; ~1 ns when
/// unset.
void failpoint(std::string_view name) noexcept;

/// Always false in the product. The test binary `parley_planted` links another body that answers true for the
/// name in the environment's PARLEY_PLANT: the defect of that name comes alive, so that the harness that
/// should catch it can be shown to.
bool planted(std::string_view name) noexcept;

}  // namespace parley
