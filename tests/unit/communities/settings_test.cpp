#include "house.hpp"

#include <parley/base/snowflake.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);
auto const bob = house::person(22);
auto const eve = house::person(33);

struct scene : house {
    scene() : server(a_server(ann)) { joined(bob, server, ann); }
    result<visible<server_view>> edit(principal who, server_edit wanted) {
        wanted.server = server;
        return run(made->settings().edit({who}, std::move(wanted)));
    }
    result<visible<parley::server>> secure(principal who, safety_edit wanted) {
        wanted.server = server;
        return run(made->settings().edit_safety({who}, wanted));
    }
    std::vector<audit_entry> log() {
        audit_query query{.server = server};
        return run(made->moderation().audit_log(ann, query)).value();
    }
    /// An account that was made so long before now.
    principal of_age(milliseconds age, account_kind kind = account_kind::person) {
        auto const ms = unix_ms(time.now()) - age.count() - snowflake_epoch_ms;
        auto who = person((static_cast<std::uint64_t>(ms) << 22) + ++serial);
        who.kind = kind;
        return who;
    }
    bool may_send(principal who) {
        auto channel = general_of(ann, server);
        return run(made->directory().access_channel(who, channel, permission::send_messages)).has_value();
    }
    server_id server;
    std::uint64_t serial = 0;
};

TEST_CASE("a server's profile is changed, kept, told and logged", "[communities][settings]") {
    scene s;
    auto view = s.edit(ann, {.name = " New ",
                             .description = "For\nall",
                             .icon = "good.png",
                             .banner = "good2.png",
                             .accent = 0x112233,
                             .discoverable = true})
                    .value();
    CHECK(view->server.name == "New");
    CHECK(view->server.description == "For\nall");
    CHECK(view->server.icon == "good.png");
    CHECK(view->server.accent == 0x112233);
    CHECK(view->server.discoverable);
    CHECK(s.streams.published<events::server_changed>(stream_id::of_server(s.server)).size() == 1);
    auto log = s.log();
    REQUIRE(log.size() == 1);
    CHECK(log[0].action == audit_action::server_update);
    CHECK(log[0].changes.size() == 6);
    CHECK(s.edit(ann, {.icon = ""}).value()->server.icon.empty());
    CHECK(s.edit(ann, {}).value()->server.name == "New");  // nothing to change: nothing said
    CHECK(s.streams.published<events::server_changed>(stream_id::of_server(s.server)).size() == 2);
}

TEST_CASE("a profile keeps its rules and its manager", "[communities][settings]") {
    scene s;
    CHECK(s.edit(ann, {.name = "\u200B"}).error() == community_errc::invalid_name);
    CHECK(s.edit(ann, {.name = "a\u202E"}).error() == community_errc::invalid_name);
    CHECK(s.edit(ann, {.description = std::string(301, 'x')}).error() == growth_errc::invalid_description);
    CHECK(s.edit(ann, {.description = "a\x01"}).error() == growth_errc::invalid_description);
    CHECK(s.edit(ann, {.icon = "absent.png"}).error() == asset_errc::invalid_asset);
    CHECK(s.edit(ann, {.accent = 0x1000000}).error() == growth_errc::invalid_accent);
    CHECK(s.edit(bob, {.name = "x"}).error() == community_errc::missing_permission);
    CHECK(s.edit(eve, {.icon = "absent.png"}).error() == community_errc::not_found);
    CHECK(s.log().empty());
}

TEST_CASE("safety is for managers, within its bounds, and its channels are seen", "[communities][settings]") {
    scene s;
    auto hall = s.general_of(ann, s.server);
    CHECK(s.secure(bob, {.rules_gate = true}).error() == community_errc::missing_permission);
    CHECK(s.run(s.made->settings().safety(bob, s.server)).error() == community_errc::missing_permission);
    CHECK(s.secure(eve, {}).error() == community_errc::not_found);
    CHECK(s.secure(ann, {.raid_joins = 2}).error() == growth_errc::invalid_safety);
    CHECK(s.secure(ann, {.raid_joins = 1001}).error() == growth_errc::invalid_safety);
    CHECK(s.secure(ann, {.audit_days = 3651}).error() == growth_errc::invalid_safety);
    CHECK(s.secure(ann, {.invites_paused_for = seconds{7 * 86'400 + 1}}).error() ==
          growth_errc::invalid_safety);
    CHECK(s.secure(ann, {.greeting_channel = channel_id{77}}).error() == growth_errc::invalid_channel);
    auto category = s.run(s.made->channels().create(
                              {ann}, {.server = s.server, .kind = channel_kind::category, .name = "c"}))
                        .value();
    CHECK(s.secure(ann, {.alert_channel = category->id}).error() == growth_errc::invalid_channel);
    auto kept = s.secure(ann, {.verification = verification_level::high,
                               .raid_joins = 3,
                               .raid_pauses = true,
                               .greeting_channel = hall,
                               .audit_days = 30})
                    .value();
    CHECK(kept->verification == verification_level::high);
    CHECK(kept->greeting_channel == hall);
    s.run(s.made->channels().remove({ann}, hall)).value();
    CHECK_FALSE(s.run(s.made->settings().safety(ann, s.server)).value()->greeting_channel);
}

TEST_CASE("a manager learns nothing of channels that are hidden from them", "[communities][settings]") {
    scene s;
    auto hall = s.general_of(ann, s.server);
    s.a_role(ann, s.server, bits(permission::manage_server), {bob});
    s.secure(ann, {.greeting_channel = hall}).value();
    overwrite const hidden{.target = s.server.value, .deny = bit(permission::view_channel)};
    s.run(s.made->channels().put_overwrite({ann}, {.channel = hall, .what = hidden})).value();
    CHECK_FALSE(s.run(s.made->settings().safety(bob, s.server)).value()->greeting_channel);
    CHECK(s.secure(bob, {.alert_channel = hall}).error() == growth_errc::invalid_channel);
    CHECK(s.run(s.made->settings().safety(ann, s.server)).value()->greeting_channel == hall);
}

TEST_CASE("while invites are paused nobody joins, and the log says who paused", "[communities][settings]") {
    scene s;
    auto code = s.an_invite(ann, s.server);
    s.secure(ann, {.invites_paused_for = seconds{60}}).value();
    CHECK(s.run(s.made->memberships().join(eve, code)).error() == growth_errc::invites_paused);
    CHECK(s.run(s.made->memberships().join(bob, code)).has_value());  // is in it already
    CHECK(s.run(s.made->invites().preview(eve, code)).value().server.invites_paused_until);
    CHECK(s.log().at(0).action == audit_action::invites_pause);
    s.time.advance(seconds{61});
    CHECK_FALSE(s.run(s.made->invites().preview(eve, code)).value().server.invites_paused_until);
    CHECK(s.run(s.made->memberships().join(eve, code)).has_value());
    s.secure(ann, {.invites_paused_for = seconds{60}}).value();
    s.secure(ann, {.invites_paused_for = seconds{0}}).value();
    CHECK(s.run(s.made->memberships().join(house::person(44), code)).has_value());
}

TEST_CASE("each level of verification holds back who is too new", "[communities][verification]") {
    scene s;
    auto const minutes = [](int count) { return milliseconds{60'000 * count}; };
    auto fresh = s.of_age(minutes(1));
    auto older = s.of_age(minutes(6));
    auto old = s.of_age(minutes(60 * 24 * 8));
    auto robot = s.of_age(minutes(1), account_kind::bot);
    auto trusted = s.of_age(minutes(1));
    for (auto const& each : {fresh, older, old, robot, trusted})
        s.joined(each, s.server, ann);
    s.a_role(ann, s.server, 0, {trusted});
    auto const who_may = [&](verification_level level) {
        s.secure(ann, {.verification = level}).value();
        CHECK(s.may_send(ann));
        CHECK(s.may_send(robot));
        CHECK(s.may_send(trusted));
        return std::vector<bool>{s.may_send(fresh), s.may_send(older), s.may_send(old)};
    };
    CHECK(who_may(verification_level::none) == std::vector{true, true, true});
    CHECK(who_may(verification_level::low) == std::vector{false, true, true});
    CHECK(who_may(verification_level::medium) == std::vector{false, false, false});
    CHECK(who_may(verification_level::high) == std::vector{false, false, false});
    CHECK(who_may(verification_level::highest) == std::vector{false, false, false});
    s.time.advance(seconds{601});
    CHECK(who_may(verification_level::medium) == std::vector{true, true, true});
    CHECK(who_may(verification_level::high) == std::vector{false, false, true});
    CHECK(who_may(verification_level::highest) == std::vector{false, false, false});

    auto report =
        s.run(s.made->roles().explain(
                  ann, {.server = s.server, .account = old.account, .channel = s.general_of(ann, s.server)}))
            .value();
    for (auto const& [what, verdict] : report.each) {
        if (what == permission::send_messages) CHECK(verdict.by == decided_by::verification);
    }
}

TEST_CASE("behind a rules gate who joins is pending, but for bots, and may only read",
          "[communities][verification]") {
    scene s;
    s.secure(ann, {.rules_gate = true}).value();
    auto robot = s.of_age(milliseconds{0}, account_kind::bot);
    s.joined(eve, s.server, ann);
    s.joined(robot, s.server, ann);
    CHECK_FALSE(s.may_send(eve));
    CHECK(s.may_send(robot));
    CHECK(s.may_send(bob));  // was here before
    auto view = s.run(s.made->servers().show_server(eve, s.server)).value();
    CHECK(view->self.pending);
    CHECK(view->channels.size() == 1);
    s.secure(ann, {.rules_gate = false}).value();
    CHECK(s.may_send(eve));
}

}  // namespace
