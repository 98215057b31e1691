#include "list_news.hpp"

#include "limits.hpp"

namespace parley {
namespace {

void add_window(std::vector<op_sketch>& ops, row_range range, window_news const& news) {
    auto const& steps = news.steps;
    if (steps.size() > roster_limits::steps_max) {
        ops.push_back({list_op::kind::sync, range.first, range.last, news.rows});
        return;
    }
    for (auto const& step : steps) {
        auto const at = range.first + step.at;
        if (step.inserts) {
            ops.push_back({list_op::kind::insert, at, at, {step.what}});
        } else {
            ops.push_back({list_op::kind::remove, at, at, {}});
        }
    }
    for (auto const place : news.newer) {
        auto const at = range.first + place;
        ops.push_back({list_op::kind::update, at, at, {news.rows[place]}});
    }
}

}  // namespace

std::optional<window_news> compare(std::vector<row_key> const& before, std::vector<row_key> now,
                                   std::unordered_set<account_id> const& touched) {
    window_news news;
    news.steps = steps_between(before, now);
    std::vector<bool> came(now.size(), false);
    for (auto const& step : news.steps) {
        if (step.inserts) came[step.at] = true;
    }
    for (std::uint32_t i = 0; i < now.size(); ++i) {
        if (!came[i] && now[i].who && touched.contains(now[i].who)) news.newer.push_back(i);
    }
    if (news.steps.empty() && news.newer.empty()) return std::nullopt;
    news.before = before.size();
    news.rows = std::move(now);
    return news;
}

std::vector<op_sketch> ops_of(std::vector<row_range> const& ranges, windows_news const& news,
                              member_rows const& now) {
    std::vector<op_sketch> ops;
    bool shifted = false;
    for (auto const& range : ranges) {
        if (shifted && range.first < now.row_count()) return whole(ranges, now);
        auto const at = news.find({range.first, range.last});
        if (at == news.end()) continue;
        if (shifted) return whole(ranges, now);
        shifted = at->second.before != at->second.rows.size();
        add_window(ops, range, at->second);
    }
    return ops;
}

std::vector<op_sketch> whole(std::vector<row_range> const& ranges, member_rows const& now) {
    std::vector<op_sketch> ops;
    for (auto const& range : ranges)
        ops.push_back({list_op::kind::sync, range.first, range.last, now.window(range)});
    return ops;
}

}  // namespace parley
