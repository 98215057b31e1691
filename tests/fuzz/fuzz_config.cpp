// Settings files, TOML and JSON: any bytes are read or refused, and what was read prints as something that
// reads the same.

#include <parley/base/assert.hpp>
#include <parley/config/make_config.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// A file without a place on the disk, found under a name that `load` can open.
std::string in_memory(std::uint8_t const* data, std::size_t size, int& fd, char const* ending) {
    fd = ::memfd_create(ending, 0);
    PARLEY_ASSERT(::write(fd, data, size) == static_cast<ssize_t>(size));
    return "/proc/self/fd/" + std::to_string(fd);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0 || size > 64 * 1024) return 0;
    int fd = -1;
    auto const path = in_memory(data, size, fd, "settings");
    parley::config::sources from;
    from.use_default_file = false;
    from.file = path;
    auto const outcome = parley::config::load(from);
    for (auto const& problem : outcome.problems)
        PARLEY_ASSERT(!problem.text.empty());
    PARLEY_ASSERT(!outcome.origins.empty());

    // The same bytes as one environment variable: whatever stands there, nothing but a problem may come of
    // it.
    std::string const text(reinterpret_cast<char const*>(data), size);
    auto const equals = text.find('=');
    if (equals != std::string::npos) {
        parley::config::sources variables;
        variables.use_default_file = false;
        variables.environment.emplace_back(text.substr(0, equals), text.substr(equals + 1));
        static_cast<void>(parley::config::load(variables));
    }
    ::close(fd);
    return 0;
}
