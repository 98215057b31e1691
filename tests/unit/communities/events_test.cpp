#include "house.hpp"
#include "recurring.hpp"

#include <parley/base/deadline.hpp>

#include <catch2/catch.hpp>

#include <set>

namespace {

using namespace parley;
using namespace std::chrono;
using parley::testing::house;

auto const ann = house::person(11);
auto const bob = house::person(22);
auto const eve = house::person(33);

wall_time at(year_month_day day, hours hour = hours{20}) {
    return wall_time{sys_days{day} + hour};
}

TEST_CASE("events repeat at the same time of day, and no date drifts", "[communities][events]") {
    auto const start = at(2027y / 1 / 31);
    auto next = [&](recurrence repeats, wall_time now) { return next_occurrence(start, repeats, now); };
    CHECK_FALSE(next(recurrence::none, start));
    CHECK(next(recurrence::daily, start) == at(2027y / 2 / 1));
    CHECK(next(recurrence::daily, at(2027y / 3 / 1, hours{21})) == at(2027y / 3 / 2));
    CHECK(next(recurrence::daily, at(2027y / 3 / 1)) == at(2027y / 3 / 2));  // after now, never at it
    CHECK(next(recurrence::weekly, start) == at(2027y / 2 / 7));
    CHECK(next(recurrence::biweekly, at(2027y / 2 / 14)) == at(2027y / 2 / 28));
    CHECK(next(recurrence::monthly, start) == at(2027y / 3 / 31));  // February has no 31st
    CHECK(next(recurrence::monthly, at(2027y / 4 / 1)) == at(2027y / 5 / 31));
    CHECK(next(recurrence::yearly, start) == at(2028y / 1 / 31));
    CHECK(next_occurrence(at(2028y / 2 / 29), recurrence::yearly, at(2028y / 3 / 1)) == at(2032y / 2 / 29));
    CHECK(next(recurrence::daily, at(2127y / 1 / 1)) == at(2127y / 1 / 2));  // a century later, at once
}

TEST_CASE("time begins an event, ends it, and calls the next", "[communities][events]") {
    using enum scheduled_event_status;
    auto const start = at(2027y / 1 / 31);
    scheduled_event it{.starts_at = start, .ends_at = start + hours{2}};
    CHECK(due_time(it) == start);
    advance(it, start - seconds{1});
    CHECK(it.status == scheduled);
    advance(it, start);
    CHECK(it.status == active);
    CHECK(due_time(it) == start + hours{2});
    advance(it, start + hours{2});
    CHECK(it.status == completed);
    CHECK_FALSE(due_time(it));
    scheduled_event open{.starts_at = start, .status = active};
    advance(open, start + hours{23});
    CHECK(open.status == active);
    advance(open, start + hours{24});
    CHECK(open.status == completed);
    scheduled_event weekly{.starts_at = start, .ends_at = start + hours{2}, .repeats = recurrence::weekly};
    advance(weekly, start + hours{24 * 15});  // the house stood still
    CHECK(weekly.status == scheduled);
    CHECK(weekly.starts_at == at(2027y / 2 / 21));
    CHECK(*weekly.ends_at == weekly.starts_at + hours{2});
}

/// Accounts of which a test says who is here.
struct told_accounts final : live_accounts {
    task<bool> is_live(account_id account) override { co_return here.contains(account); }
    task<std::size_t> online_in(server_id) override { co_return 0; }
    std::set<account_id> here;
};

struct scene : house {
    scene() : server(a_server(ann)), hall(general_of(ann, server)) { joined(bob, server, ann); }
    ~scene() { run(made->close()); }
    result<visible<shown_event>> create(principal who, scheduled_event_edit wanted) {
        wanted.server = server;
        if (!wanted.name) wanted.name = "Film";
        if (!wanted.starts_at) wanted.starts_at = time.now() + hours{1};
        return run(made->scheduled_events().create({who}, std::move(wanted)));
    }
    scheduled_event created(principal who, scheduled_event_edit wanted = {}) {
        return create(who, std::move(wanted)).value()->what;
    }
    result<visible<shown_event>> edit(principal who, scheduled_event_id id, scheduled_event_edit wanted) {
        wanted.server = server;
        wanted.event = id;
        return run(made->scheduled_events().edit({who}, std::move(wanted)));
    }
    scheduled_event now(scheduled_event_id id) {
        return run(made->scheduled_events().find(ann, server, id)).value()->what;
    }
    void hide_hall() {
        overwrite const row{.target = server.value, .deny = bit(permission::view_channel)};
        run(made->channels().put_overwrite({ann}, {.channel = hall, .what = row})).value();
    }
    /// Until the clockwork has done what is expected; it looks every half second.
    template <class Done>
    bool waited_for(Done done) {
        for (int i = 0; i < 400; ++i) {
            if (done()) return true;
            run(pause());
        }
        return false;
    }
    static task<void> pause() { co_await sleep_for(milliseconds{25}); }
    server_id server;
    channel_id hall;
    told_accounts accounts;
};

TEST_CASE("events are announced by who may, and keep their rules", "[communities][events]") {
    scene s;
    CHECK(s.create(bob, {}).error() == community_errc::missing_permission);
    CHECK(s.create(eve, {}).error() == community_errc::not_found);
    auto refused = [&](scheduled_event_edit wanted) { return s.create(ann, std::move(wanted)).error(); };
    auto const soon = s.time.now() + hours{1};
    CHECK(refused({.name = "\u200B"}) == community_errc::invalid_name);
    CHECK(refused({.starts_at = s.time.now() - seconds{1}}) == growth_errc::invalid_event);
    CHECK(refused({.starts_at = s.time.now() + hours{24 * 366 * 6}}) == growth_errc::invalid_event);
    CHECK(refused({.starts_at = soon, .ends_at = soon}) == growth_errc::invalid_event);
    CHECK(refused({.ends_at = soon + hours{24 * 400}}) == growth_errc::invalid_event);
    CHECK(refused({.ends_at = soon + hours{25}, .repeats = recurrence::daily}) == growth_errc::invalid_event);
    CHECK(refused({.description = std::string(1001, 'x')}) == growth_errc::invalid_event);
    CHECK(refused({.channel = s.hall, .location = "Attic"}) == growth_errc::invalid_event);
    CHECK(refused({.location = "a\nb"}) == growth_errc::invalid_event);
    CHECK(refused({.channel = channel_id{77}}) == growth_errc::invalid_channel);
    CHECK(refused({.image = "absent.png"}) == asset_errc::invalid_asset);
    CHECK(refused({.status = scheduled_event_status::active}) == growth_errc::invalid_event);
    auto made = s.created(ann, {.location = "Attic", .repeats = recurrence::daily, .image = "good.png"});
    CHECK(made.status == scheduled_event_status::scheduled);
    auto const told = s.streams.published<events::scheduled_event_changed>(stream_id::of_server(s.server));
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == made);
}

TEST_CASE("a server has at most 100 events to come", "[communities][events]") {
    scene s;
    auto first = s.created(ann);
    for (int i = 1; i < 100; ++i)
        s.created(ann);
    CHECK(s.create(ann, {}).error() == growth_errc::too_many_events);
    s.edit(ann, first.id, {.status = scheduled_event_status::canceled}).value();
    CHECK(s.create(ann, {}).has_value());
}

TEST_CASE("an event of a hidden channel is not there", "[communities][events][permissions]") {
    scene s;
    auto made = s.created(ann, {.channel = s.hall});
    auto& all = s.made->scheduled_events();
    CHECK(s.run(all.list(bob, s.server)).value().size() == 1);
    s.hide_hall();
    CHECK(s.run(all.list(bob, s.server)).value().empty());
    CHECK(s.run(all.find(bob, s.server, made.id)).error() == community_errc::not_found);
    CHECK(s.run(all.set_interest(bob, s.server, made.id, true)).error() == community_errc::not_found);
    CHECK(s.run(all.interested_in(bob, s.server, made.id, {}, 10)).error() == community_errc::not_found);
    CHECK(s.run(all.remove({bob}, s.server, made.id)).error() == community_errc::not_found);
    CHECK(s.edit(bob, made.id, {.name = "x"}).error() == community_errc::not_found);
    s.a_role(ann, s.server, bits(permission::create_events, permission::manage_events), {bob});
    CHECK(s.create(bob, {.channel = s.hall}).error() == growth_errc::invalid_channel);
    CHECK(s.edit(bob, made.id, {.name = "x"}).error() == community_errc::not_found);
    // Moved to where it is hidden: who saw it is told that it is gone.
    auto open = s.created(ann);
    s.edit(ann, open.id, {.channel = s.hall}).value();
    auto const gone = s.streams.published<events::scheduled_event_deleted>(stream_id::of_server(s.server));
    REQUIRE(gone.size() == 1);
    CHECK_FALSE(gone[0].channel);
}

TEST_CASE("its creator changes an event, or who manages events, until it is over", "[communities][events]") {
    using enum scheduled_event_status;
    scene s;
    s.joined(eve, s.server, ann);
    s.a_role(ann, s.server, bits(permission::create_events), {bob, eve});
    auto mine = s.created(bob);
    CHECK(s.edit(eve, mine.id, {.name = "x"}).error() == community_errc::missing_permission);
    CHECK(s.run(s.made->scheduled_events().remove({eve}, s.server, mine.id)).error() ==
          community_errc::missing_permission);
    CHECK(s.edit(bob, mine.id, {.name = "New"}).value()->what.name == "New");
    s.a_role(ann, s.server, bits(permission::manage_events), {eve});
    CHECK(s.edit(eve, mine.id, {.name = "Newer"}).value()->what.name == "Newer");
    CHECK(s.edit(bob, mine.id, {.status = completed}).error() == growth_errc::invalid_event);
    CHECK(s.edit(bob, mine.id, {.status = active}).value()->what.starts_at == s.time.now());
    CHECK(s.edit(bob, mine.id, {.starts_at = s.time.now() + hours{9}}).error() == growth_errc::invalid_event);
    CHECK(s.edit(bob, mine.id, {.status = completed}).value()->what.status == completed);
    CHECK(s.edit(bob, mine.id, {.name = "x"}).error() == growth_errc::event_over);
    CHECK(s.run(s.made->scheduled_events().set_interest(eve, s.server, mine.id, true)).error() ==
          growth_errc::event_over);
    s.run(s.made->scheduled_events().remove({bob}, s.server, mine.id)).value();
    CHECK(s.edit(bob, mine.id, {}).error() == community_errc::not_found);
}

TEST_CASE("interest is counted once, listed, and goes with the member", "[communities][events]") {
    scene s;
    auto made = s.created(ann);
    auto& all = s.made->scheduled_events();
    CHECK(s.run(all.set_interest(bob, s.server, made.id, true)).value()->what.interested == 1);
    CHECK(s.run(all.set_interest(bob, s.server, made.id, true)).value()->interested);
    CHECK(s.now(made.id).interested == 1);
    CHECK(s.run(all.find(bob, s.server, made.id)).value()->interested);
    CHECK_FALSE(s.run(all.find(ann, s.server, made.id)).value()->interested);
    auto coming = s.run(all.interested_in(ann, s.server, made.id, {}, 10)).value();
    REQUIRE(coming.size() == 1);
    CHECK(coming[0]->member.account == bob.account);
    CHECK(s.run(all.interested_in(ann, s.server, made.id, bob.account, 10)).value().empty());
    s.run(s.made->memberships().leave(bob, s.server)).value();
    CHECK(s.now(made.id).interested == 0);
    CHECK(s.run(all.set_interest(eve, s.server, made.id, true)).error() == community_errc::not_found);
}

TEST_CASE("the clock begins and ends events by itself", "[communities][events][clock]") {
    using enum scheduled_event_status;
    scene s;
    s.made->begin(s.accounts);
    auto once = s.created(ann, {.ends_at = s.time.now() + hours{2}});
    auto daily = s.created(ann, {.ends_at = s.time.now() + hours{2}, .repeats = recurrence::daily});
    s.time.advance(hours{1});
    CHECK(s.waited_for([&] { return s.now(once.id).status == active && s.now(daily.id).status == active; }));
    s.time.advance(hours{1});
    CHECK(s.waited_for([&] { return s.now(once.id).status == completed; }));
    CHECK(s.waited_for([&] { return s.now(daily.id).starts_at == daily.starts_at + hours{24}; }));
    CHECK(s.now(daily.id).status == scheduled);
}

TEST_CASE("a temporary member without a role leaves some time after their last session",
          "[communities][invites][clock]") {
    scene s;
    s.accounts.here = {eve.account};
    s.made->begin(s.accounts);
    new_invite wanted{.server = s.server, .temporary = true};
    auto code = s.run(s.made->invites().create(ann, wanted)).value().code;
    s.run(s.made->memberships().join(eve, code)).value();
    auto const stayer = house::person(44);
    s.run(s.made->memberships().join(stayer, code)).value();
    s.a_role(ann, s.server, 0, {stayer});
    auto const is_in = [&](principal who) {
        return s.run(s.made->memberships().find(ann, s.server, who.account)).has_value();
    };
    // Absence begins when it is seen, so the clock goes on in steps.
    auto const rounds = [&](int count) {
        for (int i = 0; i < count; ++i) {
            s.time.advance(seconds{11});
            for (int k = 0; k < 30; ++k)
                s.run(scene::pause());
        }
    };
    rounds(7);
    CHECK(is_in(eve));
    s.accounts.here.clear();
    rounds(2);
    CHECK(is_in(eve));
    rounds(7);
    CHECK_FALSE(is_in(eve));
    CHECK(is_in(stayer));
    CHECK(is_in(bob));
}

}  // namespace
