// How a list comes to be: a slice at a time, so that the loop of its core goes on.

#include "limits.hpp"
#include "list_key.hpp"
#include "rosters.hpp"

#include <algorithm>
#include <utility>

namespace parley {

/// Makes the list, tells it, and ends when there is nothing to tell for the moment. One at a time per list.
task<void> rosters::run(rosters* self, hall_ptr in, shared_list_ptr list) {
    for (;;) {
        if (list->closed) break;
        bool worked = true;
        if (!list->ready) {
            worked = co_await self->build(in, list);
        } else {
            bool const due = !list->dirty.empty() && list->next <= self->now();
            bool const fresh = std::any_of(list->looks.begin(), list->looks.end(),
                                           [](auto const& each) { return each.second.fresh; });
            if (!due && !fresh) break;
            if (due) worked = co_await self->name_dirty(in, list);
            if (worked) worked = co_await self->tell(in, list);
        }
        if (worked) continue;
        bool const slept = co_await sleep_for(self->options_.retry);
        if (!slept) co_return;
    }
    list->busy = false;
    if (list->closed) {
        self->retire(*list);
    } else if (!list->dirty.empty()) {
        self->stir(in, list);
    }
}

/// False when it could not be made now. What changes meanwhile is noted in the list, and seen to next.
task<bool> rosters::build(hall_ptr in, shared_list_ptr list) {
    std::vector<account_id> all;
    {
        auto const people = needs_.people.now(in->server);
        if (!people) co_return false;
        if (list->with_offline) {
            for (auto const& [account, row] : people->members)
                all.push_back(account);
        } else {
            all = needs_.presences.online(in->server);
        }
    }
    if (here().rows + all.size() > options_.rows_max) co_return false;
    std::vector<member_rows::entry> entries;
    for (std::size_t from = 0; from < all.size(); from += roster_limits::slice) {
        auto const to = std::min(from + roster_limits::slice, all.size());
        std::vector<account_id> some(all.begin() + static_cast<std::ptrdiff_t>(from),
                                     all.begin() + static_cast<std::ptrdiff_t>(to));
        bool const named = co_await name(in, std::move(some));
        auto const people = needs_.people.now(in->server);
        if (!named || !people) co_return false;
        if (list->closed) co_return true;
        for (auto i = from; i < to; ++i) {
            auto change = derive(*in, *list, *people, all[i]);
            if (change && change->listed)
                entries.push_back({change->group, std::move(change->name), change->who});
        }
    }
    auto const rows = std::make_shared<member_rows>(list->rows.groups());
    if (entries.size() <= roster_limits::rows_sorted_here_max) {
        rows->fill(std::move(entries));
    } else {
        auto const unsorted = std::make_shared<std::vector<member_rows::entry>>(std::move(entries));
        auto put_in_order = [rows, unsorted] {
            rows->fill(std::move(*unsorted));
            return rows->member_count();
        };
        auto const sorted = co_await aside_->run(std::move(put_in_order));
        if (sorted.has_error()) co_return false;
    }
    list->rows = std::move(*rows);
    list->ready = true;
    co_return true;
}

/// Reads the names of those who have none yet. Gives the loop a turn in any case. False: the store is away.
task<bool> rosters::name(hall_ptr in, std::vector<account_id> whom) {
    co_await give_way();  // accounts that are remembered are answered without a pause
    std::erase_if(whom, [&](account_id each) { return in->names.knows(each); });
    if (whom.empty()) co_return true;
    ++in->readings;
    auto asked = whom;
    auto const read = co_await needs_.accounts.find_many(std::move(asked));
    --in->readings;
    auto const people = needs_.people.now(in->server);
    if (read.has_error() || !people) co_return false;
    auto const enter = [&](account const& who) {
        auto const at = people->members.find(who.id);
        if (at != people->members.end()) in->names.put(who, at->second.nickname, roster::word::read);
    };
    for (auto const& each : *read)
        enter(each);
    // An account that no store knows any more stands there without a name.
    for (auto const each : whom) {
        account nobody;
        nobody.id = each;
        if (!in->names.knows(each)) enter(nobody);
    }
    co_return true;
}

/// Names for those who come into the list with the next changes.
task<bool> rosters::name_dirty(hall_ptr in, shared_list_ptr list) {
    std::vector<account_id> unnamed;
    {
        auto const people = needs_.people.now(in->server);
        if (!people) co_return false;
        for (auto const each : list->dirty) {
            if (!derive(*in, *list, *people, each)) unnamed.push_back(each);
        }
    }
    for (std::size_t from = 0; from < unnamed.size(); from += roster_limits::slice) {
        auto const to = std::min(from + roster_limits::slice, unnamed.size());
        std::vector<account_id> some(unnamed.begin() + static_cast<std::ptrdiff_t>(from),
                                     unnamed.begin() + static_cast<std::ptrdiff_t>(to));
        bool const named = co_await name(in, std::move(some));
        if (!named) co_return false;
    }
    co_return true;
}

/// Where the account stands now. Nothing when it belongs in the list, but its name is not known.
std::optional<member_rows::change> rosters::derive(hall& in, shared_list const& list,
                                                   people_now const& people, account_id who) const {
    member_rows::change out{.who = who};
    auto const member = people.members.find(who);
    if (member == people.members.end()) return out;
    bool const online = needs_.presences.now(in.server, who) != nullptr;
    if ((!online && !list.with_offline) || !sees(people, member->second, list.channel)) return out;
    auto const* names = in.names.find(who);
    if (names == nullptr) return std::nullopt;
    out.listed = true;
    out.group = group_of(list.rows.groups(), member->second.roles, online);
    out.name = names->shown();
    return out;
}

}  // namespace parley
