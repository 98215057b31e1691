#pragma once
// Text as it is looked for: without case, and without the accents that people leave out.

#include <string>
#include <string_view>

namespace parley::text {

/// Latin, Greek and Cyrillic letters in lower case, Latin and Greek ones without accents, marks left out; the
/// rest as it is. Expects valid UTF-8; what is not is left out from there on.
std::string folded(std::string_view utf8);

}  // namespace parley::text
