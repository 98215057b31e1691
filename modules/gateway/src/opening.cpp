#include "opening.hpp"

#include "event_scope.hpp"

#include <algorithm>

namespace parley::sessions {

bool opening::ready() const noexcept {
    if (!got) return false;
    // Ephemeral events have no number; the event itself has one.
    auto const newest =
        std::find_if(held.rbegin(), held.rend(), [](auto const& each) { return each->what.at.seq != 0; });
    return newest == held.rend() || (*newest)->what.at >= got->at;
}

bool opening::certain() const noexcept {
    auto const* const opened_by = rules_of(held.front()->what.what);
    return std::none_of(held.begin() + 1, held.end(), [&](encoded_event_ptr const& each) {
        auto const& fact = each->what;
        if (fact.at.seq == 0 || fact.at > got->at) return false;
        // One change may be told by several events with the same rules: a category's and its channels'.
        if (auto const* rules = rules_of(fact.what))
            return *rules != nullptr && (opened_by == nullptr || *rules != *opened_by);
        return membership_of(fact.what) != nullptr || std::holds_alternative<events::member_left>(fact.what);
    });
}

}  // namespace parley::sessions
