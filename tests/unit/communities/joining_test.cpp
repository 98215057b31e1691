#include "house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);
auto const bob = house::person(22);
auto const eve = house::person(33);

struct scene : house {
    scene() : server(a_server(ann)) { joined(bob, server, ann); }
    result<invite> invited(principal who, std::vector<role_id> roles, bool temporary = false) {
        new_invite wanted{.server = server, .temporary = temporary, .roles = std::move(roles)};
        return run(made->invites().create(who, std::move(wanted)));
    }
    member row_of(principal who) {
        return run(made->memberships().find(ann, server, who.account)).value()->member;
    }
    server_id server;
};

TEST_CASE("an invite gives the roles that its creator could give by hand", "[communities][invites]") {
    scene s;
    auto low = s.a_role(ann, s.server, 0);
    auto powers = s.a_role(ann, s.server, bits(permission::manage_roles));
    CHECK(s.invited(bob, {low}).error() == community_errc::missing_permission);
    CHECK(s.invited(ann, {role_id{77}}).error() == community_errc::invalid_role);
    CHECK(s.invited(ann, {everyone_role(s.server)}).error() == community_errc::invalid_role);
    CHECK(s.invited(ann, std::vector<role_id>(11, low)).error() == community_errc::invalid_invite);
    std::vector<role_id> const order{powers, low};
    s.run(s.made->roles().reorder({ann}, s.server, order)).value();
    s.give(ann, s.server, bob, powers);
    CHECK(s.invited(bob, {powers}).error() == community_errc::outranked);
    auto code = s.invited(bob, {low, low}).value().code;
    s.run(s.made->memberships().join(eve, code)).value();
    CHECK(s.row_of(eve).roles == std::vector{low});
    CHECK(s.row_of(eve).invite == code);
    auto const told = s.streams.published<events::member_joined>(stream_id::of_server(s.server));
    CHECK(told.back().member.member.roles == std::vector{low});
}

TEST_CASE("roles that are gone, or beyond the creator by now, are not given", "[communities][invites]") {
    scene s;
    auto low = s.a_role(ann, s.server, 0);
    auto gone = s.a_role(ann, s.server, 0);
    auto powers = s.a_role(ann, s.server, bits(permission::manage_roles));
    std::vector<role_id> const order{powers, low, gone};
    s.run(s.made->roles().reorder({ann}, s.server, order)).value();
    s.give(ann, s.server, bob, powers);
    auto code = s.invited(bob, {low, gone}).value().code;
    s.run(s.made->roles().remove({ann}, s.server, gone)).value();
    s.run(s.made->memberships().join(eve, code)).value();
    CHECK(s.row_of(eve).roles == std::vector{low});
    s.run(s.made->memberships().edit({ann},
                                     {.server = s.server, .account = bob.account, .remove_role = powers}))
        .value();
    s.run(s.made->memberships().join(house::person(44), code)).value();
    CHECK(s.row_of(house::person(44)).roles.empty());
}

TEST_CASE("a temporary member stays one until given a role", "[communities][invites]") {
    scene s;
    auto code = s.invited(ann, {}, true).value().code;
    s.run(s.made->memberships().join(eve, code)).value();
    CHECK(s.row_of(eve).temporary);
    s.a_role(ann, s.server, 0, {eve});
    CHECK_FALSE(s.row_of(eve).temporary);
    auto low = s.a_role(ann, s.server, 0);
    auto with_role = s.invited(ann, {low}, true).value().code;
    s.run(s.made->memberships().join(house::person(44), with_role)).value();
    CHECK_FALSE(s.row_of(house::person(44)).temporary);
}

TEST_CASE("arrivals are greeted where the server says", "[communities][invites]") {
    scene s;
    CHECK(s.said.empty());
    auto hall = s.general_of(ann, s.server);
    s.run(s.made->settings().edit_safety({ann}, {.server = s.server, .greeting_channel = hall})).value();
    s.joined(eve, s.server, ann);
    s.joined(eve, s.server, ann);  // once
    REQUIRE(s.said.size() == 1);
    CHECK(s.said[0].channel == hall);
    CHECK(s.said[0].author == eve.account);
    CHECK(s.said[0].kind == message_kind::member_joined);
    s.run(s.made->channels().remove({ann}, hall)).value();
    s.joined(house::person(44), s.server, ann);
    CHECK(s.said.size() == 1);
}

TEST_CASE("a server has one word, and nobody else has it", "[communities][vanity]") {
    scene s;
    auto& words = s.made->vanities();
    for (std::string const bad : {"ab", "Admin", "admin", "a b", "-ab", "ab-", "a--b", "caf\xC3\xA9", "a/b",
                                  "abcdefghijklmnopqrstuvwxyz0123456"}) {
        INFO(bad);
        CHECK(s.run(words.put({ann}, s.server, bad)).error() == growth_errc::invalid_vanity);
    }
    CHECK(s.run(words.put({bob}, s.server, "owls")).error() == community_errc::missing_permission);
    CHECK(s.run(words.put({eve}, s.server, "owls")).error() == community_errc::not_found);
    auto made = s.run(words.put({ann}, s.server, "owls")).value();
    CHECK(made.vanity);
    CHECK(s.run(words.put({ann}, s.server, "owls")).value().created_at == made.created_at);
    auto other = s.a_server(eve);
    CHECK(s.run(words.put({eve}, other, "owls")).error() == growth_errc::vanity_taken);
    s.run(words.put({ann}, s.server, "night-owls")).value();
    CHECK(s.run(s.made->memberships().join(eve, "owls")).error() == community_errc::invite_invalid);
    CHECK(s.run(s.made->memberships().join(eve, "night-owls")).has_value());
    CHECK(s.run(words.put({eve}, other, "owls")).has_value());
    s.run(words.drop({ann}, s.server)).value();
    CHECK(s.run(words.drop({ann}, s.server)).error() == community_errc::not_found);
    CHECK(s.run(s.made->invites().preview(bob, "night-owls")).error() == community_errc::invite_invalid);
}

}  // namespace
