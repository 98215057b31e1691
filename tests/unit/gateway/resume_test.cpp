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
    client first;
    explicit live_world(std::size_t core_count = 2, gateway_options options = {}, event_options kept = {})
        : world(core_count, std::move(options), kept), first((setup(), *this), cores.all.at(0)) {
        first.open();
        first.identify("11.1");
        settle();
        first.on_core([&] { first.read(); });
        REQUIRE(first.ready);
    }
    void setup() {
        make_server(club);
        make_server(team);
        join(club, ann);
        join(team, ann);
        settle();
    }
    std::unique_ptr<client> back(std::string token = "11.1") {
        auto next = std::make_unique<client>(*this, cores.all.at(cores.all.size() - 1));
        next->inherit(first);
        next->open();
        next->resume(token);
        settle();
        next->on_core([&] { next->read(); });
        return next;
    }
    void cut_first() {
        first.cut();
        settle();
    }
};

TEST_CASE("a resume replays what was missed, says so, and goes on", "[gateway][resume]") {
    live_world w;
    w.say(club, "seen");
    w.settle();
    w.cut_first();
    CHECK(w.presences.count_of(ann) == 0);
    w.say(club, "one");
    w.say(team, "two");
    w.say(club, "three");
    w.type(club);
    auto const next = w.back();
    CHECK(next->wrong == "");
    CHECK(next->names() == strings{"op:10", "MESSAGE_CREATE", "MESSAGE_CREATE", "MESSAGE_CREATE", "RESUMED"});
    CHECK(w.presences.count_of(ann) == 1);
    w.say(club, "live");
    w.settle();
    next->on_core([&] { next->read(); });
    CHECK(next->wrong == "");
    CHECK(next->got.back()["d"]["content"] == "live");
    CHECK(next->cursors.at("s:101").second == w.head(stream_id::of_server(club)).seq);
}

TEST_CASE("joins and leaves while away are replayed in their order", "[gateway][resume]") {
    live_world w;
    w.cut_first();
    w.leave(team, ann);
    w.say(team, "secret");
    w.make_server(server_id{103});
    w.join(server_id{103}, ann);
    w.say(server_id{103}, "in the snapshot");
    w.settle();
    auto const next = w.back();
    CHECK(next->wrong == "");
    CHECK(next->names() == strings{"op:10", "SERVER_DELETE", "SERVER_CREATE", "RESUMED"});
    CHECK(next->followed_servers() == std::set<std::string>{"s:101", "s:103"});
    for (auto const& each : next->got)
        CHECK(each.dump().find("secret") == std::string::npos);
}

TEST_CASE("what a server said while one was no member is not replayed after rejoining", "[gateway][resume]") {
    live_world w;
    w.cut_first();
    w.say(team, "before");
    w.leave(team, ann);
    w.say(team, "secret");
    w.join(team, ann);
    w.say(team, "in the snapshot");
    w.settle();
    auto const next = w.back();
    CHECK(next->wrong == "");
    CHECK(next->names() == strings{"op:10", "MEMBER_LEAVE", "SERVER_DELETE", "SERVER_CREATE", "RESUMED"});
    for (auto const& each : next->got)
        CHECK(each.dump().find("secret") == std::string::npos);
}

TEST_CASE("the right to a server is asked for again before its replay", "[gateway][resume]") {
    live_world w;
    w.say(team, "seen");
    w.settle();
    w.cut_first();
    w.say(team, "secret");
    // The membership is over, the events have not been published yet.
    SECTION("gone from the list of the account's servers") {
        w.directory.of.remove_member(team, ann);
    }
    SECTION("listed still, but the gate knows") {
        w.directory.before_access = [&] { w.directory.of.remove_member(team, ann); };
    }
    auto const next = w.back();
    for (auto const& each : next->got)
        CHECK(each.dump().find("secret") == std::string::npos);
    CHECK(next->names().back() == "RESUMED");
}

TEST_CASE("each reason why a resume cannot be is the same answer, and identify works on the same socket",
          "[gateway][resume]") {
    live_world w(2, {}, {.ring_events_max = 3});
    w.cut_first();
    auto const session = w.first.session_id;
    auto const cursors = w.first.cursors;
    std::string token = "11.1";
    SECTION("an unknown session") {
        w.first.session_id = std::string(32, 'a');
    }
    SECTION("a malformed session") {
        w.first.session_id = "x";
    }
    SECTION("somebody else's session") {
        token = "12.1";
    }
    SECTION("a cursor from the future") {
        w.first.cursors["s:101"].second += 1;
    }
    SECTION("a cursor of another epoch") {
        w.first.cursors["s:101"].first -= 1;
    }
    SECTION("an account cursor from the future") {
        w.first.cursors["a:11"].second += 5;
    }
    SECTION("no account cursor") {
        w.first.cursors.erase("a:11");
    }
    SECTION("a visible server without a cursor") {
        w.first.cursors.erase("s:101");
    }
    SECTION("a stream that is no longer held so far back") {
        for (int i = 0; i < 4; ++i)
            w.say(club);
    }
    auto const next = w.back(token);
    CHECK(next->names() == strings{"op:10", "op:9"});
    CHECK(next->got[1]["d"] == false);
    CHECK(next->socket.closed_with == 0);
    next->identify(token);
    w.settle();
    next->on_core([&] { next->read(); });
    CHECK(next->wrong == "");
    CHECK(next->names().back() == "READY");
    CHECK(w.presences.count_of(ann) + w.presences.count_of(bob) == 1);
    w.say(club, "live");
    w.settle();
}

TEST_CASE("a ring holds to its very edge", "[gateway][resume]") {
    for (int missed : {2, 3}) {
        live_world w(1, {}, {.ring_events_max = 3});
        w.cut_first();
        for (int i = 0; i < missed; ++i)
            w.say(club);
        auto const next = w.back();
        CHECK(next->wrong == "");
        CHECK(next->names().back() == "RESUMED");
        CHECK(next->names().size() == static_cast<std::size_t>(missed) + 2);
    }
}

TEST_CASE("a store that is away leaves the session for another try", "[gateway][resume]") {
    live_world w;
    w.cut_first();
    w.directory.down = true;
    auto const next = w.back();
    CHECK(next->names() == strings{"op:10", "op:9"});
    CHECK(next->got[1]["d"] == true);
    w.directory.down = false;
    next->inherit(w.first);
    next->resume("11.1");
    w.settle();
    next->on_core([&] { next->read(); });
    CHECK(next->names().back() == "RESUMED");
}

TEST_CASE("a resumed session takes the old socket's place", "[gateway][resume]") {
    live_world w;
    auto const next = w.back();
    CHECK(next->names() == strings{"op:10", "RESUMED"});
    CHECK(w.first.socket.closed_with == 4009);
    CHECK(w.first.socket.reason == "superseded");
    CHECK(w.presences.count_of(ann) == 1);
    CHECK_FALSE(w.presences.unpaired());
    w.say(club);
    w.settle();
    next->on_core([&] { next->read(); });
    CHECK(next->wrong == "");
    CHECK(next->names().back() == "MESSAGE_CREATE");
}

TEST_CASE("of two resumes at once the newer wins and the other is closed", "[gateway][resume][race]") {
    for (int round = 0; round < 20; ++round) {
        live_world w(2, {}, {});
        w.directory.turns_max = 12;
        w.cut_first();
        w.say(club, "missed");
        client one(w, w.cores.all.at(0));
        client two(w, w.cores.all.at(1));
        for (auto* each : {&one, &two}) {
            each->inherit(w.first);
            each->open();
        }
        for (auto* each : {&one, &two}) {
            auto const text = each->resume_text("11.1");
            each->home.post([each, text] { each->say_here(text); });
        }
        CHECK(w.eventually([&] {
            w.settle();
            return w.presences.count_of(ann) == 1 && w.gateway->counts().sessions == 1;
        }));
        w.settle();
        int closed = 0;
        for (auto* each : {&one, &two}) {
            each->on_core([each] { each->read(); });
            CHECK(each->wrong == "");
            if (each->socket.closed_with == 4009) {
                ++closed;
            } else {
                CHECK(each->ready);
                CHECK(each->cursors.at("s:101").second == w.head(stream_id::of_server(club)).seq);
            }
        }
        CHECK(closed == 1);
        CHECK_FALSE(w.presences.unpaired());
    }
}

TEST_CASE("a session is forgotten after its time", "[gateway][resume]") {
    live_world w;
    w.cut_first();
    w.time.advance(milliseconds{300'000});
    for (std::size_t i = 0; i < 2; ++i)
        w.at(w.cores.all.at(i), [&] { w.gateway->hub_at(i).tick(); });
    auto const next = w.back();
    CHECK(next->names() == strings{"op:10", "op:9"});
}

TEST_CASE("a replay larger than a socket's queue goes on as the client reads", "[gateway][resume]") {
    live_world w(1, {.queue_frames_max = 20}, {});
    w.cut_first();
    for (int i = 0; i < 300; ++i)
        w.say(club);
    client next(w, w.cores.all.at(0));
    next.socket.frames_max = 20;
    next.inherit(w.first);
    next.open();
    next.resume("11.1");
    CHECK(w.eventually([&] {
        next.on_core([&] { next.read(); });
        return next.ready;
    }));
    CHECK(next.wrong == "");
    CHECK(next.socket.closed_with == 0);
    CHECK(next.names().size() == 302);
}

TEST_CASE("a replay beyond its bound is refused: a fresh READY is smaller", "[gateway][resume]") {
    live_world w(1, {}, {.ring_events_max = 10'000, .ring_bytes_max = 64_MiB});
    w.cut_first();
    std::string const long_text(4000, 'x');
    for (int i = 0; i < 1100; ++i)
        w.say(club, long_text);
    auto const next = w.back();
    CHECK(next->names() == strings{"op:10", "op:9"});
}

}  // namespace
