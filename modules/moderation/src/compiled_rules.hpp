#pragma once
// A server's rules, ready to be held against a text: one automaton for all keywords, a program for each
// pattern.

#include "keyword_automaton.hpp"
#include "pattern.hpp"

#include <parley/base/clock.hpp>
#include <parley/model/screening.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::watch {

/// A keyword as a rule holds it; nothing when there is nothing left of it, or a `*` stands within.
std::optional<keyword> parse_keyword(std::string_view written, std::uint32_t tag);

/// Characters of the content.
struct found_span {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};
struct rule_hit {
    std::uint32_t rule = 0;           ///< index
    std::vector<found_span> found{};  ///< none for what was only counted
};

/// Immutable, but for the time that patterns may take.
class compiled_rules {
public:
    /// Of the enabled ones; patterns that do not compile any more match nothing.
    static std::shared_ptr<compiled_rules const> compile(std::vector<screening_rule> rules);

    enum class subject : std::uint8_t { message, name };
    std::vector<screening_rule> const& rules() const noexcept { return rules_; }
    bool has_rules_for(subject what) const noexcept;

    /// What the text itself breaks, of the rules that `active` names by index; in order of rules. At most
    /// `spans_max` places of each (1 is the quickest). What is counted over time is not here.
    std::vector<rule_hit> hits(std::string_view content, subject what, std::vector<bool> const& active,
                               std::size_t spans_max, clock const& time) const;

private:
    struct rule_pattern {
        std::uint32_t rule;
        pattern_ptr compiled;
    };
    class search;

    void add(std::uint32_t index, std::vector<keyword>& of_messages, std::vector<keyword>& of_names);

    std::vector<screening_rule> rules_;
    keyword_automaton message_keywords_;
    keyword_automaton name_keywords_;
    std::vector<rule_pattern> patterns_;
    std::vector<std::unique_ptr<keyword_automaton>> allowed_;  // by rule; null = none
};
using compiled_rules_ptr = std::shared_ptr<compiled_rules const>;

}  // namespace parley::watch
