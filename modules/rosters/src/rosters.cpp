#include "rosters.hpp"

#include "limits.hpp"
#include "list_key.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace parley {

task<void> give_way() {
    co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
}

rosters::rosters(roster_options options, roster_needs needs)
    : options_(options),
      needs_(needs),
      aside_(std::make_unique<blocking_pool>(blocking_pool_options{
          .name = "rosters", .threads = 1, .queue_max = roster_limits::aside_queue_max})) {
    for (std::size_t i = 0; i < needs_.cores.size(); ++i) {
        parts_.push_back(std::make_unique<part>(needs_.cores.at(i)));
        parts_.back()->clockwork =
            std::make_unique<ticker>(needs_.cores.at(i), options_.step, [this, i] { tick(*parts_[i]); });
    }
}

rosters::~rosters() = default;

rosters::part& rosters::here() {
    auto* const current = core::current();
    PARLEY_ASSERT(current != nullptr);
    return *parts_[current->index()];
}

hall_ptr rosters::find_hall(server_id server) {
    auto& halls = here().halls;
    auto const at = halls.find(server);
    return at == halls.end() ? nullptr : at->second;
}

hall_ptr rosters::open_hall(server_id server) {
    auto& found = here().halls[server];
    if (!found) {
        found = std::make_shared<hall>(server);
        auto const people = needs_.people.now(server);
        found->large = people && people->members.size() > options_.large_server_members;
    }
    found->used = now();
    return found;
}

void rosters::show(principal who, list_viewer viewer, server_id server, channel_id channel,
                   std::vector<row_range> ranges) {
    if (ranges.empty()) return forget(server, viewer);
    list_look wish{viewer, channel, std::move(ranges)};
    needs_.cores.home_of(server).post([this, who, server, wish = std::move(wish)]() mutable {
        auto& mine = here();
        wish.serial = mine.wishes[wish.who.turn] = ++mine.serials;
        mine.scope.spawn(show_at_home(this, who, std::move(wish), server));
    });
}

void rosters::forget(server_id server, list_viewer viewer) {
    needs_.cores.home_of(server).post([this, server, turn = viewer.turn] {
        here().wishes.erase(turn);
        if (auto const in = find_hall(server)) drop_look(*in, turn);
    });
}

task<void> rosters::show_at_home(rosters* self, principal who, list_look wish, server_id server) {
    auto const access =
        co_await self->needs_.directory.access_channel(who, wish.channel, permission::view_channel);
    auto& wishes = self->here().wishes;
    auto const newest = wishes.find(wish.who.turn);
    // Whoever has gone, or asked for something else meanwhile, is not shown this.
    if (newest == wishes.end() || newest->second != wish.serial) co_return;
    wishes.erase(newest);
    auto const people = self->needs_.people.now(server);
    bool const may = access.has_value() && access->server() == server && people.has_value();
    if (auto const in = self->find_hall(server)) self->drop_look(*in, wish.who.turn);
    // No suspension since the gate decided.
    if (may) self->place(self->open_hall(server), *people, std::move(wish));
}

/// Among those who look at the list of its channel, which is made when it is the first.
void rosters::place(hall_ptr const& in, people_now const& people, list_look wish) {
    auto key = list_key(people, wish.channel, !in->large);
    if (!key) return;
    auto& list = in->lists[*key];
    if (!list) {
        list = std::make_shared<shared_list>();
        list->key = std::move(*key);
        list->channel = wish.channel;
        list->with_offline = !in->large;
        list->rows = member_rows(list_groups(people, list->with_offline));
    }
    wish.fresh = true;
    auto const turn = wish.who.turn;
    in->places[turn] = list;
    list->looks[turn] = std::move(wish);
    if (std::exchange(list->busy, true)) return;  // it will see
    here().scope.spawn(run(this, in, list));
}

void rosters::drop_look(hall& in, std::uint64_t turn) {
    auto const at = in.places.find(turn);
    if (at == in.places.end()) return;
    auto const list = at->second;
    in.places.erase(at);
    list->looks.erase(turn);
    in.used = now();
    if (list->looks.empty()) drop_list(in, list);
}

void rosters::drop_list(hall& in, shared_list_ptr const& list) {
    list->closed = true;
    in.lists.erase(list->key);
    if (!list->busy) retire(*list);
}

/// A large list is taken apart elsewhere: it may have as many pieces as members.
void rosters::retire(shared_list& list) {
    if (list.rows.member_count() <= roster_limits::rows_sorted_here_max) return;
    auto const parts = std::make_shared<member_rows>(std::move(list.rows));
    list.rows = member_rows();
    aside_->try_post([parts] {});
}

void rosters::close_hall(hall_ptr const& in) {
    in->closed = true;
    for (auto const& [key, list] : in->lists) {
        list->closed = true;
        if (!list->busy) retire(*list);
    }
    in->lists.clear();
    in->places.clear();
    if (in->names.size() > roster_limits::rows_sorted_here_max) {
        auto const names = std::make_shared<roster>(std::move(in->names));
        in->names = {};
        aside_->try_post([names] {});
    }
    here().halls.erase(in->server);
}

void rosters::tick(part& mine) {
    auto const looked_at = std::exchange(mine.stirred, {});
    for (auto const& [in, list] : looked_at) {
        list->stirred = false;
        if (list->closed || list->busy) continue;  // whoever is busy with it looks again
        if (list->next > now()) {
            stir(in, list);
            continue;
        }
        list->busy = true;
        mine.scope.spawn(run(this, in, list));
    }
    keep_bounds(mine);
}

/// What nobody looks at or searches any more is forgotten; so is the least recently used beyond the bound.
void rosters::keep_bounds(part& mine) {
    mine.rows = 0;
    mine.names = 0;
    std::vector<hall_ptr> idle;
    for (auto const& [server, in] : mine.halls) {
        mine.names += in->names.size();
        for (auto const& [key, list] : in->lists)
            mine.rows += list->rows.member_count();
        if (!in->places.empty()) {
            needs_.people.now(server);  // what somebody looks at is in use: it stays in memory
        } else if (in->readings == 0 && in->naming.idle()) {
            idle.push_back(in);
        }
    }
    std::sort(idle.begin(), idle.end(), [](auto const& a, auto const& b) { return a->used < b->used; });
    for (auto const& in : idle) {
        bool const old = now() - in->used >= options_.names_kept || in->names.size() == 0;
        if (!old && mine.names <= options_.names_max) continue;
        mine.names -= in->names.size();
        close_hall(in);
    }
}

task<void> rosters::close() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        auto closing = close_part(parts_[i].get());
        co_await on(needs_.cores.at(i), std::move(closing));
    }
}

task<void> rosters::close_part(part* of) {
    of->clockwork.reset();
    co_await of->scope.close();
}

std::unique_ptr<roster_service> make_rosters(roster_options options, roster_needs needs) {
    return std::make_unique<rosters>(options, needs);
}

}  // namespace parley
