#pragma once
// The built-in lists of words.

#include <parley/model/screening.hpp>

#include <string>
#include <vector>

namespace parley::watch {

/// Keywords as a rule holds them. Made once.
std::vector<std::string> const& keywords_of(screening_preset which);

}  // namespace parley::watch
