#pragma once
// The files of data/, as they were when this binary was built.

#include <string_view>

namespace parley::watch {

/// Lines: a character, a blank, and all that fold to it.
std::string_view folding_lines() noexcept;
/// Lines: a preset's name, a colon, and its keywords in rot13.
std::string_view preset_lines() noexcept;

}  // namespace parley::watch
