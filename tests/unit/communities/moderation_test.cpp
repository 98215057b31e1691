#include "house.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);  // owns
auto const bob = house::person(22);  // moderates
auto const eve = house::person(33);
auto const kim = house::person(44);  // moderates too

struct community : house {
    community() {
        server = a_server(ann);
        for (auto const& each : {bob, eve, kim})
            joined(each, server, ann);
        mods = a_role(ann, server,
                      bits(permission::kick_members, permission::ban_members, permission::moderate_members),
                      {bob, kim});
    }
    auto kick(principal by, principal whom) {
        return run(made->memberships().remove({by, "rude"}, server, whom.account));
    }
    auto put_ban(principal by, principal whom, seconds lasts = {}) {
        return run(made->moderation().put_ban({by, "spam"}, {server, whom.account, lasts}));
    }
    auto lift(principal by, principal whom) {
        return run(made->moderation().lift_ban({by}, server, whom.account));
    }
    auto time_out(principal by, principal whom, std::optional<wall_time> until) {
        return run(made->memberships().edit(
            {by}, {.server = server, .account = whom.account, .timed_out_until = until}));
    }
    auto join(principal who) { return run(made->memberships().join(who, an_invite(ann, server))); }
    std::vector<audit_entry> log() {
        return run(made->moderation().audit_log(ann, {.server = server, .count_max = 100})).value();
    }
    server_id server;
    role_id mods;
};

TEST_CASE("moderators act on those below them only", "[moderation][permissions]") {
    community c;
    CHECK(c.kick(eve, bob).error() == community_errc::missing_permission);
    CHECK(c.kick(bob, kim).error() == community_errc::outranked);
    CHECK(c.kick(bob, ann).error() == community_errc::outranked);
    CHECK(c.kick(bob, house::person(99)).error() == community_errc::not_found);
    CHECK(c.put_ban(bob, ann).error() == community_errc::outranked);
    CHECK(c.put_ban(bob, kim).error() == community_errc::outranked);
    CHECK(c.put_ban(bob, bob).error() == community_errc::invalid_ban);
    CHECK(c.kick(bob, eve).has_value());
    CHECK(c.join(eve).has_value());  // a kick is not a ban
}

TEST_CASE("the banned stay out until it is lifted or ends", "[moderation]") {
    community c;
    CHECK(c.put_ban(bob, eve).value().reason == "spam");
    CHECK(c.run(c.made->servers().show_server(eve, c.server)).error() == community_errc::not_found);
    CHECK(c.join(eve).error() == community_errc::banned);
    CHECK(c.run(c.made->moderation().bans(bob, c.server, {}, 10)).value().size() == 1);
    CHECK(c.run(c.made->moderation().bans(kim, c.server, eve.account, 10)).value().empty());
    CHECK(c.lift(bob, eve).has_value());
    CHECK(c.lift(bob, eve).error() == community_errc::not_found);
    CHECK(c.join(eve).has_value());

    CHECK(c.put_ban(bob, eve, seconds{60}).has_value());
    CHECK(c.join(eve).error() == community_errc::banned);
    c.time.advance(std::chrono::seconds{61});
    CHECK(c.join(eve).has_value());
    CHECK(c.run(c.made->moderation().bans(bob, c.server, {}, 10)).value().empty());
    CHECK(c.put_ban(bob, house::person(99)).has_value());  // somebody who never was here
}

TEST_CASE("a time-out silences and ends by itself", "[moderation][permissions]") {
    community c;
    auto const general = c.general_of(ann, c.server);
    auto const now = c.time.now();
    auto& gate = c.made->directory();
    CHECK(c.time_out(eve, bob, now + std::chrono::minutes{5}).error() == community_errc::missing_permission);
    CHECK(c.time_out(bob, ann, now + std::chrono::minutes{5}).error() == community_errc::outranked);
    CHECK(c.time_out(bob, eve, now - std::chrono::minutes{5}).error() == community_errc::invalid_timeout);
    CHECK(c.time_out(bob, eve, now + std::chrono::hours{24 * 29}).error() == community_errc::invalid_timeout);
    CHECK(c.time_out(bob, eve, now + std::chrono::minutes{5}).has_value());
    CHECK(c.run(gate.access_channel(eve, general, permission::read_message_history)).has_value());
    CHECK(c.run(gate.access_channel(eve, general, permission::send_messages)).error() ==
          community_errc::missing_permission);
    c.time.advance(std::chrono::minutes{6});
    CHECK(c.run(gate.access_channel(eve, general, permission::send_messages)).has_value());
    CHECK(c.time_out(bob, eve, c.time.now() + std::chrono::minutes{5}).has_value());
    CHECK(c.time_out(bob, eve, std::nullopt).has_value());
    CHECK(c.run(gate.access_channel(eve, general, permission::send_messages)).has_value());
    c.a_role(ann, c.server, bit(permission::administrator), {eve});
    CHECK(c.time_out(ann, eve, c.time.now() + std::chrono::minutes{5}).error() ==
          community_errc::cannot_time_out);
}

TEST_CASE("who leaves takes their overwrites along and comes back like anyone", "[members][permissions]") {
    community c;
    auto const general = c.general_of(ann, c.server);
    overwrite const hidden{.of = overwrite::target_kind::member,
                           .target = eve.account.value,
                           .deny = bit(permission::view_channel)};
    c.run(c.made->channels().put_overwrite({ann}, {.channel = general, .what = hidden})).value();
    c.run(c.made->memberships().leave(eve, c.server)).value();
    c.join(eve).value();
    CHECK(c.run(c.made->directory().access_channel(eve, general, permission::view_channel)).has_value());
    CHECK(c.run(c.made->servers().show_server(ann, c.server)).value()->channels[0].overwrites.empty());
}

TEST_CASE("the audit log holds every act, with its reason, newest first", "[moderation][audit]") {
    community c;
    c.kick(bob, eve).value();
    c.join(eve).value();
    c.put_ban(bob, eve).value();
    c.run(c.made->settings().edit({ann, "new look"}, {.server = c.server, .name = "New"})).value();
    auto const log = c.log();
    REQUIRE(log.size() == 6);  // the role, two givings, kick, ban, the name
    CHECK(log[0].action == audit_action::server_update);
    CHECK(log[0].reason == "new look");
    REQUIRE(log[0].changes.size() == 1);
    CHECK(log[0].changes[0].before == "Home");
    CHECK(log[0].changes[0].after == "New");
    CHECK(log[1].action == audit_action::member_ban_add);
    CHECK(log[1].actor == bob.account);
    CHECK(log[1].target == eve.account.value);
    CHECK(log[2].action == audit_action::member_kick);
    CHECK(log[2].reason == "rude");
    CHECK(std::is_sorted(log.rbegin(), log.rend(),
                         [](audit_entry const& a, audit_entry const& b) { return a.id < b.id; }));
    CHECK(c.run(c.made->moderation().audit_log(bob, {.server = c.server})).error() ==
          community_errc::missing_permission);
    CHECK(c.run(c.made->settings().edit({ann, std::string(513, 'x')}, {.server = c.server, .name = "Y"}))
              .error() == community_errc::invalid_reason);
}

TEST_CASE("a server is handed over whole", "[members][permissions]") {
    community c;
    CHECK(c.run(c.made->servers().hand_over({bob}, c.server, bob.account)).error() ==
          community_errc::missing_permission);
    CHECK(c.run(c.made->servers().hand_over({ann}, c.server, account_id{99})).error() ==
          community_errc::invalid_heir);
    CHECK(c.run(c.made->servers().hand_over({ann}, c.server, eve.account)).value()->server.owner ==
          eve.account);
    CHECK(c.kick(ann, bob).error() == community_errc::missing_permission);
    CHECK(c.kick(eve, bob).has_value());
    CHECK(c.run(c.made->memberships().leave(ann, c.server)).has_value());
    CHECK(c.run(c.made->memberships().leave(eve, c.server)).error() == community_errc::owner_must_stay);
}

}  // namespace
