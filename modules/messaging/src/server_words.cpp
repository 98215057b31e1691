// What a server writes of itself, and the clearing of many: both by the lane, as everything.

#include "limits.hpp"
#include "message_service.hpp"

#include <parley/base/log.hpp>

#include <algorithm>
#include <utility>

namespace parley::messaging {

void message_service::say(house_message what) {
    auto const home = around_.cores.home_of(what.server).index();
    slices_[home]->own_words.spawn(say_at_home(std::move(what)));
}

task<void> message_service::say_at_home(house_message what) {
    auto const said = co_await put(std::move(what));
    if (said.has_error()) log_warn("messaging.house_message_dropped", {{"error", said.error().message()}});
}

task<result<void>> message_service::put(house_message what) {
    PARLEY_CO_TRY(auto const access, co_await around_.steward.enter(what.server, what.channel));
    message_create change;
    change.what.channel = what.channel;
    change.what.server = what.server;
    change.what.author = what.author;
    change.what.kind = what.kind;
    change.what.content = std::move(what.content);
    draft said{.who = {}, .by_server = true, .change = std::move(change)};
    PARLEY_CO_CHECK(co_await here().lanes.commit(access, std::move(said)));
    co_return result<void>{};
}

task<result<std::size_t>> message_service::purge_some(server_id server, purge_wanted wanted,
                                                      message_id& below, std::size_t batch_max) {
    history_query query{.channel = wanted.channel, .anchor = {}, .count_max = history_count_max};
    if (below) {
        query.from = history_query::side::before;
        query.anchor = below;
    }
    PARLEY_CO_TRY(auto const page, co_await around_.store.history(query));
    auto const most = std::min(batch_max, purge_batch_max);
    bool ended = page.size() < history_count_max;
    auto reached = below;
    std::vector<message_id> found;
    for (auto const& each : page) {
        ended = ended || each.id <= wanted.newer_than;
        if (each.id <= wanted.newer_than || found.size() == most) break;
        reached = each.id;
        // What a server said of somebody is not what they wrote.
        bool const theirs = each.author == wanted.author && each.kind == message_kind::text;
        if (!wanted.author || theirs) found.push_back(each.id);
    }
    if (ended && found.size() < most) reached = {};
    std::size_t removed = 0;
    if (!found.empty()) {
        PARLEY_CO_TRY(removed, co_await remove_many(server, wanted, std::move(found)));
    }
    below = reached;
    co_return removed;
}

task<result<std::size_t>> message_service::remove_many(server_id server, purge_wanted wanted,
                                                       std::vector<message_id> found) {
    draft what{.needed = permission::manage_messages, .by_server = !wanted.on_behalf, .many = true};
    auto const asked = wanted.on_behalf ? co_await around_.directory.access_channel(
                                              *wanted.on_behalf, wanted.channel, what.needed)
                                        : co_await around_.steward.enter(server, wanted.channel);
    if (asked.has_error()) co_return asked.error();
    if (wanted.on_behalf) what.who = *wanted.on_behalf;
    what.change = message_remove{wanted.channel, found.front()};
    found.erase(found.begin());
    what.more = std::move(found);
    PARLEY_CO_TRY(auto const done, co_await here().lanes.commit(*asked, std::move(what)));
    co_return done.removed;
}

}  // namespace parley::messaging
