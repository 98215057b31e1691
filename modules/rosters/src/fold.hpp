#pragma once
// Names without case, to compare and to look up.

#include <string>
#include <string_view>

namespace parley {

/// Unicode's simple case folding for the Latin, Greek, Cyrillic and Armenian letters and the full-width
/// forms; what has no case, or is of another script, stays. Not longer than it was. Invalid UTF-8 ends it.
std::string folded(std::string_view utf8);

}  // namespace parley
