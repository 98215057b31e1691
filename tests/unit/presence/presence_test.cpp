#include "support/fakes/fake_control.hpp"
#include "support/fakes/fake_presence_store.hpp"
#include "support/fakes/plain_encoder.hpp"
#include "support/fakes/slow_directory.hpp"
#include "support/run.hpp"

#include <parley/events/make_events.hpp>
#include <parley/presence/make_presence.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

namespace {

using namespace parley;
namespace pt = parley::testing;

task<void> call(std::function<void()> what) {
    what();
    co_return;
}

/// What a member's client makes of the events: who is online, per server.
class watching_sink final : public event_sink {
public:
    void on_event(std::size_t, encoded_event_ptr const& what) override {
        std::lock_guard hold(lock);
        if (auto const* told = std::get_if<events::presence_changed>(&what->what.what)) {
            ++tellings;
            for (auto const& [who, now] : told->changes) {
                if (now.status != presence_status::offline) {
                    online[told->server].insert(who);
                } else {
                    online[told->server].erase(who);
                }
            }
        } else if (auto const* left = std::get_if<events::member_left>(&what->what.what)) {
            online[left->server].erase(left->account);
        }
    }
    std::mutex lock;
    int tellings = 0;
    std::map<server_id, std::set<account_id>> online;
};

struct fixture {
    static constexpr std::uint64_t server_count = 5;
    static constexpr std::uint64_t account_count = 8;
    pt::running_cores cores;
    pt::fake_control control{1};
    pt::plain_encoder encoder{10};
    pt::slow_directory directory;
    pt::fake_presence_store choices{nullptr};
    watching_sink sink;
    std::unique_ptr<event_hub> events;
    std::unique_ptr<presence_service> presence;
    std::map<account_id, int> sessions;
    std::set<std::pair<server_id, account_id>> members;
    std::set<account_id> invisible;

    explicit fixture(std::size_t core_count) : cores(core_count) {
        events = make_events(
            {}, {.cores = cores.all, .control = control, .time = system_clock(), .encoder = encoder});
        events->deliver_to(sink);
        presence_options const quick{.offline_grace = milliseconds{15},
                                     .window = milliseconds{5},
                                     .big_window = milliseconds{10},
                                     .big_online = 3,
                                     .step = milliseconds{2},
                                     .retry = milliseconds{4}};
        presence = make_presence(quick, {.cores = cores.all,
                                         .time = system_clock(),
                                         .events = *events,
                                         .directory = directory,
                                         .choices = choices});
        events->listen(*presence);
        for (std::uint64_t s = 1; s <= server_count; ++s) {
            directory.of.add_server(server_id{s}, account_id{999});
            at(server_id{s}, [&] { events->subscribe(stream_id::of_server(server_id{s}), 0); });
        }
    }
    ~fixture() {
        pt::run_on(cores.all.at(0), presence->close());
        cores.all.stop();
    }
    template <class Id>
    void at(Id where, std::function<void()> what) {
        pt::run_on(cores.all.home_of(where), call(std::move(what)));
    }
    void connect(account_id who) { presence->connected(who, static_cast<std::uint64_t>(++sessions[who])); }
    void disconnect(account_id who) {
        if (sessions[who] == 0) return;
        presence->disconnected(who, static_cast<std::uint64_t>(sessions[who]--));
    }
    /// True when it was stored.
    bool choose(account_id who, presence_edit wanted) {
        auto const status = wanted.status;
        auto const chosen = pt::run_on(cores.all.at(0), presence->choose(who, std::move(wanted)));
        if (chosen.has_error()) return false;
        if (status == chosen_status::invisible) invisible.insert(who);
        if (status && status != chosen_status::invisible) invisible.erase(who);
        return true;
    }
    void tell_account(account_id who, events::payload what) {
        cores.all.home_of(who).post(
            [this, who, what = std::move(what)] { events->publish(stream_id::of_account(who), what); });
    }
    void join(server_id server, account_id who) {
        if (!members.insert({server, who}).second) return;
        at(server, [&] {
            directory.of.add_member(server, who);
            member_view joined;
            joined.member = {server, who, {}};
            events->publish(stream_id::of_server(server), events::member_joined{joined});
            tell_account(who, events::server_joined{server});
        });
    }
    void leave(server_id server, account_id who) {
        if (members.erase({server, who}) == 0) return;
        at(server, [&] {
            directory.of.remove_member(server, who);
            events->publish(stream_id::of_server(server), events::member_left{server, who});
            tell_account(who, events::server_left{server});
        });
    }
    bool agrees() {
        for (std::uint64_t s = 1; s <= server_count; ++s) {
            std::vector<account_id> all;
            for (std::uint64_t a = 1; a <= account_count; ++a)
                all.push_back(account_id{a});
            auto const found = pt::run_on(cores.all.at(0), presence->seen(server_id{s}, all));
            std::lock_guard hold(sink.lock);
            for (std::size_t i = 0; i < all.size(); ++i) {
                bool const shown = sessions[all[i]] > 0 && !invisible.contains(all[i]);
                bool const expected = shown && members.contains({server_id{s}, all[i]});
                if ((found[i].status != presence_status::offline) != expected) return false;
                if (sink.online[server_id{s}].contains(all[i]) != expected) return false;
            }
        }
        return true;
    }
    bool comes_to_agree() {
        for (int tries = 0; tries < 400; ++tries) {
            if (agrees()) return true;
            std::this_thread::sleep_for(milliseconds{5});
        }
        return false;
    }
};

TEST_CASE("however joins, leaves, connects, disconnects and choices race, the online sets converge",
          "[presence][property]") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        fixture f(1 + seed % 2);
        f.directory.turns_max = 10;
        std::mt19937 random(seed);
        auto const pick = [&](std::uint64_t count) { return 1 + random() % count; };
        for (int step = 0; step < 250; ++step) {
            account_id const who{pick(fixture::account_count)};
            server_id const server{pick(fixture::server_count)};
            switch (random() % 7) {
                case 0:
                    f.connect(who);
                    break;
                case 1:
                    f.disconnect(who);
                    break;
                case 2:
                    f.join(server, who);
                    break;
                case 3:
                    f.leave(server, who);
                    break;
                case 4:
                    f.choose(who, {.status = static_cast<chosen_status>(random() % 4)});
                    break;
                case 5:
                    if (random() % 10 == 0) std::this_thread::sleep_for(milliseconds{random() % 20});
                    break;
                default:
                    f.directory.down = random() % 8 == 0;
                    f.choices.fail_always(random() % 6 == 0 ? storage_errc::unavailable : storage_errc::ok);
                    break;
            }
        }
        f.directory.down = false;
        f.choices.fail_always(storage_errc::ok);
        INFO("seed " << seed);
        CHECK(f.comes_to_agree());
    }
}

TEST_CASE("a reload does not flicker", "[presence]") {
    fixture f(2);
    f.join(server_id{1}, account_id{1});
    f.connect(account_id{1});
    REQUIRE(f.comes_to_agree());
    int before = 0;
    {
        std::lock_guard hold(f.sink.lock);
        before = f.sink.tellings;
    }
    f.disconnect(account_id{1});
    f.connect(account_id{1});
    std::this_thread::sleep_for(milliseconds{40});
    CHECK(f.agrees());
    std::lock_guard hold(f.sink.lock);
    CHECK(f.sink.tellings == before);
}

}  // namespace
