#pragma once
// From two states of a window to what its viewers are told. Pure.

#include "member_rows.hpp"

#include <map>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace parley {

/// What there is to tell of one window.
struct window_news {
    std::vector<window_step> steps{};
    std::vector<row_key> rows{};         ///< as they are now
    std::vector<std::uint32_t> newer{};  ///< places, in the window, of rows that stay but are not the same
    std::size_t before = 0;              ///< rows there were
};
using window_range = std::pair<std::uint32_t, std::uint32_t>;
using windows_news = std::map<window_range, window_news>;

/// Nothing when there is nothing to tell.
std::optional<window_news> compare(std::vector<row_key> const& before, std::vector<row_key> now,
                                   std::unordered_set<account_id> const& touched);

/// An op before its rows are described.
struct op_sketch {
    list_op::kind what = list_op::kind::sync;
    std::uint32_t at = 0;
    std::uint32_t last = 0;
    std::vector<row_key> rows{};
};

/// For who shows these ranges, in the order in which they hold. Ranges without news are as they were. Where
/// rows come or go on balance in one range and others stand behind it, all are told anew: what shifts what
/// would be more than a reader should have to think about.
std::vector<op_sketch> ops_of(std::vector<row_range> const& ranges, windows_news const& news,
                              member_rows const& now);
/// All of the ranges, anew.
std::vector<op_sketch> whole(std::vector<row_range> const& ranges, member_rows const& now);

}  // namespace parley
