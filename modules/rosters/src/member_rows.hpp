#pragma once
// One list of members in order: by group, then by folded name, then by id; a header above each group that is
// not empty. Rows count from 0, headers too. No I/O, no clock.

#include <parley/interfaces/services/member_lists.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace parley {

/// What stands in a row: a member, or (account zero) the header of a group.
struct row_key {
    std::uint32_t group = 0;  ///< index; of a member it counts for nothing when rows are compared
    account_id who{};
    friend bool operator==(row_key const& a, row_key const& b) noexcept {
        return a.who == b.who && (a.who || a.group == b.group);
    }
};

class member_rows {
public:
    struct entry {
        std::uint32_t group = 0;
        std::string name{};  ///< folded
        account_id who{};
    };
    struct change {
        account_id who{};
        bool listed = false;  ///< false: not in the list (any more)
        std::uint32_t group = 0;
        std::string name{};
    };

    /// An empty list of these groups, in order; their counts are set here.
    explicit member_rows(std::vector<member_group> groups = {}) : groups_(std::move(groups)) {}
    member_rows(member_rows&&) = default;
    member_rows& operator=(member_rows&&) = default;
    member_rows(member_rows const&) = delete;  // the order points at the entries
    member_rows& operator=(member_rows const&) = delete;

    /// All at once, in any order. O(n log n): beyond a few thousand not on a core.
    void fill(std::vector<entry> all);
    /// Each account once. O(changes · log n) comparisons, and one pass over the pointers.
    void apply(std::vector<change> all);

    std::size_t row_count() const noexcept;
    /// The rows of the range that there are.
    std::vector<row_key> window(row_range of) const;
    std::vector<member_group> const& groups() const noexcept { return groups_; }
    bool holds(account_id who) const { return entries_.contains(who); }
    std::size_t member_count() const noexcept { return order_.size(); }

private:
    static bool before(entry const& a, entry const& b) noexcept;
    std::size_t place_of(entry const& of) const noexcept;
    void remove(std::vector<std::size_t> places);
    void insert(std::vector<entry const*> added);

    std::vector<member_group> groups_;
    std::unordered_map<account_id, entry> entries_;  // an entry does not change while it stands in the order
    std::vector<entry const*> order_;
};

/// How to come from one window's rows to another's: what goes, from the last to the first, then what comes,
/// from the first to the last. Positions count from the window's first row. What stays keeps its order, and
/// is as much as can.
struct window_step {
    bool inserts = false;
    std::uint32_t at = 0;
    row_key what{};
};
std::vector<window_step> steps_between(std::vector<row_key> const& before, std::vector<row_key> const& after);

}  // namespace parley
