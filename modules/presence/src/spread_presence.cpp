#include "spread_presence.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>

#include <utility>

namespace parley {

spread_presence::spread_presence(presence_options options, presence_needs needs)
    : options_(options), needs_(needs) {
    for (std::size_t i = 0; i < needs_.cores.size(); ++i) {
        parts_.push_back(std::make_unique<part>(options_, needs_.cores.at(i)));
        parts_.back()->clockwork =
            std::make_unique<ticker>(needs_.cores.at(i), options_.step, [this, i] { tick(*parts_[i]); });
    }
}

spread_presence::part& spread_presence::at_home() {
    auto* const current = core::current();
    PARLEY_ASSERT(current != nullptr);
    return *parts_[current->index()];
}

void spread_presence::connected(account_id account, presence_session session) {
    // Always by post, even at home: what one core has to say of a session must keep its order.
    needs_.cores.home_of(account).post([this, account, session] {
        auto& here = at_home();
        if (here.accounts.connected(account, session)) here.scope.spawn(recall(this, account));
    });
}

void spread_presence::disconnected(account_id account, presence_session session) {
    needs_.cores.home_of(account).post(
        [this, account, session] { at_home().accounts.disconnected(account, session, needs_.time.mono()); });
}

void spread_presence::said(account_id account, presence_session session, device_presence what) {
    needs_.cores.home_of(account).post([this, account, session, what = std::move(what)] {
        say(at_home().accounts.said(account, session, what, needs_.time.mono(), today()));
    });
}

task<bool> spread_presence::is_live(account_id account) {
    auto work = is_live_at_home(account);
    co_return co_await on(needs_.cores.home_of(account), std::move(work));
}

task<bool> spread_presence::is_live_at_home(account_id account) {
    co_return at_home().accounts.is_here(account);
}

task<std::size_t> spread_presence::online_in(server_id server) {
    auto work = online_at_home(server);
    co_return co_await on(needs_.cores.home_of(server), std::move(work));
}

task<std::size_t> spread_presence::online_at_home(server_id server) {
    co_return at_home().servers.online_count(server);
}

void spread_presence::on_published(event const& what) {
    auto& here = at_home();
    if (auto const* joined = std::get_if<events::server_joined>(&what.what)) {
        auto const word = here.accounts.joined(account_id{what.stream.value}, joined->server);
        if (word) send(*word, {joined->server});
    } else if (auto const* out = std::get_if<events::server_left>(&what.what)) {
        here.accounts.left(account_id{what.stream.value}, out->server);
    } else if (auto const* left = std::get_if<events::member_left>(&what.what)) {
        here.servers.left(left->server, left->account);
    } else if (auto const* deleted = std::get_if<events::server_deleted>(&what.what)) {
        here.servers.deleted(deleted->server);
    }
}

void spread_presence::say(presence_account_side::maybe_saying what) {
    if (!what) return;
    send(what->word, what->told);
    if (what->arrives) at_home().scope.spawn(spread(this, what->word.account));
}

/// Tells each server of the account that it has come online, and how it is by then.
task<void> spread_presence::spread(spread_presence* self, account_id account) {
    auto& here = self->at_home();
    while (here.accounts.is_seen(account)) {
        auto servers = co_await self->needs_.directory.servers_of(account);
        if (servers.has_value()) {
            auto const untold = here.accounts.tell(account, std::move(*servers));
            if (untold) self->send(untold->word, untold->told);
            co_return;
        }
        if (!co_await sleep_for(self->options_.retry)) co_return;
    }
}

/// One post per home core: what this core has to say of an account arrives there in its order.
void spread_presence::send(presence_word const& word, std::vector<server_id> const& servers) {
    std::vector<std::vector<server_id>> by_home(needs_.cores.size());
    for (auto const each : servers)
        by_home[needs_.cores.home_of(each).index()].push_back(each);
    for (std::size_t i = 0; i < by_home.size(); ++i) {
        if (by_home[i].empty()) continue;
        needs_.cores.at(i).post([this, word, some = std::move(by_home[i])] { hear(word, some); });
    }
}

void spread_presence::hear(presence_word const& word, std::vector<server_id> const& servers) {
    auto& here = at_home();
    std::vector<server_id> unsure;
    for (auto const each : servers) {
        if (!word.online()) {
            here.servers.offline(each, word);
        } else if (!here.servers.changed(each, word)) {
            here.servers.begin(each, word);
            unsure.push_back(each);
            continue;
        }
        tell_if_due(each);
    }
    if (!unsure.empty()) here.scope.spawn(count_in(this, word, std::move(unsure)));
}

task<void> spread_presence::count_in(spread_presence* self, presence_word word,
                                     std::vector<server_id> servers) {
    auto& here = self->at_home();
    for (auto const each : servers) {
        if (co_await self->count_in_one(word, each)) continue;
        here.scope.spawn(count_in_later(self, word, each));  // one store that is away holds up nobody else
    }
}

task<void> spread_presence::count_in_later(spread_presence* self, presence_word word, server_id server) {
    // Not a do-while: GCC 12 loses the frame when its condition awaits.
    for (;;) {
        bool const slept = co_await sleep_for(self->options_.retry);
        if (!slept) co_return;
        bool const counted = co_await self->count_in_one(word, server);
        if (counted) co_return;
    }
}

/// False when the gate could not be asked and it still matters.
task<bool> spread_presence::count_in_one(presence_word word, server_id server) {
    principal who;
    who.account = word.account;
    auto const access = co_await needs_.directory.access_server(who, server, {});
    auto& servers = at_home().servers;
    bool const decided = access.has_value() || access.error() == community_errc::not_found ||
                         access.error() == community_errc::missing_permission;
    if (!decided && servers.is_newest(server, word)) co_return false;
    // No suspension since the gate decided: nobody is counted in after they have left.
    servers.finish(server, word, access.has_value());
    tell_if_due(server);
    co_return true;
}

void spread_presence::tell_if_due(server_id server) {
    if (auto news = at_home().servers.take_if_due(server, needs_.time.mono())) tell(std::move(*news));
}

void spread_presence::tell(presence_server_side::news news) {
    auto const people = needs_.people.now(news.server);
    if (people && people->members.size() > options_.large_server_members) return;
    events::presence_changed all{.server = news.server, .changes = {}};
    for (auto const& [account, now] : news.what)
        all.changes.emplace_back(account, now ? *now : presence{});
    needs_.events.publish_ephemeral(stream_id::of_server(news.server), std::move(all));
}

void spread_presence::tick(part& here) {
    auto const now = needs_.time.mono();
    for (auto& each : here.accounts.expire(now, today()))
        say(std::move(each));
    for (auto const each : here.accounts.outdated(today()))
        here.scope.spawn(drop_custom(this, each));
    for (auto& news : here.servers.take_due(now))
        tell(std::move(news));
}

presence_ptr spread_presence::now(server_id server, account_id account) {
    return at_home().servers.seen(server, account);
}

std::vector<account_id> spread_presence::online(server_id server) {
    return at_home().servers.online(server);
}

std::size_t spread_presence::online_count(server_id server) {
    return at_home().servers.online_count(server);
}

void spread_presence::report_to(presence_listener& who) {
    for (auto const& each : parts_)
        each->servers.report_to(who);
}

task<std::vector<presence>> spread_presence::seen(server_id server, std::vector<account_id> who) {
    auto work = seen_at_home(server, std::move(who));
    co_return co_await on(needs_.cores.home_of(server), std::move(work));
}

task<std::vector<presence>> spread_presence::seen_at_home(server_id server, std::vector<account_id> who) {
    std::vector<presence> found;
    found.reserve(who.size());
    for (auto const each : who) {
        auto const now = at_home().servers.seen(server, each);
        found.push_back(now ? *now : presence{});
    }
    co_return found;
}

task<void> spread_presence::close() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        auto closing = close_part(parts_[i].get());
        co_await on(needs_.cores.at(i), std::move(closing));
    }
}

task<void> spread_presence::close_part(part* of) {
    of->clockwork.reset();
    co_await of->scope.close();
}

}  // namespace parley
