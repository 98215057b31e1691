#pragma once
// What a screening rule may look like.

#include <parley/interfaces/services/screening.hpp>

#include <optional>
#include <span>
#include <string>

namespace parley::watch {

/// What is wrong: the field in the native dialect's words, and why in a sentence.
struct rule_fault {
    std::string field;
    std::string words;
};

/// Puts the fields into the rule.
void apply(screening_rule_edit const& wanted, screening_rule& row);
/// Texts are trimmed by it.
std::optional<rule_fault> check(screening_rule& row);
/// What all of a server's rules together may hold; `others` may hold an older version of the rule itself.
std::optional<rule_fault> check_together(std::span<screening_rule const> others, screening_rule const& row);

}  // namespace parley::watch
