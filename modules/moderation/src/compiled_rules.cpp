#include "compiled_rules.hpp"

#include "folding.hpp"
#include "limits.hpp"
#include "presets.hpp"
#include "text_counts.hpp"

#include <parley/base/text.hpp>

#include <algorithm>
#include <utility>

namespace parley::watch {
namespace {

compiled_rules::subject subject_of(screening_rule const& rule) noexcept {
    return rule.trigger == screening_trigger::profile ? compiled_rules::subject::name
                                                      : compiled_rules::subject::message;
}

void append(std::vector<keyword>& into, std::vector<std::string> const& written, std::uint32_t tag) {
    for (auto const& each : written) {
        if (auto parsed = parse_keyword(each, tag)) into.push_back(std::move(*parsed));
    }
}

}  // namespace

std::optional<keyword> parse_keyword(std::string_view written, std::uint32_t tag) {
    keyword made{.tag = tag};
    auto body = text::trimmed(written);
    if (body.starts_with('*')) {
        made.open_start = true;
        body.remove_prefix(1);
    }
    if (body.ends_with('*')) {
        made.open_end = true;
        body.remove_suffix(1);
    }
    if (body.find('*') != std::string_view::npos) return std::nullopt;
    made.text = fold(text::trimmed(body)).text;
    if (made.text.empty() || made.text == U" ") return std::nullopt;
    return made;
}

compiled_rules_ptr compiled_rules::compile(std::vector<screening_rule> rules) {
    auto made = std::make_shared<compiled_rules>();
    std::erase_if(rules, [](screening_rule const& each) { return !each.enabled; });
    made->rules_ = std::move(rules);
    std::vector<keyword> of_messages;
    std::vector<keyword> of_names;
    for (std::uint32_t i = 0; i < made->rules_.size(); ++i)
        made->add(i, of_messages, of_names);
    made->message_keywords_ = keyword_automaton(std::move(of_messages));
    made->name_keywords_ = keyword_automaton(std::move(of_names));
    return made;
}

void compiled_rules::add(std::uint32_t index, std::vector<keyword>& of_messages,
                         std::vector<keyword>& of_names) {
    auto const& rule = rules_[index];
    auto& into = subject_of(rule) == subject::name ? of_names : of_messages;
    append(into, rule.keywords, index);
    for (auto const each : rule.presets)
        append(into, keywords_of(each), index);
    for (auto const& each : rule.patterns) {
        std::string problem;
        if (auto made = pattern::compile(each, problem)) patterns_.push_back({index, std::move(made)});
    }
    std::vector<keyword> allowed;
    append(allowed, rule.allowed, 0);
    allowed_.push_back(allowed.empty() ? nullptr : std::make_unique<keyword_automaton>(std::move(allowed)));
}

bool compiled_rules::has_rules_for(subject what) const noexcept {
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](screening_rule const& each) { return subject_of(each) == what; });
}

/// One text held against the rules.
class compiled_rules::search {
public:
    search(compiled_rules const& in, std::string_view content, subject what, std::vector<bool> const& active,
           std::size_t spans_max)
        : in_(in),
          content_(content),
          what_(what),
          active_(active),
          spans_max_(spans_max),
          hits_(in.rules_.size()),
          hit_(in.rules_.size()),
          excused_(in.rules_.size()) {}

    void keywords() {
        auto const& all = what_ == subject::name ? in_.name_keywords_ : in_.message_keywords_;
        if (all.empty()) return;
        folded_ = fold(content_);
        all.scan(folded_->text, [&](keyword_match const& match) { note(match.tag, span_of(match)); });
    }

    void patterns(clock const& time) {
        if (in_.patterns_.empty()) return;
        auto const seen = without_invisible(content_);
        auto const latest = time.mono() + pattern_time_max;
        for (auto const& each : in_.patterns_) {
            if (!is_asked(each.rule)) continue;
            if (time.mono() > latest) return;
            bool const only_whether = spans_max_ == 1 && !in_.allowed_[each.rule];
            if (only_whether && !each.compiled->is_in(seen.utf8)) continue;
            for (auto const span : each.compiled->find_all(seen.utf8, only_whether ? 1 : matches_max))
                note(each.rule, {seen.origin[span.first], seen.origin[span.last - 1] + 1});
        }
    }

    void counts() {
        for (std::uint32_t i = 0; i < in_.rules_.size(); ++i) {
            auto const& rule = in_.rules_[i];
            if (!is_asked(i)) continue;
            if (rule.trigger == screening_trigger::mention_spam) {
                auto const found = mentions_in(content_);
                if (found.size() > static_cast<std::size_t>(rule.limit)) note_all(i, found, nullptr);
            } else if (rule.trigger == screening_trigger::invites) {
                auto const seen = without_invisible(content_);
                note_all(i, invites_in(seen.utf8), &seen);
            }
        }
    }

    std::vector<rule_hit> take() {
        std::vector<rule_hit> out;
        for (std::uint32_t i = 0; i < hits_.size(); ++i) {
            if (hit_[i]) out.push_back({i, std::move(hits_[i])});
        }
        return out;
    }

private:
    bool is_asked(std::uint32_t rule) const {
        return active_[rule] && subject_of(in_.rules_[rule]) == what_ && hits_[rule].size() < spans_max_;
    }

    void note(std::uint32_t rule, found_span where) {
        if (!is_asked(rule) || is_excused(rule, where)) return;
        hit_[rule] = true;
        hits_[rule].push_back(where);
    }

    void note_all(std::uint32_t rule, std::vector<text_span> const& found, seen_text const* seen_or_null) {
        for (auto const& each : found) {
            if (seen_or_null != nullptr) {
                note(rule, {seen_or_null->origin[each.first], seen_or_null->origin[each.last - 1] + 1});
            } else {
                auto const before = text::code_points(content_.substr(0, each.first)).value_or(0);
                auto const inside =
                    text::code_points(content_.substr(each.first, each.last - each.first)).value_or(0);
                note(rule, {static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(before + inside)});
            }
        }
    }

    found_span span_of(keyword_match const& match) const {
        return {folded_->origin[match.first], folded_->origin[match.last - 1] + 1};
    }

    /// What lies within an allowed word.
    bool is_excused(std::uint32_t rule, found_span where) {
        auto const& allowed = in_.allowed_[rule];
        if (!allowed) return false;
        if (!folded_) folded_ = fold(content_);
        auto& spans = excused_[rule];
        if (!spans) {
            spans.emplace();
            allowed->scan(folded_->text,
                          [&](keyword_match const& match) { spans->push_back(span_of(match)); });
        }
        return std::any_of(spans->begin(), spans->end(), [&](found_span const& each) {
            return each.first <= where.first && where.last <= each.last;
        });
    }

    compiled_rules const& in_;
    std::string_view content_;
    subject what_;
    std::vector<bool> const& active_;
    std::size_t spans_max_;
    std::vector<std::vector<found_span>> hits_;  // by rule
    std::vector<bool> hit_;
    std::vector<std::optional<std::vector<found_span>>> excused_;
    std::optional<folded_text> folded_;
};

std::vector<rule_hit> compiled_rules::hits(std::string_view content, subject what,
                                           std::vector<bool> const& active, std::size_t spans_max,
                                           clock const& time) const {
    search in(*this, content, what, active, spans_max);
    in.keywords();
    in.patterns(time);
    in.counts();
    return in.take();
}

}  // namespace parley::watch
