// What is told of a list, to whom: changes enter it, windows are compared, rows described, news handed over.

#include "limits.hpp"
#include "list_key.hpp"
#include "list_news.hpp"
#include "rosters.hpp"

#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace parley {

struct rosters::telling {
    std::unordered_set<account_id> touched{};
    windows_news windows{};
    struct post {
        std::vector<std::pair<list_viewer, std::uint64_t>> whom{};  // with the serial of their wish
        std::shared_ptr<member_list_news> what{};
    };
    std::vector<post> posts{};
};

/// False when it has to be tried again.
task<bool> rosters::tell(hall_ptr in, shared_list_ptr list) {
    auto const out = std::make_shared<telling>();
    bool const due = !list->dirty.empty() && list->next <= now();
    if (due) {
        auto const people = needs_.people.now(in->server);
        if (!people) co_return false;
        take_changes(*in, *list, *people, *out);
        list->next = now() + options_.list_window;
        co_await compare_windows(list, out);
    }
    {
        auto const people = needs_.people.now(in->server);
        if (!people) co_return false;
        gather(*list, *people, *out);
    }
    bool const described = out->posts.empty() || co_await describe(out);
    if (!described) {
        // They have not been told: everybody is shown their rows anew, once names can be read.
        for (auto& [turn, look] : list->looks)
            look.fresh = true;
        co_return false;
    }
    if (!list->closed) deliver(*list, *out);
    co_return true;
}

void rosters::take_changes(hall& in, shared_list& list, people_now const& people, telling& out) {
    std::vector<member_rows::change> changes;
    for (auto at = list.dirty.begin();
         at != list.dirty.end() && changes.size() < roster_limits::changes_max;) {
        auto change = derive(in, list, people, *at);
        if (!change) {  // came while names were read: next time
            ++at;
            continue;
        }
        out.touched.insert(*at);
        changes.push_back(std::move(*change));
        at = list.dirty.erase(at);
    }
    list.rows.apply(std::move(changes));
}

/// Nothing else changes the rows meanwhile: a list is told by one task at a time.
task<void> rosters::compare_windows(shared_list_ptr list, std::shared_ptr<telling> out) {
    std::size_t in_turn = 0;
    for (auto& [range, told] : list->windows) {
        auto rows = list->rows.window({range.first, range.second});
        auto now_told = rows;
        if (auto news = compare(told, std::move(rows), out->touched)) {
            out->windows.emplace(range, std::move(*news));
            told = std::move(now_told);
        }
        if (++in_turn % roster_limits::windows_slice == 0) co_await give_way();
    }
}

namespace {

list_row row_of(people_now const& people, member_rows const& rows, row_key const& key) {
    if (!key.who) return rows.groups()[key.group];
    member_view view;
    auto const member = people.members.find(key.who);
    if (member != people.members.end()) {
        view.member = member->second;
    } else {  // has just left: the next news say so
        view.member = {.server = people.rules->server(), .account = key.who, .joined_at = {}};
    }
    view.who.id = key.who;
    view.owner = key.who == people.rules->owner();
    return view;
}

/// Whether groups or counts are not as they were told last; they are as told from now on.
bool recount(shared_list& list, std::size_t members) {
    bool const same_counts = list.rows.groups() == list.told_groups && members == list.told_members;
    list.told_groups = list.rows.groups();
    list.told_members = members;
    return !same_counts;
}

std::shared_ptr<member_list_news> news_of(shared_list const& list, list_look const& look,
                                          people_now const& people) {
    auto news = std::make_shared<member_list_news>();
    news->server = people.rules->server();
    news->channel = look.channel;
    news->member_count = people.members.size();
    news->groups = list.rows.groups();
    for (auto const& group : news->groups)
        news->online_count += group.of == member_group::kind::offline ? 0 : group.count;
    return news;
}

/// What each shown window has been told by now. Windows that nobody shows any more are dropped.
void keep_windows(shared_list& list) {
    std::map<window_range, std::vector<row_key>> kept;
    for (auto const& [turn, look] : list.looks) {
        for (auto const& range : look.ranges) {
            auto const [at, is_new] = kept.try_emplace({range.first, range.last});
            if (!is_new) continue;
            auto const told = list.windows.find(at->first);
            at->second = told != list.windows.end() ? std::move(told->second) : list.rows.window(range);
        }
    }
    list.windows = std::move(kept);
}

}  // namespace

/// One piece of news for all who show the same rows of the same channel.
void rosters::gather(shared_list& list, people_now const& people, telling& out) {
    keep_windows(list);
    bool const recounted = recount(list, people.members.size());
    std::map<std::tuple<channel_id, bool, std::vector<window_range>>, std::size_t> posts;
    for (auto& [turn, look] : list.looks) {
        bool const fresh = std::exchange(look.fresh, false);
        std::vector<window_range> ranges;
        for (auto const& range : look.ranges)
            ranges.emplace_back(range.first, range.last);
        auto const [at, is_new] =
            posts.try_emplace({look.channel, fresh, std::move(ranges)}, out.posts.size());
        if (is_new) {
            auto news = news_of(list, look, people);
            auto const ops =
                fresh ? whole(look.ranges, list.rows) : ops_of(look.ranges, out.windows, list.rows);
            for (auto const& op : ops) {
                auto& made = news->ops.emplace_back(list_op{op.what, op.at, op.last, {}});
                for (auto const& key : op.rows)
                    made.rows.push_back(row_of(people, list.rows, key));
            }
            out.posts.push_back({{}, std::move(news)});
        }
        out.posts[at->second].whom.emplace_back(look.who, look.serial);
    }
    std::erase_if(out.posts, [&](auto const& each) { return each.what->ops.empty() && !recounted; });
}

/// Accounts and presences into the rows. False: the store is away.
task<bool> rosters::describe(std::shared_ptr<telling> out) {
    std::vector<account_id> whom;
    for (auto const& post : out->posts) {
        for (auto const& op : post.what->ops) {
            for (auto const& row : op.rows) {
                if (auto const* member = std::get_if<member_view>(&row)) whom.push_back(member->who.id);
            }
        }
    }
    if (whom.empty()) co_return true;
    auto const found = co_await needs_.accounts.find_many(std::move(whom));
    if (found.has_error()) co_return false;
    std::unordered_map<account_id, account const*> known;
    for (auto const& each : *found)
        known.emplace(each.id, &each);
    for (auto const& post : out->posts) {
        for (auto& op : post.what->ops) {
            for (auto& row : op.rows) {
                auto* const member = std::get_if<member_view>(&row);
                if (member == nullptr) continue;
                auto const at = known.find(member->who.id);
                if (at != known.end()) member->who = *at->second;
                auto const how = needs_.presences.now(post.what->server, member->who.id);
                if (how) member->presence = *how;
            }
        }
    }
    co_return true;
}

/// To those who still look: a session that lost the channel meanwhile is not among them.
void rosters::deliver(shared_list const& list, telling const& out) {
    for (auto const& post : out.posts) {
        std::map<std::size_t, std::vector<list_viewer>> by_core;
        for (auto const& [viewer, serial] : post.whom) {
            auto const look = list.looks.find(viewer.turn);
            if (look == list.looks.end() || look->second.serial != serial) continue;
            by_core[viewer.core].push_back(viewer);
        }
        for (auto& [index, whom] : by_core) {
            needs_.cores.at(index).post(
                [sink = sink_, core = index, some = std::move(whom), what = member_list_news_ptr(post.what)] {
                    sink->on_member_list(core, some, what);
                });
        }
    }
}

}  // namespace parley
