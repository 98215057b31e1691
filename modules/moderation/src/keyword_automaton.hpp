#pragma once
// Finds any of many keywords in one pass over a text (Aho–Corasick over code points).

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::watch {

struct keyword {
    std::u32string text{};    ///< folded, not empty
    bool open_start = false;  ///< letters may stand before it
    bool open_end = false;    ///< … behind it
    std::uint32_t tag = 0;    ///< the caller's
};

struct keyword_match {
    std::uint32_t tag = 0;
    std::uint32_t first = 0;  ///< in the folded text; whole words where an end is open
    std::uint32_t last = 0;   ///< one behind
};

/// Immutable. About 24 bytes per character of all keywords.
class keyword_automaton {
public:
    keyword_automaton() = default;
    explicit keyword_automaton(std::vector<keyword> all);

    bool empty() const noexcept { return keywords_.empty(); }
    /// Calls `visit` for each, whole words only, in the order in which they end. Linear in the text, but for
    /// what is found.
    void scan(std::u32string_view folded, std::function<void(keyword_match const&)> const& visit) const;

private:
    struct edge {
        char32_t on;
        std::uint32_t to;
    };
    struct node {
        std::uint32_t edges = 0;  // into edges_
        std::uint32_t edge_count = 0;
        std::uint32_t fail = 0;
        std::uint32_t word = 0;     // into keywords_, plus one: the first that ends here
        std::uint32_t shorter = 0;  // the nearest suffix that ends a keyword
    };

    void build();
    void link();
    std::uint32_t child(std::uint32_t of, char32_t on) const noexcept;
    std::uint32_t step(std::uint32_t from, char32_t on) const noexcept;

    std::vector<keyword> keywords_;    // sorted by text
    std::vector<std::uint32_t> same_;  // the next keyword with the same text, plus one
    std::vector<node> nodes_;
    std::vector<edge> edges_;
};

}  // namespace parley::watch
