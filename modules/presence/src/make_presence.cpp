#include "account_side.hpp"
#include "server_side.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/on_core.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/presence/make_presence.hpp>

#include <algorithm>
#include <utility>

namespace parley {
namespace {

class spread_presence final : public presence_service {
public:
    spread_presence(presence_options options, presence_needs needs) : options_(options), needs_(needs) {
        for (std::size_t i = 0; i < needs_.cores.size(); ++i) {
            parts_.push_back(std::make_unique<part>(options_, needs_.cores.at(i)));
            parts_.back()->clockwork =
                std::make_unique<ticker>(needs_.cores.at(i), options_.step, [this, i] { tick(*parts_[i]); });
        }
    }

    void connected(account_id account) override {
        // Always by post, even at home: connects and disconnects of one core must keep their order.
        needs_.cores.home_of(account).post([this, account] {
            auto& here = at_home();
            if (auto const word = here.accounts.connected(account)) here.scope.spawn(spread(this, *word));
        });
    }

    void disconnected(account_id account) override {
        needs_.cores.home_of(account).post(
            [this, account] { at_home().accounts.disconnected(account, needs_.time.mono()); });
    }

    task<std::vector<presence_status>> statuses(server_id server, std::vector<account_id> who) override {
        auto work = statuses_at_home(server, std::move(who));
        co_return co_await on(needs_.cores.home_of(server), std::move(work));
    }

    void on_published(event const& what) override {
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

    task<void> close() override {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            auto closing = close_part(parts_[i].get());
            co_await on(needs_.cores.at(i), std::move(closing));
        }
    }

private:
    /// One core's share.
    struct part {
        part(presence_options const& options, core& home)
            : accounts(options), servers(options), scope(home, "presence") {}
        presence_account_side accounts;
        presence_server_side servers;
        task_scope scope;
        std::unique_ptr<ticker> clockwork;
    };

    part& at_home() {
        auto* const current = core::current();
        PARLEY_ASSERT(current != nullptr);
        return *parts_[current->index()];
    }

    /// Tells each server of the account that it has come online.
    static task<void> spread(spread_presence* self, presence_word word) {
        auto& here = self->at_home();
        while (here.accounts.is_current(word)) {
            auto servers = co_await self->needs_.directory.servers_of(word.account);
            if (servers.has_value()) {
                auto const untold = here.accounts.tell(word, std::move(*servers));
                co_return self->send(word, untold);
            }
            if (!co_await sleep_for(self->options_.retry)) co_return;
        }
    }

    /// One post per home core: what this core has to say of an account arrives there in its order.
    void send(presence_word const& word, std::vector<server_id> servers) {
        std::vector<std::vector<server_id>> by_home(needs_.cores.size());
        for (auto const each : servers)
            by_home[needs_.cores.home_of(each).index()].push_back(each);
        for (std::size_t i = 0; i < by_home.size(); ++i) {
            if (by_home[i].empty()) continue;
            needs_.cores.at(i).post([this, word, some = std::move(by_home[i])] { hear(word, some); });
        }
    }

    void hear(presence_word const& word, std::vector<server_id> const& servers) {
        auto& here = at_home();
        for (auto const each : servers) {
            if (word.online) {
                here.servers.begin(each, word);
            } else {
                here.servers.offline(each, word);
                tell_if_due(each);
            }
        }
        if (word.online) here.scope.spawn(count_in(this, word, servers));
    }

    static task<void> count_in(spread_presence* self, presence_word word, std::vector<server_id> servers) {
        auto& here = self->at_home();
        for (auto const each : servers) {
            if (co_await self->count_in_one(word, each)) continue;
            here.scope.spawn(
                count_in_later(self, word, each));  // one store that is away holds up nobody else
        }
    }

    static task<void> count_in_later(spread_presence* self, presence_word word, server_id server) {
        // Not a do-while: GCC 12 loses the frame when its condition awaits.
        for (;;) {
            bool const slept = co_await sleep_for(self->options_.retry);
            if (!slept) co_return;
            bool const counted = co_await self->count_in_one(word, server);
            if (counted) co_return;
        }
    }

    /// False when the gate could not be asked and it still matters.
    task<bool> count_in_one(presence_word word, server_id server) {
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

    void tell_if_due(server_id server) {
        if (auto news = at_home().servers.take_if_due(server, needs_.time.mono())) tell(std::move(*news));
    }

    void tell(presence_server_side::news news) {
        events::presence_changed all{.server = news.server, .changes = {}};
        for (auto const& [account, status] : news.what)
            all.changes.emplace_back(account, presence{.status = status});
        needs_.events.publish_ephemeral(stream_id::of_server(news.server), std::move(all));
    }

    void tick(part& here) {
        auto const now = needs_.time.mono();
        for (auto& gone : here.accounts.expire(now))
            send(gone.word, std::move(gone.told));
        for (auto& news : here.servers.take_due(now))
            tell(std::move(news));
    }

    task<std::vector<presence_status>> statuses_at_home(server_id server, std::vector<account_id> who) {
        std::vector<presence_status> found;
        found.reserve(who.size());
        auto const& servers = at_home().servers;
        for (auto const each : who) {
            found.push_back(servers.is_online(server, each) ? presence_status::online
                                                            : presence_status::offline);
        }
        co_return found;
    }

    static task<void> close_part(part* of) {
        of->clockwork.reset();
        co_await of->scope.close();
    }

    presence_options options_;
    presence_needs needs_;
    std::vector<std::unique_ptr<part>> parts_;
};

}  // namespace

std::unique_ptr<presence_service> make_presence(presence_options options, presence_needs needs) {
    return std::make_unique<spread_presence>(options, needs);
}

}  // namespace parley
