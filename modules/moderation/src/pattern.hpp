#pragma once
// One RE2 pattern, bounded in memory and time.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace parley::watch {

/// Without case, over UTF-8. Immutable; matching is safe from any thread.
class pattern {
public:
    /// Null, with RE2's words in `problem`, when it cannot be compiled or would be too slow.
    static std::shared_ptr<pattern const> compile(std::string const& text, std::string& problem);
    ~pattern();

    bool is_in(std::string_view utf8) const;
    struct span {
        std::uint32_t first = 0;  ///< bytes
        std::uint32_t last = 0;
    };
    /// What it matches from left to right, at most `count_max`; empty matches are left out.
    std::vector<span> find_all(std::string_view utf8, std::size_t count_max) const;

private:
    explicit pattern(std::unique_ptr<re2::RE2> compiled);
    std::unique_ptr<re2::RE2> compiled_;
};
using pattern_ptr = std::shared_ptr<pattern const>;

}  // namespace parley::watch
