#pragma once
// The checks of `parley doctor`: each says what it found and, when that is bad, what to do.

#include <parley/config/make_config.hpp>

#include <string>
#include <vector>

namespace parley::app {

enum class finding_level { ok, warn, fail };

struct finding {
    finding_level level = finding_level::ok;
    std::string check;
    std::string text;
    std::string remedy;  ///< empty when all is well
};

/// Changes nothing that is stored. What can only be seen with the folder locked is left out while a server
/// runs there.
std::vector<finding> examine(config::sources const& from);

}  // namespace parley::app
