#include "house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);  // owns
auto const bob = house::person(22);
auto const eve = house::person(33);

struct community : house {
    community() {
        server = a_server(ann);
        joined(bob, server, ann);
        joined(eve, server, ann);
    }
    result<visible<role>> create(principal by, role_edit wanted) {
        wanted.server = server;
        return run(made->roles().create({by}, std::move(wanted)));
    }
    result<visible<role>> edit(principal by, role_edit wanted) {
        wanted.server = server;
        return run(made->roles().edit({by}, std::move(wanted)));
    }
    result<void> remove(principal by, role_id id) { return run(made->roles().remove({by}, server, id)); }
    auto reorder(principal by, std::vector<role_id> order) {
        return run(made->roles().reorder({by}, server, std::move(order)));
    }
    auto edit_member(principal by, principal whom, member_edit edit) {
        edit.server = server;
        edit.account = whom.account;
        return run(made->memberships().edit({by}, std::move(edit)));
    }
    std::vector<role> shown_to(principal who) {
        return run(made->servers().show_server(who, server)).value()->roles;
    }
    server_id server;
};

TEST_CASE("a new server has everyone's role, and a first role stands above it", "[roles]") {
    community c;
    auto before = c.shown_to(bob);
    REQUIRE(before.size() == 1);
    CHECK(before[0].id == everyone_role(c.server));
    CHECK(before[0].permissions == everyone_default);
    auto made =
        c.create(ann, {.name = "  Mods ", .permissions = bit(permission::kick_members), .color = 0x112233})
            .value();
    CHECK(made->name == "Mods");
    auto after = c.shown_to(bob);
    REQUIRE(after.size() == 2);
    CHECK(after[0].id == made->id);
    CHECK(after[1].id == everyone_role(c.server));
    auto told = c.streams.published<events::role_created>(stream_id::of_server(c.server));
    REQUIRE(told.size() == 1);
    CHECK(told[0].rules->find_role(made->id) != nullptr);
}

TEST_CASE("roles keep their rules", "[roles]") {
    community c;
    CHECK(c.create(ann, {.name = ""}).error() == community_errc::invalid_name);
    CHECK(c.create(ann, {.name = std::string(101, 'x')}).error() == community_errc::invalid_name);
    CHECK(c.create(ann, {.name = "a\xE2\x80\xAE"
                                 "b"})
              .error() == community_errc::invalid_name);
    CHECK(c.create(ann, {.permissions = permission_bits{1} << 47}).error() == community_errc::invalid_role);
    CHECK(c.create(ann, {.color = 0x1000000}).error() == community_errc::invalid_role);
    CHECK(c.create(ann, {.icon = "abc"}).error() == community_errc::invalid_icon);
    CHECK(c.create(ann, {.icon = "\xF0\x9F\x8E\xB2"}).has_value());
    CHECK(c.edit(ann, {.role = role_id{77}, .name = "x"}).error() == community_errc::not_found);
    CHECK(c.edit(ann, {.role = everyone_role(c.server), .name = "x"}).error() ==
          community_errc::invalid_role);
    CHECK(c.edit(ann, {.role = everyone_role(c.server), .permissions = 0}).has_value());
    CHECK(c.remove(ann, everyone_role(c.server)).error() == community_errc::invalid_role);
}

TEST_CASE("the 251st role is refused", "[roles]") {
    community c;
    for (int i = 0; i < 249; ++i)
        c.create(ann, {.name = "r"}).value();
    CHECK(c.create(ann, {.name = "r"}).error() == community_errc::too_many_roles);
}

TEST_CASE("a manager of roles acts below their own highest, with what they have", "[roles][permissions]") {
    community c;
    auto const high = c.create(ann, {.name = "high"}).value()->id;
    auto const mods =
        c.a_role(ann, c.server, bits(permission::manage_roles, permission::kick_members), {bob});
    auto const low = c.create(ann, {.name = "low"}).value()->id;
    c.reorder(ann, {high, mods, low}).value();

    CHECK(c.create(eve, {.name = "x"}).error() == community_errc::missing_permission);
    CHECK(c.create(bob, {.name = "x", .permissions = bit(permission::ban_members)}).error() ==
          community_errc::not_yours_to_give);
    CHECK(c.create(bob, {.name = "x", .permissions = bit(permission::kick_members)}).has_value());
    CHECK(c.edit(bob, {.role = high, .name = "x"}).error() == community_errc::outranked);
    CHECK(c.edit(bob, {.role = mods, .name = "x"}).error() == community_errc::outranked);
    CHECK(c.edit(bob, {.role = low, .permissions = bit(permission::administrator)}).error() ==
          community_errc::not_yours_to_give);
    CHECK(c.edit(bob, {.role = low, .permissions = bit(permission::kick_members)}).has_value());
    CHECK(c.remove(bob, high).error() == community_errc::outranked);
    CHECK(c.remove(bob, mods).error() == community_errc::outranked);
    CHECK(c.remove(bob, low).has_value());
}

TEST_CASE("an order names every role once and leaves what is out of reach where it was", "[roles]") {
    community c;
    auto const a = c.create(ann, {.name = "a"}).value()->id;
    auto const b = c.a_role(ann, c.server, bit(permission::manage_roles), {bob});
    auto const d = c.create(ann, {.name = "d"}).value()->id;
    auto const e = c.create(ann, {.name = "e"}).value()->id;
    c.reorder(ann, {a, b, d, e}).value();
    CHECK(c.reorder(ann, {a, b, d}).error() == community_errc::invalid_order);
    CHECK(c.reorder(ann, {a, b, d, d}).error() == community_errc::invalid_order);
    CHECK(c.reorder(ann, {a, b, d, everyone_role(c.server)}).error() == community_errc::invalid_order);
    CHECK(c.reorder(ann, {a, b, d, role_id{77}}).error() == community_errc::invalid_order);
    CHECK(c.reorder(bob, {b, a, d, e}).error() == community_errc::outranked);
    CHECK(c.reorder(bob, {a, d, b, e}).error() == community_errc::outranked);
    CHECK(c.reorder(bob, {a, b, e, d}).has_value());
    auto shown = c.shown_to(eve);
    CHECK(shown[2].id == e);
    CHECK(shown[3].id == d);
    CHECK(shown[4].id == everyone_role(c.server));
}

TEST_CASE("members are given roles that stand below the giver's", "[roles][permissions]") {
    community c;
    auto const mods = c.a_role(ann, c.server, bit(permission::manage_roles), {bob});
    auto const low = c.create(ann, {.name = "low"}).value()->id;
    CHECK(c.edit_member(bob, eve, {.add_role = low}).value()->member.roles == std::vector{low});
    CHECK(c.edit_member(bob, eve, {.add_role = mods}).error() == community_errc::outranked);
    CHECK(c.edit_member(bob, eve, {.add_role = everyone_role(c.server)}).error() ==
          community_errc::invalid_role);
    CHECK(c.edit_member(bob, eve, {.add_role = role_id{77}}).error() == community_errc::invalid_role);
    CHECK(c.edit_member(eve, bob, {.remove_role = mods}).error() == community_errc::missing_permission);
    CHECK(c.edit_member(bob, ann, {.add_role = low}).error() == community_errc::outranked);
    CHECK(c.edit_member(bob, bob, {.add_role = low}).has_value());
    CHECK(c.edit_member(bob, bob, {.remove_role = mods}).error() == community_errc::outranked);
    CHECK(c.edit_member(bob, eve, {.roles = std::vector<role_id>{}}).value()->member.roles.empty());
    auto told = c.streams.published<events::member_changed>(stream_id::of_server(c.server));
    CHECK(told.size() == 4);  // mods to bob, low to eve, low to bob, eve's taken
}

TEST_CASE("a self-assignable role is anyone's to take and leave", "[roles]") {
    community c;
    auto const news = c.create(ann, {.name = "news", .self_assignable = true}).value()->id;
    CHECK(c.edit_member(eve, eve, {.add_role = news}).has_value());
    CHECK(c.edit_member(eve, eve, {.remove_role = news}).has_value());
    CHECK(c.edit_member(eve, bob, {.add_role = news}).error() == community_errc::missing_permission);
}

TEST_CASE("a deleted role is gone from members and overwrites", "[roles]") {
    community c;
    auto const mods = c.a_role(ann, c.server, bit(permission::kick_members), {bob});
    auto const general = c.general_of(ann, c.server);
    overwrite const hidden{
        .of = overwrite::target_kind::role, .target = mods.value, .deny = bit(permission::view_channel)};
    c.run(c.made->channels().put_overwrite({ann}, {.channel = general, .what = hidden})).value();
    CHECK(c.run(c.made->directory().access_channel(bob, general, permission::view_channel)).error() ==
          community_errc::not_found);
    c.remove(ann, mods).value();
    CHECK(c.run(c.made->directory().access_channel(bob, general, permission::view_channel)).has_value());
    CHECK(c.run(c.made->memberships().find(bob, c.server, bob.account)).value()->member.roles.empty());
    CHECK(c.run(c.made->servers().show_server(ann, c.server)).value()->channels[0].overwrites.empty());
    CHECK(c.run(c.made->memberships().remove({bob}, c.server, eve.account)).error() ==
          community_errc::missing_permission);
}

TEST_CASE("nicknames: one's own, and others' below", "[members]") {
    community c;
    CHECK(c.edit_member(eve, eve, {.nickname = " E "}).value()->member.nickname == "E");
    CHECK(c.edit_member(eve, bob, {.nickname = "x"}).error() == community_errc::missing_permission);
    CHECK(c.edit_member(ann, bob, {.nickname = std::string(33, 'x')}).error() ==
          community_errc::invalid_nickname);
    CHECK(c.edit_member(ann, bob, {.nickname = "B"}).has_value());
    CHECK(c.edit_member(ann, bob, {.nickname = ""}).value()->member.nickname.empty());
    c.edit(ann, {.role = everyone_role(c.server), .permissions = bit(permission::view_channel)}).value();
    CHECK(c.edit_member(eve, eve, {.nickname = "F"}).error() == community_errc::missing_permission);
}

TEST_CASE("why: about oneself freely, about others as a manager of roles, never about what one cannot see",
          "[roles][permissions]") {
    community c;
    auto const general = c.general_of(ann, c.server);
    auto ask = [&](principal who, permission_question about) {
        about.server = c.server;
        return c.run(c.made->roles().explain(who, about));
    };
    auto own = ask(eve, {.account = eve.account, .channel = general}).value();
    CHECK(has(own.allowed, permission::send_messages));
    CHECK(own.each.size() == permission_names.size());
    CHECK(ask(eve, {.account = bob.account}).error() == community_errc::missing_permission);
    CHECK(ask(ann, {.account = bob.account}).has_value());
    CHECK(ask(ann, {.account = account_id{99}}).error() == community_errc::not_found);
    CHECK(ask(ann, {.role = role_id{99}}).error() == community_errc::invalid_role);
    CHECK(ask(ann, {.role = everyone_role(c.server), .channel = general}).value().allowed != 0);
    overwrite const hidden{.target = c.server.value, .deny = bit(permission::view_channel)};
    c.run(c.made->channels().put_overwrite({ann}, {.channel = general, .what = hidden})).value();
    CHECK(ask(eve, {.account = eve.account, .channel = general}).error() == community_errc::not_found);
    CHECK(ask(ann, {.account = eve.account, .channel = general}).value().allowed == 0);
}

TEST_CASE("a store that fails changes no role in memory", "[roles][faults]") {
    community c;
    auto const role = c.create(ann, {.name = "a"}).value()->id;
    c.servers.fail_next(storage_errc::unavailable);
    CHECK(c.edit(ann, {.role = role, .name = "b"}).error() == storage_errc::unavailable);
    CHECK(c.shown_to(ann)[0].name == "a");
    c.servers.fail_next(storage_errc::unavailable);
    CHECK(c.edit_member(ann, bob, {.add_role = role}).error() == storage_errc::unavailable);
    CHECK(c.run(c.made->memberships().find(ann, c.server, bob.account)).value()->member.roles.empty());
}

}  // namespace
