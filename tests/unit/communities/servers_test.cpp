#include "house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);
auto const bob = house::person(22);
auto const eve = house::person(33);

TEST_CASE("a new server has one text channel, general, and its maker as owner and member", "[communities]") {
    house h;
    auto made = h.run(h.made->servers().create_server(ann, "  Gaming Community ")).value();
    CHECK(made->server.name == "Gaming Community");
    CHECK(made->server.owner == ann.account);
    REQUIRE(made->channels.size() == 1);
    CHECK(made->channels[0].name == "general");
    CHECK(made->member_count == 1);
    h.settle();
    CHECK(h.streams.published<events::server_joined>(stream_id::of_account(ann.account)).size() == 1);
}

TEST_CASE("server and channel names keep their rules", "[communities]") {
    house h;
    auto& servers = h.made->servers();
    auto create = [&](std::string name) { return h.run(servers.create_server(ann, std::move(name))); };
    CHECK(create("").error() == community_errc::invalid_name);
    CHECK(create(" \t ").error() == community_errc::invalid_name);
    CHECK(create("\xE2\x80\x8B").error() == community_errc::invalid_name);  // a zero-width space alone
    CHECK(create("a\nb").error() == community_errc::invalid_name);
    CHECK(create("a\xE2\x80\xAE"
                 "b")
              .error() == community_errc::invalid_name);  // right-to-left override
    CHECK(create(std::string(101, 'x')).error() == community_errc::invalid_name);
    CHECK(create(std::string(100, 'x')).has_value());
    auto server = create("ok").value()->server.id;
    auto channel = [&](std::string name) {
        return h.run(h.made->channels().create({ann}, {.server = server, .name = std::move(name)}));
    };
    CHECK((*channel("Off Topic").value()).name == "off-topic");
    CHECK((*channel("caf\xC3\xA9").value()).name == "caf\xC3\xA9");
    CHECK(channel("a/b").error() == community_errc::invalid_name);
    CHECK(channel(std::string(101, 'x')).error() == community_errc::invalid_name);
    CHECK(h.run(h.made->channels().create({ann},
                                          {.server = server, .name = "x", .topic = std::string(1025, 't')}))
              .error() == community_errc::invalid_topic);
}

TEST_CASE("a stranger sees nothing, a member sees but does not manage, the owner manages",
          "[communities][permissions]") {
    house h;
    auto server = h.a_server(ann);
    h.joined(bob, server, ann);
    auto& servers = h.made->servers();
    auto channel = h.run(servers.show_server(ann, server)).value()->channels[0].id;

    CHECK(h.run(servers.show_server(eve, server)).error() == community_errc::not_found);
    CHECK(h.run(h.made->settings().edit({eve}, {.server = server, .name = "x"})).error() ==
          community_errc::not_found);
    CHECK(h.run(h.made->channels().remove({eve}, channel)).error() == community_errc::not_found);
    CHECK(h.run(h.made->invites().create(eve, {.server = server})).error() == community_errc::not_found);
    CHECK(h.run(h.made->memberships().list(eve, server, {}, 10)).error() == community_errc::not_found);

    CHECK(h.run(servers.show_server(bob, server)).has_value());
    CHECK(h.run(h.made->settings().edit({bob}, {.server = server, .name = "x"})).error() ==
          community_errc::missing_permission);
    CHECK(h.run(servers.delete_server(bob, server)).error() == community_errc::missing_permission);
    CHECK(h.run(h.made->channels().create({bob}, {.server = server, .name = "x", .topic = ""})).error() ==
          community_errc::missing_permission);
    CHECK(h.run(h.made->channels().edit({bob}, {.channel = channel, .name = "x"})).error() ==
          community_errc::missing_permission);
    CHECK(h.run(h.made->channels().remove({bob}, channel)).error() == community_errc::missing_permission);

    CHECK(h.run(h.made->settings().edit({ann}, {.server = server, .name = "New"})).value()->server.name ==
          "New");
    CHECK(h.streams.published<events::server_changed>(stream_id::of_server(server)).size() == 1);
    CHECK(h.run(h.made->channels().create({ann}, {.server = server, .name = "x", .topic = ""})).has_value());
}

TEST_CASE("the gate answers the same for absent and invisible", "[communities][permissions]") {
    house h;
    auto server = h.a_server(ann);
    auto& gate = h.made->directory();
    auto channel = h.run(h.made->servers().show_server(ann, server)).value()->channels[0].id;
    CHECK(h.run(gate.access_channel(ann, channel, permission::send_messages)).value().server() == server);
    CHECK(h.run(gate.access_channel(ann, channel, permission::view_channel))
              .value()
              .may(permission::manage_messages));
    CHECK(h.run(gate.access_channel(eve, channel, permission::view_channel)).error() ==
          community_errc::not_found);
    CHECK(h.run(gate.access_channel(eve, channel_id{77}, permission::view_channel)).error() ==
          community_errc::not_found);
    CHECK(h.run(gate.access_server(eve, server_id{77}, permission::view_channel)).error() ==
          community_errc::not_found);
}

TEST_CASE("channels are ordered by position and edits keep what they do not name", "[communities]") {
    house h;
    auto server = h.a_server(ann);
    auto& servers = h.made->servers();
    auto second =
        (*h.run(h.made->channels().create({ann}, {.server = server, .name = "second", .topic = "about"}))
              .value())
            .id;
    h.run(h.made->channels().create({ann}, {.server = server, .name = "third", .topic = ""})).value();
    h.run(h.made->channels().edit({ann}, {.channel = second, .position = 9})).value();
    auto view = h.run(servers.show_server(ann, server)).value();
    REQUIRE(view->channels.size() == 3);
    CHECK(view->channels[2].id == second);
    CHECK(view->channels[2].topic == "about");
    CHECK(view->channels[2].name == "second");
}

TEST_CASE("a server goes for everyone when its owner deletes it", "[communities]") {
    house h;
    auto server = h.a_server(ann);
    h.joined(bob, server, ann);
    h.run(h.made->servers().delete_server(ann, server)).value();
    h.settle();
    CHECK(h.run(h.made->servers().show_server(bob, server)).error() == community_errc::not_found);
    CHECK(h.streams.published<events::server_deleted>(stream_id::of_server(server)).size() == 1);
    CHECK(h.streams.published<events::server_left>(stream_id::of_account(bob.account)).size() == 1);
    CHECK(h.run(h.made->directory().servers_of(bob.account)).value().empty());
}

TEST_CASE("what is not in memory is read again and answers the same", "[communities]") {
    house h(1, {.loaded_servers_max = 2});
    std::vector<server_id> made;
    for (int i = 0; i < 10; ++i)
        made.push_back(h.a_server(ann, "S" + std::to_string(i)));
    h.joined(bob, made[0], ann);
    for (int i = 0; i < 10; ++i) {
        auto view = h.run(h.made->servers().show_server(ann, made[static_cast<std::size_t>(i)])).value();
        CHECK(view->server.name == "S" + std::to_string(i));
    }
    CHECK(h.run(h.made->servers().show_server(bob, made[0])).value()->member_count == 2);
}

TEST_CASE("a store that fails changes nothing in memory", "[communities][faults]") {
    house h;
    auto server = h.a_server(ann);
    h.servers.fail_next(storage_errc::unavailable);
    CHECK(h.run(h.made->settings().edit({ann}, {.server = server, .name = "New"})).error() ==
          storage_errc::unavailable);
    CHECK(h.run(h.made->servers().show_server(ann, server)).value()->server.name == "Home");
    CHECK(h.streams.published<events::server_changed>(stream_id::of_server(server)).empty());
}

}  // namespace
