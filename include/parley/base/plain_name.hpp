#pragma once
// The one rule for names that people give to servers, channels, roles and themselves: what is read is what
// is there.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parley::text {

/// Marks above or below one letter: enough for every living script, too few for a tower.
inline constexpr std::size_t stacked_marks_max = 3;

/// The name as it is kept: without blank ends and without what shows nothing (zero-width spaces and joiners,
/// direction marks, fillers, tags; a joiner stays where it joins two characters beyond ASCII, as in emoji and
/// Persian). Nothing when nothing visible is left, when it is not valid UTF-8, holds a control character, a
/// line break, a tab or a character that turns the direction of reading, begins with a mark, or stacks more
/// than `stacked_marks_max` marks.
std::optional<std::string> plain_name(std::string_view utf8);

}  // namespace parley::text
