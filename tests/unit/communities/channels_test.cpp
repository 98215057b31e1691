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
        everyone = {.of = overwrite::target_kind::role, .target = server.value};
    }
    channel_id make(channel_kind kind, std::string name, channel_id parent = {}) {
        return (*run(made->channels().create(
                         {ann}, {.server = server, .kind = kind, .name = std::move(name), .parent = parent}))
                     .value())
            .id;
    }
    auto put(principal by, channel_id in, overwrite what) {
        return run(made->channels().put_overwrite({by}, {.channel = in, .what = what}));
    }
    auto take(principal by, channel_id in, overwrite what) {
        return run(made->channels().put_overwrite({by}, {.channel = in, .what = what, .remove = true}));
    }
    auto edit(principal by, channel_edit wanted) {
        return run(made->channels().edit({by}, std::move(wanted)));
    }
    bool sees(principal who, channel_id in) {
        return run(made->directory().access_channel(who, in, permission::view_channel)).has_value();
    }
    std::vector<overwrite> overwrites_of(channel_id in) {
        auto const shown = run(made->servers().show_server(ann, server)).value();
        for (auto const& each : shown->channels) {
            if (each.id == in) return each.overwrites;
        }
        return {};
    }
    overwrite for_member(principal who, permission_bits allow, permission_bits deny = 0) {
        return {
            .of = overwrite::target_kind::member, .target = who.account.value, .allow = allow, .deny = deny};
    }
    server_id server;
    overwrite everyone;
};

constexpr auto view = bit(permission::view_channel);

TEST_CASE("a category's channels start with its overwrites and follow while in sync",
          "[channels][permissions]") {
    community c;
    auto const lobby = c.make(channel_kind::category, "The Lobby");
    c.everyone.deny = view;
    c.put(ann, lobby, c.everyone).value();
    auto const synced = c.make(channel_kind::text, "synced", lobby);
    auto const apart = c.make(channel_kind::text, "apart", lobby);
    CHECK_FALSE(c.sees(eve, synced));
    c.put(ann, apart, c.for_member(eve, view)).value();
    CHECK(c.sees(eve, apart));

    c.put(ann, lobby, c.for_member(bob, view)).value();
    CHECK(c.sees(bob, synced));
    CHECK_FALSE(c.sees(bob, apart));
    c.edit(ann, {.channel = apart, .sync = true}).value();
    CHECK(c.sees(bob, apart));
    CHECK_FALSE(c.sees(eve, apart));
    CHECK(c.overwrites_of(apart) == c.overwrites_of(lobby));
    c.take(ann, lobby, c.everyone).value();
    CHECK(c.sees(eve, synced));
    CHECK(c.sees(eve, apart));
}

TEST_CASE("where channels may stand", "[channels]") {
    community c;
    auto const lobby = c.make(channel_kind::category, "Lobby");
    auto const text = c.make(channel_kind::text, "text", lobby);
    auto& all = c.made->channels();
    CHECK(c.run(all.create({ann}, {.server = c.server, .name = "x", .parent = text})).error() ==
          community_errc::invalid_parent);
    CHECK(
        c.run(all.create({ann},
                         {.server = c.server, .kind = channel_kind::category, .name = "x", .parent = lobby}))
            .error() == community_errc::invalid_parent);
    auto const elsewhere = c.a_server(ann, "Other");
    auto const foreign =
        (*c.run(all.create({ann}, {.server = elsewhere, .kind = channel_kind::category, .name = "x"}))
              .value())
            .id;
    CHECK(c.edit(ann, {.channel = text, .parent = foreign}).error() == community_errc::invalid_parent);
    CHECK(c.edit(ann, {.channel = lobby, .parent = lobby}).error() == community_errc::invalid_parent);
    CHECK(c.edit(ann, {.channel = text, .slowmode = seconds{21'601}}).error() ==
          community_errc::invalid_slowmode);
    CHECK(c.edit(ann, {.channel = text, .slowmode = seconds{-1}}).error() ==
          community_errc::invalid_slowmode);
    CHECK(c.edit(ann, {.channel = text, .parent = channel_id{}, .sync = true}).error() ==
          community_errc::invalid_parent);
    CHECK((*c.edit(ann, {.channel = text, .parent = channel_id{}}).value()).parent == channel_id{});
}

TEST_CASE("a category that goes leaves its channels behind", "[channels]") {
    community c;
    auto const lobby = c.make(channel_kind::category, "Lobby");
    auto const text = c.make(channel_kind::text, "text", lobby);
    c.run(c.made->channels().remove({ann}, lobby)).value();
    auto const shown = c.run(c.made->servers().show_server(eve, c.server)).value();
    REQUIRE(shown->channels.size() == 2);
    for (auto const& each : shown->channels)
        CHECK(each.parent == channel_id{});
    CHECK(c.sees(eve, text));
}

TEST_CASE("the 51st channel of a category is refused", "[channels]") {
    community c;
    auto const lobby = c.make(channel_kind::category, "Lobby");
    for (int i = 0; i < 50; ++i)
        c.make(channel_kind::text, "t", lobby);
    CHECK(
        c.run(c.made->channels().create({ann}, {.server = c.server, .name = "t", .parent = lobby})).error() ==
        community_errc::too_many_channels);
}

TEST_CASE("overwrites name someone of the server and mean something in a channel",
          "[channels][permissions]") {
    community c;
    auto const general = c.general_of(ann, c.server);
    CHECK(c.put(ann, general, {.target = 77, .deny = view}).error() == community_errc::invalid_overwrite);
    auto const elsewhere = c.a_server(ann, "Other");
    auto const foreign = c.a_role(ann, elsewhere, 0);
    CHECK(c.put(ann, general, {.target = foreign.value, .deny = view}).error() ==
          community_errc::invalid_overwrite);
    CHECK(c.put(ann, general, c.for_member(house::person(99), view)).error() ==
          community_errc::invalid_overwrite);
    CHECK(c.put(ann, general, c.for_member(eve, view, view)).error() == community_errc::invalid_overwrite);
    CHECK(c.put(ann, general, c.for_member(eve, bit(permission::ban_members))).error() ==
          community_errc::invalid_overwrite);
    CHECK(c.take(ann, general, c.for_member(eve, 0)).error() == community_errc::not_found);
}

TEST_CASE("who may overwrite gives only what is theirs", "[channels][permissions]") {
    community c;
    auto const general = c.general_of(ann, c.server);
    c.a_role(ann, c.server, bit(permission::manage_roles), {bob});
    CHECK(c.put(eve, general, c.for_member(eve, view)).error() == community_errc::missing_permission);
    CHECK(c.put(bob, general, c.for_member(eve, 0, bit(permission::send_messages))).has_value());
    CHECK(c.put(bob, general, c.for_member(eve, bit(permission::manage_messages))).error() ==
          community_errc::not_yours_to_give);
    // Who manages the server's roles may not make managers of a channel; who does so by an overwrite may.
    CHECK(c.put(bob, general, c.for_member(eve, bit(permission::manage_roles))).error() ==
          community_errc::not_yours_to_give);
    c.put(ann, general, c.for_member(bob, bit(permission::manage_roles))).value();
    CHECK(c.put(bob, general, c.for_member(eve, bit(permission::manage_roles))).has_value());
}

TEST_CASE("a hidden channel is absent for every act on it", "[channels][permissions]") {
    community c;
    auto const general = c.general_of(ann, c.server);
    c.a_role(ann, c.server, bits(permission::manage_channels, permission::manage_roles), {bob});
    c.everyone.deny = view;
    c.put(ann, general, c.everyone).value();
    CHECK(c.edit(bob, {.channel = general, .name = "x"}).error() == community_errc::not_found);
    CHECK(c.put(bob, general, c.for_member(bob, view)).error() == community_errc::not_found);
    CHECK(c.run(c.made->channels().remove({bob}, general)).error() == community_errc::not_found);
    CHECK(c.run(c.made->servers().show_server(bob, c.server)).value()->channels.empty());
}

TEST_CASE("nothing is said in a category", "[channels]") {
    community c;
    auto const lobby = c.make(channel_kind::category, "Lobby");
    auto& gate = c.made->directory();
    CHECK(c.run(gate.access_channel(ann, lobby, permission::view_channel)).has_value());
    CHECK(c.run(gate.access_channel(ann, lobby, permission::send_messages)).error() ==
          community_errc::not_found);
}

}  // namespace
