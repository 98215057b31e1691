#pragma once
// Emoji of servers as they stand in a message: `<:name:ID>`, or `<a:name:ID>` when it moves.

#include <parley/model/expression.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace parley::messaging {

struct emoji_word {
    std::size_t at = 0;  ///< where it stands, in bytes
    std::size_t bytes = 0;
    std::string_view name;  ///< a view into the text
    expression_id id{};
};

/// In order. A text without `<` costs one look for it.
std::vector<emoji_word> emoji_in(std::string_view text);

/// Each of `words` that is in `refused` (ascending) becomes `:name:`.
std::string with_plain_words(std::string_view text, std::vector<emoji_word> const& words,
                             std::vector<expression_id> const& refused);

}  // namespace parley::messaging
