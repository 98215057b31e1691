#pragma once
// "Did you mean …?"

#include <optional>
#include <string>
#include <string_view>

namespace parley::config {

/// The option key that is closest to a wrong one, when any is close enough to be meant.
std::optional<std::string> nearest_key(std::string_view wrong);

}  // namespace parley::config
