#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using strings = std::vector<std::string>;

constexpr account_id ann{11};
constexpr account_id bob{12};
constexpr server_id club{101};
constexpr server_id team{102};

struct live_world : world {
    explicit live_world(gateway_options options = {}) : world(2, std::move(options)) {
        make_server(club, ann);
        make_server(team, ann);
        settle();
    }
};

std::string ranges(server_id server, std::string const& rows) {
    auto const id = to_string(server);
    return R"({"op":14,"d":{"serverId":")" + id + R"(","channelId":")" + id + R"(","ranges":)" + rows + "}}";
}

TEST_CASE("a session shows one list, of one server, until it ends", "[gateway][lists]") {
    live_world w;
    client c(w, w.cores.all.at(0));
    c.open();
    c.identify("11");
    w.settle();
    c.say(ranges(club, "[[0,99],[100,199]]"));
    w.settle();
    auto shows = w.lists.shows();
    REQUIRE(shows.size() == 1);
    CHECK(shows[0].account == ann);
    CHECK(shows[0].server == club);
    CHECK(shows[0].channel == channel_id{101});
    CHECK(shows[0].ranges == std::vector<row_range>{{0, 99}, {100, 199}});
    CHECK(w.lists.forgotten().empty());
    c.say(ranges(team, "[[0,9]]"));
    w.settle();
    CHECK(w.lists.forgotten().size() == 1);
    CHECK(w.lists.forgotten().at(0).first == club);
    c.cut();
    w.settle();
    CHECK(w.lists.forgotten().size() == 2);
    CHECK(w.lists.forgotten().at(1) == std::pair{team, shows[0].viewer.turn});
}

TEST_CASE("news of a list reach those who show it, and nobody else", "[gateway][lists]") {
    live_world w;
    client plain(w, w.cores.all.at(0));
    client packed(w, w.cores.all.at(0), "compress=zstd-dict");
    client other(w, w.cores.all.at(0));
    for (auto* each : {&plain, &packed, &other}) {
        each->open();
        each->identify("11");
    }
    w.settle();
    plain.say(ranges(club, "[[0,99]]"));
    packed.say(ranges(club, "[[0,99]]"));
    other.say(ranges(team, "[[0,99]]"));
    w.settle();
    auto const shows = w.lists.shows();
    REQUIRE(shows.size() == 3);
    auto news = std::make_shared<member_list_news>();
    news->server = club;
    news->channel = channel_id{101};
    news->groups = {{member_group::kind::role, role_id{7}, 1}, {member_group::kind::online, {}, 0}};
    member_view who;
    who.member = {.server = club, .account = ann, .joined_at = {}};
    who.who = named_accounts::named(ann);
    news->ops = {{list_op::kind::sync, 0, 99, {news->groups[0], who}}, {list_op::kind::remove, 1, 1, {}}};
    w.at(w.cores.all.at(0), [&] {
        w.gateway->list_sink().on_member_list(
            0, {shows[0].viewer, shows[1].viewer, shows[2].viewer, {bob, 99, 0}}, news);
    });
    for (auto* each : {&plain, &packed}) {
        REQUIRE(each->read());
        CHECK(each->names() == strings{"op:10", "READY", "MEMBER_LIST"});
        auto const& told = each->got[2];
        CHECK(told["s"].is_null());
        CHECK(told["d"]["groups"][0]["id"] == "7");
        CHECK(told["d"]["ops"][0]["items"][1]["member"]["userId"] == "11");
        CHECK(told["d"]["ops"][1]["op"] == "delete");
        CHECK(told["d"]["ops"][1]["index"] == 1);
    }
    REQUIRE(other.read());
    CHECK(other.names() == strings{"op:10", "READY"});
}

TEST_CASE("members asked for come as one chunk", "[gateway][lists]") {
    live_world w;
    client c(w, w.cores.all.at(1));
    c.open();
    c.identify("11");
    w.settle();
    c.say(R"({"op":8,"d":{"serverId":"101","userIds":["5","6"],"nonce":"n\"1"}})");
    c.say(R"({"op":8,"d":{"serverId":"101","query":"An","limit":7}})");
    w.settle();
    REQUIRE(c.read());
    CHECK(c.names() == strings{"op:10", "READY", "MEMBERS_CHUNK", "MEMBERS_CHUNK"});
    CHECK(c.got[2]["d"]["notFound"] == nlohmann::json{"5", "6"});
    CHECK(c.got[2]["d"]["nonce"] == "n\"1");
    CHECK(c.got[3]["d"]["nonce"].is_null());
    auto const asked = w.lists.queries();
    REQUIRE(asked.size() == 2);
    CHECK(asked[1].start == "An");
    CHECK(asked[1].count_max == 7);
    // A server that is not there, or not one's own, is one in which nobody was found.
    w.lists.failure = community_errc::not_found;
    c.say(R"({"op":8,"d":{"serverId":"999","userIds":["5"]}})");
    w.settle();
    REQUIRE(c.read());
    CHECK(c.got[4]["d"]["notFound"] == nlohmann::json{"5"});
    w.lists.failure = storage_errc::unavailable;
    c.say(R"({"op":8,"d":{"serverId":"101","userIds":["5"]}})");
    w.settle();
    REQUIRE(c.read());
    CHECK(c.got[5]["d"]["notFound"].empty());
}

TEST_CASE("in a large server members hear only of themselves", "[gateway][lists]") {
    live_world w({.large_server_members = 2});
    client mine(w, w.cores.all.at(0));
    mine.open();
    mine.identify("11");
    mine.sees_all = false;
    w.settle();
    w.join(club, bob);  // the second: still a small one
    client theirs(w, w.cores.all.at(1));
    theirs.open();
    theirs.identify("12");
    theirs.sees_all = false;
    w.settle();
    w.join(club, account_id{13});
    w.join(club, account_id{14});
    w.leave(club, account_id{14});
    auto const change = [&](account_id who) {
        member_view view;
        view.member = {.server = club, .account = who, .joined_at = {}};
        view.who = named_accounts::named(who);
        w.publish(stream_id::of_server(club), events::member_changed{view});
    };
    change(account_id{13});
    change(bob);
    w.say(club, "hello");
    w.settle();
    REQUIRE(mine.read());
    REQUIRE(theirs.read());
    CHECK(mine.names() == strings{"op:10", "READY", "MEMBER_JOIN", "MESSAGE_CREATE"});
    CHECK(theirs.names() == strings{"op:10", "READY", "MEMBER_UPDATE", "MESSAGE_CREATE"});
    CHECK(theirs.got[1]["d"]["largeServerMembers"] == 2);
    // It is a small one again, and then one hears of everybody.
    w.leave(club, account_id{13});
    w.leave(club, bob);
    w.join(club, account_id{15});
    w.settle();
    REQUIRE(mine.read());
    REQUIRE(theirs.read());
    auto const names = mine.names();
    CHECK(strings(names.end() - 3, names.end()) == strings{"MEMBER_LEAVE", "MEMBER_LEAVE", "MEMBER_JOIN"});
    CHECK(theirs.names().at(4) == "MEMBER_LEAVE");
}

}  // namespace
