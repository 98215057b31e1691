// The body of `planted` that lets a named defect come alive (docs/decisions/0009-planted-defects.md).

#include <parley/base/failpoint.hpp>

#include <cstdlib>

namespace parley {

bool planted(std::string_view name) noexcept {
    static char const* const chosen = std::getenv("PARLEY_PLANT");
    return chosen != nullptr && name == chosen;
}

}  // namespace parley
