#pragma once
// Named places where a test may make the process die or slow down; and planted bugs that prove the harnesses.

#include <string_view>

namespace parley {

/// Does nothing unless the environment says `PARLEY_FAILPOINT=name:nth:crash` (or `:sleep=MS`); then, on the
/// nth passing, the process ends at once as after kill -9 (or the thread sleeps). Any thread; ~1 ns when
/// unset.
void failpoint(std::string_view name) noexcept;

}  // namespace parley

/// True only in a binary configured with -DPARLEY_PLANT=name: the defect of that name is compiled in, so that
/// the harness that should catch it can be shown to. `name` is a token.
#ifdef PARLEY_PLANT
#define PARLEY_PLANT_STR_(x) #x
#define PARLEY_PLANT_STR(x) PARLEY_PLANT_STR_(x)
namespace parley {
constexpr bool planted(std::string_view name) {
    return name == PARLEY_PLANT_STR(PARLEY_PLANT);
}
}  // namespace parley
#else
namespace parley {
constexpr bool planted(std::string_view) {
    return false;
}
}  // namespace parley
#endif
