#include <parley/base/assert.hpp>

#include <cstdio>
#include <cstdlib>

namespace parley {

void assertion_failed(char const* claim, char const* file, int line) noexcept {
    std::fprintf(stderr, "parley: assertion failed: %s (%s:%d)\n", claim, file, line);
    std::abort();
}

}  // namespace parley
