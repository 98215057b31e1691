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

struct joined_world : world {
    explicit joined_world(std::size_t core_count = 1, gateway_options options = {}, event_options kept = {})
        : world(core_count, std::move(options), kept) {
        make_server(club);
        make_server(team);
        join(club, ann);
        join(team, ann);
        settle();
    }
};

TEST_CASE("a session is greeted, identifies, and reads READY with a place in each of its streams",
          "[gateway]") {
    joined_world w(2);
    w.marks.marks = {{channel_id{5}, message_id{6}}};
    client c(w, w.cores.all.at(0));
    c.open();
    c.identify("11.1");
    w.settle();
    REQUIRE(c.read());
    CHECK(c.names() == strings{"op:10", "READY"});
    CHECK(c.got[0]["d"]["heartbeatInterval"] == 41250);
    auto const& ready = c.got[1]["d"];
    CHECK(ready["user"]["userId"] == "11");
    CHECK(ready["servers"].size() == 2);
    CHECK(ready["sessionId"].get<std::string>().size() == 32);
    CHECK(ready["readMarks"]["5"] == "6");
    CHECK(c.cursors.at("s:101") ==
          std::pair<std::uint64_t, std::uint64_t>{5, w.head(stream_id::of_server(club)).seq});
    CHECK(c.cursors.contains("a:11"));
    CHECK(w.presences.count_of(ann) == 1);
    CHECK(w.gateway->counts().sessions == 1);
    CHECK(w.gateway->counts().unidentified == 0);
    c.cut();
    w.settle();
    CHECK(w.presences.count_of(ann) == 0);
    CHECK(w.gateway->counts().sessions == 0);
    CHECK(w.gateway->counts().sockets == 0);
}

TEST_CASE("READY says what was chosen, and what a device says reaches presence", "[gateway][presence]") {
    joined_world w(2);
    w.presences.chosen = presence_choice{chosen_status::invisible, custom_status{"away", "", {}}};
    client c(w, w.cores.all.at(0));
    c.open();
    c.identify("11.1");
    w.settle();
    REQUIRE(c.read());
    auto const& ready = c.got.at(1)["d"];
    CHECK(ready["presence"]["status"] == "invisible");
    CHECK(ready["presence"]["customStatus"]["text"] == "away");
    c.say(R"({"op":3,"d":{"idle":true,"activities":[{"type":"playing","name":"Chess"}]}})");
    w.settle();
    auto const words = w.presences.words();
    REQUIRE(words.size() == 1);
    CHECK(words[0].account == ann);
    CHECK(words[0].what.idle);
    CHECK(words[0].what.activities.size() == 1);
}

TEST_CASE("a session whose choice cannot be read is asked to come again", "[gateway][presence]") {
    joined_world w(1);
    w.presences.chosen = storage_errc::unavailable;
    client c(w, w.cores.all.at(0));
    c.open();
    c.identify("11.1");
    w.settle();
    CHECK(c.socket.closed_with == 4000);
    CHECK(w.presences.count_of(ann) == 0);
    CHECK_FALSE(w.presences.unpaired());
}

TEST_CASE("what happens after READY reaches the session once, and nobody else", "[gateway]") {
    joined_world w(2);
    w.make_server(server_id{103}, bob);
    client c(w, w.cores.all.at(0));
    client other(w, w.cores.all.at(1));
    c.open();
    other.open();
    c.identify("11");
    other.identify("12");
    w.settle();
    w.say(club);
    w.say(server_id{103});
    w.type(team);
    w.settle();
    REQUIRE(c.read());
    REQUIRE(other.read());
    CHECK(c.names() == strings{"op:10", "READY", "MESSAGE_CREATE", "TYPING_START"});
    CHECK(other.names() == strings{"op:10", "READY", "MESSAGE_CREATE"});
    CHECK(other.got[2]["d"]["serverId"] == "103");
}

TEST_CASE("events between the snapshot and READY arrive once, in order, behind READY", "[gateway][race]") {
    for (std::size_t cores : {1U, 2U}) {
        joined_world w(cores);
        w.directory.turns_max = 20;
        std::atomic<int> said{0};
        // Each look at a server publishes there just before it: a part is in the snapshot, a part behind it.
        w.directory.before_access = [&] {
            for (auto const server : {club, team}) {
                auto& home = w.cores.all.home_of(server);
                home.post([&, server] {
                    w.events->publish(stream_id::of_server(server),
                                      events::message_deleted{server, channel_id{server.value}, {}});
                    ++said;
                });
            }
        };
        std::vector<std::unique_ptr<client>> all;
        for (int i = 0; i < 10; ++i) {
            all.push_back(std::make_unique<client>(w, w.cores.all.at(static_cast<std::size_t>(i) % cores)));
            all.back()->open();
            all.back()->identify("11");
        }
        CHECK(w.eventually([&] {
            w.settle();
            return w.gateway->counts().unidentified == 0 && said == 40;
        }));
        w.settle();
        for (auto& each : all) {
            each->on_core([&] { each->read(); });
            CHECK(each->wrong == "");
            CHECK(each->ready);
            CHECK(each->cursors.at("s:101").second == w.head(stream_id::of_server(club)).seq);
            CHECK(each->cursors.at("s:102").second == w.head(stream_id::of_server(team)).seq);
        }
    }
}

TEST_CASE("a joined server appears with a snapshot and a place, and its stream goes on from there",
          "[gateway]") {
    joined_world w(2);
    client c(w, w.cores.all.at(0));
    c.open();
    c.identify("12");
    w.settle();
    w.say(club, "before");
    w.join(club, bob);
    w.settle();
    w.say(club, "after");
    w.settle();
    REQUIRE(c.read());
    CHECK(c.names() == strings{"op:10", "READY", "SERVER_CREATE", "MESSAGE_CREATE"});
    CHECK(c.got[2]["d"]["server"]["serverId"] == "101");
    CHECK(c.got[3]["d"]["content"] == "after");
}

TEST_CASE("who leaves reads that as the last of the server, and the account's own word for it", "[gateway]") {
    joined_world w(2);
    client c(w, w.cores.all.at(0));
    client stays(w, w.cores.all.at(0));
    w.join(club, bob);
    c.open();
    c.identify("11");
    stays.open();
    stays.identify("12");
    w.settle();
    w.leave(club, ann);
    w.say(club, "secret");
    w.settle();
    REQUIRE(c.read());
    REQUIRE(stays.read());
    CHECK(c.names() == strings{"op:10", "READY", "MEMBER_LEAVE", "SERVER_DELETE"});
    CHECK(c.followed_servers() == std::set<std::string>{"s:102"});
    CHECK(stays.names() == strings{"op:10", "READY", "MEMBER_LEAVE", "MESSAGE_CREATE"});
}

TEST_CASE("a deleted server ends for everyone at its last event", "[gateway]") {
    joined_world w;
    client c(w, w.cores.all.at(0));
    c.open();
    c.identify("11");
    w.settle();
    w.remove_server(club, {ann});
    w.settle();
    REQUIRE(c.read());
    CHECK(c.names() == strings{"op:10", "READY", "SERVER_DELETE", "SERVER_DELETE"});
    CHECK(c.got[2]["s"][0] == "s:101");
    CHECK(c.got[3]["s"][0] == "a:11");
}

TEST_CASE("a bad token closes 4004, and a store that is away asks to come again", "[gateway]") {
    joined_world w;
    for (auto const& [token, code] :
         std::vector<std::pair<std::string, int>>{{"nobody", 4004}, {"down", 4000}}) {
        client c(w, w.cores.all.at(0));
        c.open();
        c.identify(token);
        w.settle();
        CHECK(c.socket.closed_with == code);
    }
    CHECK_FALSE(w.presences.unpaired());
}

TEST_CASE("each dependency that fails while seating closes 4000 and leaves nothing behind", "[gateway]") {
    joined_world w(2);
    auto const fails = [&](std::atomic<bool>& what) {
        client c(w, w.cores.all.at(1));
        c.open();
        what = true;
        c.identify("11");
        w.settle();
        what = false;
        CHECK(c.socket.closed_with == 4000);
        CHECK(c.socket.reason == "unavailable");
    };
    fails(w.directory.down);
    fails(w.accounts.down);
    fails(w.marks.down);
    w.settle();
    CHECK(w.gateway->counts().sessions == 0);
    CHECK(w.gateway->counts().unidentified == 0);
    w.at(w.cores.all.at(1), [&] { CHECK(w.gateway->hub_at(1).followed().size() == 0); });
    CHECK(w.presences.count_of(ann) == 0);
}

TEST_CASE("an account has at most so many sessions", "[gateway]") {
    joined_world w(1, {.sessions_per_account_max = 2});
    client one(w, w.cores.all.at(0));
    client two(w, w.cores.all.at(0));
    client three(w, w.cores.all.at(0));
    for (auto* each : {&one, &two, &three}) {
        each->open();
        each->identify("11");
        w.settle();
    }
    CHECK(one.socket.closed_with == 0);
    CHECK(two.socket.closed_with == 0);
    CHECK(three.socket.closed_with == 4008);
    CHECK(three.socket.reason == "too_many_sessions");
    one.cut();
    w.settle();
    client four(w, w.cores.all.at(0));  // takes the place of the one that waits for a resume
    four.open();
    four.identify("11");
    w.settle();
    CHECK(four.read());
    CHECK(four.ready);
}

TEST_CASE("sockets that have not identified are bounded, and are closed in time", "[gateway]") {
    joined_world w(1, {.unidentified_max = 2});
    client one(w, w.cores.all.at(0));
    one.open();
    client two(w, w.cores.all.at(0));
    two.open();
    client three(w, w.cores.all.at(0));
    CHECK_FALSE(three.accepted());
    CHECK(three.refused_with() == 503);
    for (int second = 0; second < 12; ++second) {
        w.time.advance(milliseconds{1000});
        w.at(w.cores.all.at(0), [&] { w.gateway->hub_at(0).tick(); });
    }
    CHECK(one.socket.closed_with == 4009);
    CHECK(one.socket.reason == "identify_timeout");
    client four(w, w.cores.all.at(0));
    CHECK(four.accepted());
}

TEST_CASE("a session that beats lives; one that falls silent is closed after one and a half intervals",
          "[gateway]") {
    joined_world w;
    client beats(w, w.cores.all.at(0));
    client silent(w, w.cores.all.at(0));
    for (auto* each : {&beats, &silent}) {
        each->open();
        each->identify("11");
    }
    w.settle();
    int closed_at = 0;
    for (int second = 1; second <= 200; ++second) {
        w.time.advance(milliseconds{1000});
        if (second % 40 == 0) beats.heartbeat();
        w.at(w.cores.all.at(0), [&] { w.gateway->hub_at(0).tick(); });
        if (closed_at == 0 && silent.socket.closed_with != 0) closed_at = second;
    }
    CHECK(beats.socket.closed_with == 0);
    CHECK(silent.socket.closed_with == 4009);
    CHECK(silent.socket.reason == "heartbeat_missed");
    CHECK(closed_at >= 61);
    CHECK(closed_at <= 64);
}

}  // namespace
