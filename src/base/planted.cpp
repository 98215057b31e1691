// Alone in its file: the test binary `parley_planted` brings its own body, and the linker then leaves this
// one out.

#include <parley/base/failpoint.hpp>

namespace parley {

bool planted(std::string_view) noexcept {
    return false;
}

}  // namespace parley
