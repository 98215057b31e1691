#include "rule_checks.hpp"

#include "compiled_rules.hpp"
#include "limits.hpp"
#include "pattern.hpp"

#include <parley/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace parley::watch {
namespace {

using fault = std::optional<rule_fault>;

fault wrong(std::string field, std::string words) {
    return rule_fault{std::move(field), std::move(words)};
}

bool is_within(std::string_view text, std::size_t characters_max) {
    auto const length = text::code_points(text);
    return length && *length <= characters_max &&
           !text::has_unsafe_characters(text, text::line_breaks::refused);
}

fault check_name(screening_rule& row) {
    row.name = std::string(text::trimmed(row.name));
    if (row.name.empty() || !is_within(row.name, rule_name_characters_max))
        return wrong("name", "A rule's name has 1 to 100 characters.");
    if (!is_within(row.block_message, block_message_characters_max))
        return wrong("blockMessage", "It has at most 150 characters.");
    return {};
}

fault check_keywords(std::vector<std::string>& all, std::string const& field, std::size_t count_max) {
    if (all.size() > count_max) return wrong(field, fmt::format("There are at most {}.", count_max));
    for (auto& each : all) {
        each = std::string(text::trimmed(each));
        if (!is_within(each, keyword_characters_max))
            return wrong(field, fmt::format("A keyword has at most {} characters.", keyword_characters_max));
        if (!parse_keyword(each, 0))
            return wrong(field,
                         fmt::format("\"{}\": a keyword has letters, and `*` only at its ends.", each));
    }
    return {};
}

fault check_patterns(screening_rule const& row) {
    if (row.patterns.size() > patterns_per_rule_max)
        return wrong("patterns", fmt::format("There are at most {}.", patterns_per_rule_max));
    for (auto const& each : row.patterns) {
        auto const length = text::code_points(each);
        if (each.empty() || !length || *length > pattern_characters_max)
            return wrong("patterns",
                         fmt::format("A pattern has 1 to {} characters.", pattern_characters_max));
        std::string problem;
        if (!pattern::compile(each, problem))
            return wrong("patterns", fmt::format("\"{}\": {}", each, problem));
    }
    return {};
}

bool compares_words(screening_trigger what) noexcept {
    return what == screening_trigger::keywords || what == screening_trigger::patterns ||
           what == screening_trigger::presets || what == screening_trigger::profile;
}

bool counts_over_time(screening_trigger what) noexcept {
    return what == screening_trigger::link_spam || what == screening_trigger::repeat_spam;
}

fault check_words(screening_rule const& row) {
    bool const has_words = !row.keywords.empty() || !row.patterns.empty() || !row.presets.empty();
    if (!compares_words(row.trigger))
        return has_words ? wrong("trigger", "This trigger takes no keywords, patterns or presets.") : fault();
    if (row.trigger == screening_trigger::keywords && row.keywords.empty())
        return wrong("keywords", "There is at least one.");
    if (row.trigger == screening_trigger::patterns && row.patterns.empty())
        return wrong("patterns", "There is at least one.");
    if (row.trigger == screening_trigger::presets && row.presets.empty())
        return wrong("presets", "There is at least one.");
    return has_words ? fault() : wrong("keywords", "There is at least one keyword, pattern or preset.");
}

fault check_count(screening_rule const& row) {
    if (row.trigger == screening_trigger::mention_spam && (row.limit < 1 || row.limit > mention_limit_max))
        return wrong("limit", fmt::format("It is 1 to {}.", mention_limit_max));
    if (!counts_over_time(row.trigger)) return {};
    auto const least = row.trigger == screening_trigger::repeat_spam ? repeat_limit_min : window_limit_min;
    if (row.limit < least || row.limit > window_limit_max)
        return wrong("limit", fmt::format("It is {} to {}.", least, window_limit_max));
    if (row.window < seconds{1} || row.window > window_max)
        return wrong("windowSeconds", fmt::format("It is 1 to {}.", window_max.count()));
    return {};
}

fault check_acts(screening_rule const& row) {
    if (row.timeout < seconds{0} || row.timeout > rule_timeout_max)
        return wrong("timeoutSeconds", fmt::format("It is 0 to {}.", rule_timeout_max.count()));
    if (!row.block && !row.alert && row.timeout == seconds{0})
        return wrong("block", "A rule blocks, alerts or times out.");
    if (row.exempt_roles.size() > exempt_roles_max)
        return wrong("exemptRoleIds", fmt::format("There are at most {}.", exempt_roles_max));
    if (row.exempt_channels.size() > exempt_channels_max)
        return wrong("exemptChannelIds", fmt::format("There are at most {}.", exempt_channels_max));
    return {};
}

std::size_t characters_of(screening_rule const& row) {
    std::size_t sum = 0;
    for (auto const& each : row.keywords)
        sum += text::code_points(each).value_or(0);
    return sum;
}

template <class T>
void sort_uniquely(std::vector<T>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

template <class T>
void put(std::optional<T> const& wanted, T& into) {
    if (wanted) into = *wanted;
}

}  // namespace

void apply(screening_rule_edit const& wanted, screening_rule& row) {
    put(wanted.name, row.name);
    put(wanted.enabled, row.enabled);
    put(wanted.trigger, row.trigger);
    put(wanted.keywords, row.keywords);
    put(wanted.patterns, row.patterns);
    put(wanted.presets, row.presets);
    put(wanted.allowed, row.allowed);
    put(wanted.limit, row.limit);
    put(wanted.window, row.window);
    put(wanted.block, row.block);
    put(wanted.block_message, row.block_message);
    put(wanted.alert, row.alert);
    put(wanted.timeout, row.timeout);
    put(wanted.exempt_roles, row.exempt_roles);
    put(wanted.exempt_channels, row.exempt_channels);
    sort_uniquely(row.presets);
    sort_uniquely(row.exempt_roles);
    sort_uniquely(row.exempt_channels);
}

std::optional<rule_fault> check(screening_rule& row) {
    if (row.trigger == screening_trigger::attachment_spam)
        return wrong("trigger", "Messages have no attachments on this server yet.");
    if (auto found = check_name(row)) return found;
    if (auto found = check_keywords(row.keywords, "keywords", keywords_per_rule_max)) return found;
    if (auto found = check_keywords(row.allowed, "allowed", allowed_per_rule_max)) return found;
    if (auto found = check_patterns(row)) return found;
    if (auto found = check_words(row)) return found;
    if (auto found = check_count(row)) return found;
    return check_acts(row);
}

std::optional<rule_fault> check_together(std::span<screening_rule const> others, screening_rule const& row) {
    auto characters = characters_of(row);
    auto patterns = row.patterns.size();
    for (auto const& each : others) {
        if (each.id == row.id) continue;
        characters += characters_of(each);
        patterns += each.patterns.size();
    }
    if (characters > keyword_characters_per_server_max) {
        return wrong("keywords",
                     fmt::format("All rules of a server together hold at most {} characters of keywords.",
                                 keyword_characters_per_server_max));
    }
    if (patterns > patterns_per_server_max) {
        return wrong("patterns", fmt::format("All rules of a server together hold at most {} patterns.",
                                             patterns_per_server_max));
    }
    return {};
}

}  // namespace parley::watch
