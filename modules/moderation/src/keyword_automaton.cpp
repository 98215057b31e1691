#include "keyword_automaton.hpp"

#include "folding.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>
#include <deque>

namespace parley::watch {
namespace {

struct span_of_keywords {
    std::uint32_t node;
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t depth;
};

bool stands_free(std::u32string_view text, keyword const& word, std::size_t first,
                 std::size_t last) noexcept {
    auto const before = first == 0 ? char32_t{} : text[first - 1];
    auto const after = last == text.size() ? char32_t{} : text[last];
    return (word.open_start || is_boundary(before, text[first])) &&
           (word.open_end || is_boundary(text[last - 1], after));
}

/// Where an end is open the match takes in the rest of the word.
keyword_match widened(std::u32string_view text, keyword const& word, std::size_t first,
                      std::size_t last) noexcept {
    while (word.open_start && first > 0 && !is_boundary(text[first - 1], text[first]))
        --first;
    while (word.open_end && last < text.size() && !is_boundary(text[last - 1], text[last]))
        ++last;
    return {word.tag, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

}  // namespace

keyword_automaton::keyword_automaton(std::vector<keyword> all) : keywords_(std::move(all)) {
    if (keywords_.empty()) return;
    std::sort(keywords_.begin(), keywords_.end(),
              [](keyword const& a, keyword const& b) { return a.text < b.text; });
    PARLEY_ASSERT(!keywords_.front().text.empty());
    same_.assign(keywords_.size(), 0);
    build();
    link();
}

/// Breadth first over the sorted keywords: the children of a node are neighbours, and so are their edges.
void keyword_automaton::build() {
    std::deque<span_of_keywords> open;
    nodes_.emplace_back();
    open.push_back({0, 0, static_cast<std::uint32_t>(keywords_.size()), 0});
    while (!open.empty()) {
        auto at = open.front();
        open.pop_front();
        while (at.first < at.last && keywords_[at.first].text.size() == at.depth) {
            auto& ends = nodes_[at.node].word;
            same_[at.first] = ends;
            ends = ++at.first;
        }
        nodes_[at.node].edges = static_cast<std::uint32_t>(edges_.size());
        while (at.first < at.last) {
            auto const on = keywords_[at.first].text[at.depth];
            auto end = at.first;
            while (end < at.last && keywords_[end].text[at.depth] == on)
                ++end;
            auto const made = static_cast<std::uint32_t>(nodes_.size());
            nodes_.emplace_back();
            edges_.push_back({on, made});
            ++nodes_[at.node].edge_count;
            open.push_back({made, at.first, end, at.depth + 1});
            at.first = end;
        }
    }
}

/// Nodes are numbered breadth first, so whatever a node falls back to is linked before it.
void keyword_automaton::link() {
    for (std::uint32_t parent = 0; parent < nodes_.size(); ++parent) {
        auto const& from = nodes_[parent];
        for (std::uint32_t i = 0; i < from.edge_count; ++i) {
            auto const [on, to] = edges_[from.edges + i];
            auto& reached = nodes_[to];
            reached.fail = parent == 0 ? 0 : step(from.fail, on);
            auto const& suffix = nodes_[reached.fail];
            reached.shorter = suffix.word != 0 ? reached.fail : suffix.shorter;
        }
    }
}

std::uint32_t keyword_automaton::child(std::uint32_t of, char32_t on) const noexcept {
    auto const begin = edges_.begin() + nodes_[of].edges;
    auto const end = begin + nodes_[of].edge_count;
    auto const at =
        std::lower_bound(begin, end, on, [](edge const& each, char32_t c) { return each.on < c; });
    return at != end && at->on == on ? at->to : 0;
}

std::uint32_t keyword_automaton::step(std::uint32_t from, char32_t on) const noexcept {
    for (;;) {
        if (auto const to = child(from, on); to != 0) return to;
        if (from == 0) return 0;
        from = nodes_[from].fail;
    }
}

void keyword_automaton::scan(std::u32string_view folded,
                             std::function<void(keyword_match const&)> const& visit) const {
    if (keywords_.empty()) return;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        at = step(at, folded[i]);
        for (auto ends = nodes_[at].word != 0 ? at : nodes_[at].shorter; ends != 0;
             ends = nodes_[ends].shorter) {
            for (auto word = nodes_[ends].word; word != 0; word = same_[word - 1]) {
                auto const& found = keywords_[word - 1];
                auto const first = i + 1 - found.text.size();
                if (stands_free(folded, found, first, i + 1)) visit(widened(folded, found, first, i + 1));
            }
        }
    }
}

}  // namespace parley::watch
