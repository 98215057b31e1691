// Sessions and streams of one life, resumed in the next.

#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using strings = std::vector<std::string>;

constexpr account_id ann{11};
constexpr server_id club{101};
constexpr server_id team{102};

struct saved {
    std::string streams;
    std::string sessions;
};

/// One process with one session.
struct last_life : world {
    std::unique_ptr<client> first;

    last_life() : world(2) {
        make_server(club);
        make_server(team);
        join(club, ann);
        join(team, ann);
        settle();
        first = std::make_unique<client>(*this, cores.all.at(0));
        first->open();
        first->identify("11.1");
        settle();
        first->on_core([&] { first->read(); });
        REQUIRE(first->ready);
    }
    void cut() {
        first->cut();
        settle();
    }
    saved end() {
        run_on(cores.all.at(0), gateway->close());
        settle();
        return {events->save(), gateway->save()};
    }
};

/// The process after it, on the same stores.
struct next_life : world {
    explicit next_life(saved const& from, milliseconds ago = milliseconds{1000}) : world(3) {
        control.begin(6);
        for (auto const each : {club, team}) {
            directory.of.add_server(each, account_id{1});
            directory.of.add_channel(each, channel_id{each.value});
            directory.of.add_member(each, ann);
        }
        CHECK(events->restore(from.streams, ago));
        restored = gateway->restore(from.sessions, ago);
    }
    std::unique_ptr<client> back(client const& known, std::string token = "11.1") {
        return back(known, known.session_id, std::move(token));
    }
    std::unique_ptr<client> back(client const& known, std::string const& id, std::string token) {
        auto next = std::make_unique<client>(*this, cores.all.at(0));
        next->inherit(known);
        next->session_id = id;
        next->open();
        next->resume(std::move(token));
        settle();
        next->on_core([&] { next->read(); });
        return next;
    }
    std::optional<std::size_t> restored;
};

TEST_CASE("a session resumes in the next life, with what was said after it left", "[gateway][handover]") {
    last_life last;
    last.say(club, "seen");
    last.settle();
    last.first->on_core([&] { last.first->read(); });
    last.cut();
    last.say(club, "missed");
    last.settle();
    auto const left = last.end();
    next_life w(left);
    REQUIRE(w.restored == 1);
    auto const next = w.back(*last.first);
    CHECK(next->wrong == "");
    CHECK(next->names() == strings{"op:10", "MESSAGE_CREATE", "RESUMED"});
    w.say(team, "live, in a stream that was silent before");
    w.say(club, "live");
    w.settle();
    next->on_core([&] { next->read(); });
    CHECK(next->wrong == "");
    CHECK(next->got.back()["d"]["content"] == "live");
}

TEST_CASE("what may be seen is asked again in the next life", "[gateway][handover]") {
    last_life last;
    last.cut();
    last.say(team, "secret");
    last.settle();
    auto const left = last.end();
    next_life w(left);
    w.directory.of.remove_member(team, ann);
    auto const next = w.back(*last.first);
    for (auto const& each : next->got)
        CHECK(each.dump().find("secret") == std::string::npos);
}

TEST_CASE("a change of rights in the last life is still known to be one", "[gateway][handover][visibility]") {
    last_life last;
    last.cut();
    last.say(club, "not replayed any more");
    last.publish(stream_id::of_server(club), events::role_changed{.role = {}, .rules = {}});
    last.settle();
    auto const left = last.end();
    next_life w(left);
    auto const next = w.back(*last.first);
    CHECK(next->names() == strings{"op:10", "SERVER_CREATE", "RESUMED"});
    CHECK(next->wrong == "");
}

TEST_CASE("another account, another id and a time that is over are all told the same",
          "[gateway][handover]") {
    last_life last;
    last.cut();
    auto const left = last.end();
    {
        next_life w(left);
        CHECK(w.back(*last.first, "12.1")->names() == strings{"op:10", "op:9"});
        CHECK(w.back(*last.first, std::string(32, '0'), "11.1")->names() == strings{"op:10", "op:9"});
    }
    next_life late(left, milliseconds{5 * 60'000});
    CHECK(late.restored == 0);
    CHECK(late.back(*last.first)->names() == strings{"op:10", "op:9"});
}

TEST_CASE("a session that was logged out stays out", "[gateway][handover]") {
    last_life last;
    last.cut();
    last.revoke(ann, {login_id{1}});
    auto const left = last.end();
    next_life w(left);
    CHECK(w.restored == 0);
}

}  // namespace
