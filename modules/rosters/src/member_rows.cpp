#include "member_rows.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace parley {

bool member_rows::before(entry const& a, entry const& b) noexcept {
    return std::tie(a.group, a.name, a.who) < std::tie(b.group, b.name, b.who);
}

void member_rows::fill(std::vector<entry> all) {
    entries_.clear();
    order_.clear();
    for (auto& group : groups_)
        group.count = 0;
    entries_.reserve(all.size());
    order_.reserve(all.size());
    for (auto& each : all) {
        PARLEY_ASSERT(each.group < groups_.size());
        auto const who = each.who;
        auto const [at, is_new] = entries_.try_emplace(who, std::move(each));
        if (!is_new) continue;
        order_.push_back(&at->second);
        ++groups_[at->second.group].count;
    }
    std::sort(order_.begin(), order_.end(), [](auto const* a, auto const* b) { return before(*a, *b); });
}

std::size_t member_rows::place_of(entry const& of) const noexcept {
    auto const at = std::lower_bound(order_.begin(), order_.end(), of,
                                     [](entry const* a, entry const& b) { return before(*a, b); });
    return static_cast<std::size_t>(at - order_.begin());
}

void member_rows::apply(std::vector<change> all) {
    std::vector<std::size_t> leaving;
    std::vector<change*> coming;
    for (auto& each : all) {
        auto const at = entries_.find(each.who);
        bool const listed = at != entries_.end();
        bool const stays =
            listed && each.listed && at->second.group == each.group && at->second.name == each.name;
        if (stays) continue;
        if (listed) leaving.push_back(place_of(at->second));
        if (each.listed) coming.push_back(&each);
    }
    remove(std::move(leaving));
    std::vector<entry const*> added;
    for (auto* each : coming) {
        PARLEY_ASSERT(each->group < groups_.size());
        auto const [at, is_new] =
            entries_.try_emplace(each->who, entry{each->group, std::move(each->name), each->who});
        PARLEY_ASSERT(is_new);
        ++groups_[each->group].count;
        added.push_back(&at->second);
    }
    insert(std::move(added));
}

void member_rows::remove(std::vector<std::size_t> places) {
    if (places.empty()) return;
    std::sort(places.begin(), places.end());
    auto to = places.front();
    std::size_t next = 0;
    for (auto from = places.front(); from < order_.size(); ++from) {
        if (next < places.size() && places[next] == from) {
            ++next;
            --groups_[order_[from]->group].count;
            entries_.erase(order_[from]->who);
        } else {
            order_[to++] = order_[from];
        }
    }
    order_.resize(to);
}

void member_rows::insert(std::vector<entry const*> added) {
    if (added.empty()) return;
    std::sort(added.begin(), added.end(), [](auto const* a, auto const* b) { return before(*a, *b); });
    std::vector<std::size_t> places;
    for (auto const* each : added)
        places.push_back(place_of(*each));
    // From the end, so that everything moves once.
    auto from = order_.size();
    order_.resize(order_.size() + added.size());
    auto to = order_.size();
    for (auto i = added.size(); i-- > 0;) {
        while (from > places[i])
            order_[--to] = order_[--from];
        order_[--to] = added[i];
    }
}

std::size_t member_rows::row_count() const noexcept {
    std::size_t count = order_.size();
    for (auto const& group : groups_)
        count += group.count > 0 ? 1 : 0;
    return count;
}

std::vector<row_key> member_rows::window(row_range of) const {
    std::vector<row_key> rows;
    std::size_t row = 0;    // of the group's header
    std::size_t place = 0;  // of its first member
    for (std::uint32_t g = 0; g < groups_.size() && row <= of.last; ++g) {
        auto const count = groups_[g].count;
        if (count == 0) continue;
        if (row >= of.first) rows.push_back({g, {}});
        auto const first = std::max<std::size_t>(of.first, row + 1);
        auto const last = std::min<std::size_t>(of.last, row + count);
        for (auto i = first; i <= last; ++i)
            rows.push_back({g, order_[place + (i - row - 1)]->who});
        row += 1 + count;
        place += count;
    }
    return rows;
}

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// For each row of `after` its place in `before`, or nowhere.
std::vector<std::size_t> former_places(std::vector<row_key> const& before,
                                       std::vector<row_key> const& after) {
    auto const number = [](row_key const& of) { return std::pair(of.who.value, of.who ? 0U : of.group); };
    std::vector<std::pair<std::pair<std::uint64_t, std::uint32_t>, std::size_t>> known;
    for (std::size_t i = 0; i < before.size(); ++i)
        known.emplace_back(number(before[i]), i);
    std::sort(known.begin(), known.end());
    std::vector<std::size_t> places;
    for (auto const& each : after) {
        auto const at = std::lower_bound(known.begin(), known.end(), std::pair(number(each), std::size_t{0}));
        places.push_back(at != known.end() && at->first == number(each) ? at->second : nowhere);
    }
    return places;
}

/// Which of them form the longest rising row: they need not move.
std::vector<bool> longest_rising(std::vector<std::size_t> const& places) {
    std::vector<std::size_t> ends;  // index of the least end of a rising row of each length
    std::vector<std::size_t> previous(places.size(), nowhere);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == nowhere) continue;
        auto const at = std::lower_bound(ends.begin(), ends.end(), places[i],
                                         [&](std::size_t end, std::size_t p) { return places[end] < p; });
        if (at != ends.begin()) previous[i] = *(at - 1);
        if (at == ends.end()) {
            ends.push_back(i);
        } else {
            *at = i;
        }
    }
    std::vector<bool> stays(places.size(), false);
    for (auto i = ends.empty() ? nowhere : ends.back(); i != nowhere; i = previous[i])
        stays[i] = true;
    return stays;
}

}  // namespace

std::vector<window_step> steps_between(std::vector<row_key> const& before,
                                       std::vector<row_key> const& after) {
    auto const places = former_places(before, after);
    auto const stays = longest_rising(places);
    std::vector<bool> kept(before.size(), false);
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (stays[i]) kept[places[i]] = true;
    }
    std::vector<window_step> steps;
    for (auto i = before.size(); i-- > 0;) {
        if (!kept[i]) steps.push_back({false, static_cast<std::uint32_t>(i), before[i]});
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!stays[i]) steps.push_back({true, static_cast<std::uint32_t>(i), after[i]});
    }
    return steps;
}

}  // namespace parley
