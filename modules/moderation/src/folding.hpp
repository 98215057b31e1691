#pragma once
// Text as the screening compares it: without case, marks on letters, look-alike alphabets and what cannot be
// seen.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parley::watch {

/// Code points, each with the place it came from.
struct folded_text {
    std::u32string text;
    std::vector<std::uint32_t> origin;  ///< parallel: which code point of the input
    std::uint32_t length = 0;           ///< code points of the input
};

/// Letters lose case and marks; mathematical, circled and full-width letters become plain ones; what is
/// invisible, a combining mark or a control character goes; each run of white space is one blank. Bytes that
/// are not UTF-8 end the text.
folded_text fold(std::string_view utf8);

/// The input without what `fold` takes away, otherwise as written; `origin` is parallel to its bytes.
struct seen_text {
    std::string utf8;
    std::vector<std::uint32_t> origin;
};
seen_text without_invisible(std::string_view utf8);

/// Letters and digits of any alphabet: what words are made of.
bool is_word_character(char32_t c) noexcept;

/// Between the two a word may begin or end: one of them is no word character, or belongs to a script that is
/// written without blanks. Zero stands for the text's end.
bool is_boundary(char32_t before, char32_t after) noexcept;

}  // namespace parley::watch
