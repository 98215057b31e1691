#include "origin.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using strings = std::vector<std::string>;

constexpr account_id ann{11};
constexpr server_id club{101};

struct club_world : world {
    explicit club_world(std::size_t core_count = 2, gateway_options options = {})
        : world(core_count, std::move(options)) {
        make_server(club);
        join(club, ann);
        settle();
    }
    std::unique_ptr<client> enter(std::size_t core_index, std::string token = "11.1",
                                  std::string query = {}) {
        auto made = std::make_unique<client>(*this, cores.all.at(core_index), std::move(query));
        made->open();
        made->identify(std::move(token));
        settle();
        made->on_core([&] { made->read(); });
        REQUIRE(made->ready);
        return made;
    }
};

TEST_CASE("who does not read is evicted, disturbs nobody, and may resume", "[gateway][eviction]") {
    club_world w;
    auto const slow = w.enter(0);
    auto const good = w.enter(0);
    slow->socket.frames_max = 3;
    for (int i = 0; i < 5; ++i)
        w.say(club);
    w.settle();
    CHECK(slow->socket.closed_with == 4000);
    CHECK(slow->socket.reason == "slow_consumer");
    CHECK(slow->socket.evicted);
    good->on_core([&] { good->read(); });
    CHECK(good->wrong == "");
    CHECK(good->names().size() == 7);
    slow->cut();
    client back(w, w.cores.all.at(1));
    back.inherit(*slow);
    back.open();
    back.resume("11.1");
    w.settle();
    back.on_core([&] { back.read(); });
    CHECK(back.wrong == "");
    CHECK(back.names().back() == "RESUMED");
    CHECK(back.names().size() == 7);
}

TEST_CASE("a slow reader loses who is typing before it loses its place", "[gateway][eviction]") {
    club_world w(1, {.queue_frames_max = 10});
    auto const slow = w.enter(0);
    slow->socket.frames_max = 10;
    for (int i = 0; i < 6; ++i)
        w.say(club);
    for (int i = 0; i < 50; ++i)
        w.type(club);
    w.settle();
    CHECK(slow->socket.closed_with == 0);
    CHECK(slow->socket.frames() == 6);
}

TEST_CASE("a session that waits too long behind a snapshot is evicted, not grown", "[gateway][eviction]") {
    club_world w(1);
    auto const waits = w.enter(0, "12.1");
    auto const follows = w.enter(0, "11.1");  // brings the server's events to this core
    follows->socket.counts_only = true;
    w.directory.held = true;
    w.join(club, account_id{12});
    w.settle();
    for (int i = 0; i < 1000; ++i)
        w.say(club);
    w.settle();
    bool grown = false;
    waits->on_core([&] { grown = waits->socket.closed_with == 0; });
    CHECK(grown);
    w.say(club);
    w.settle();
    CHECK(waits->socket.closed_with == 4000);
    CHECK(waits->socket.reason == "slow_consumer");
    w.directory.held = false;
    follows->cut();
    w.settle();
    w.at(w.cores.all.at(0), [&] { CHECK(w.gateway->hub_at(0).followed().size() == 0); });
}

TEST_CASE("a revoked login's sockets close at once on every core, and its sessions are gone",
          "[gateway][revocation]") {
    club_world w;
    auto const one = w.enter(0, "11.1");
    auto const two = w.enter(1, "11.1");
    auto const other = w.enter(1, "11.2");
    auto const waiting = w.enter(0, "11.1");
    waiting->cut();
    w.settle();
    w.revoke(ann, {login_id{1}});
    CHECK(one->socket.closed_with == 4004);
    CHECK(two->socket.closed_with == 4004);
    CHECK(one->socket.reason == "revoked");
    CHECK(other->socket.closed_with == 0);
    w.say(club);
    w.settle();
    CHECK(one->socket.frames() == 0);
    client back(w, w.cores.all.at(0));
    back.inherit(*waiting);
    back.open();
    back.resume("11.2");
    w.settle();
    back.on_core([&] { back.read(); });
    CHECK(back.names() == strings{"op:10", "op:9"});
    CHECK(w.presences.count_of(ann) == 1);
}

TEST_CASE("a revocation that races an identify leaves nobody connected", "[gateway][revocation][race]") {
    for (int round = 0; round < 40; ++round) {
        club_world w;
        w.directory.turns_max = 8;
        client c(w, w.cores.all.at(static_cast<std::size_t>(round) % 2));
        c.open();
        c.home.post([&] { c.say_here(R"({"op":2,"d":{"token":"11.1"}})"); });
        for (int spin = 0; spin < round * 50; ++spin)
            std::atomic_thread_fence(std::memory_order_seq_cst);
        w.revoke(ann, {login_id{1}});
        w.settle();
        CHECK(c.socket.closed_with == 4004);
        CHECK(w.presences.count_of(ann) == 0);
        CHECK_FALSE(w.presences.unpaired());
    }
}

TEST_CASE("a drain asks everyone to come back, spread over its window, and accepts nobody new",
          "[gateway][drain]") {
    club_world w;
    std::vector<std::unique_ptr<client>> all;
    for (std::size_t i = 0; i < 20; ++i)
        all.push_back(w.enter(i % 2, std::to_string(1000 + i)));
    auto const began = std::chrono::steady_clock::now();
    auto done = std::async(std::launch::async,
                           [&] { run_on(w.cores.all.at(0), w.gateway->drain(milliseconds{600})); });
    std::vector<milliseconds> left_after;
    std::set<client*> closed;
    w.eventually([&] {
        for (auto& each : all) {
            bool over = false;
            each->on_core([&] { over = each->socket.closed_with != 0; });
            if (!over || !closed.insert(each.get()).second) continue;
            left_after.push_back(
                std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began));
            each->cut();
            CHECK(each->names().back() == "op:7");
            CHECK(each->socket.closed_with == 4000);
            CHECK(each->socket.reason == "server_draining");
        }
        return closed.size() == all.size();
    });
    done.get();
    REQUIRE(left_after.size() == 20);
    CHECK(left_after.back() - left_after.front() > milliseconds{100});
    CHECK(std::chrono::steady_clock::now() - began < milliseconds{3000});
    client late(w, w.cores.all.at(0));
    CHECK(late.refused_with() == 503);
}

TEST_CASE("compressed sessions read what the others read, whoever makes the frame",
          "[gateway][compression]") {
    club_world w;
    auto const plain = w.enter(0);
    auto const packed = w.enter(0, "11.1", "compress=zstd-dict");
    CHECK(packed->got[0]["d"]["dictionary"].get<std::string>().size() == 64);
    w.say(club, "for everyone");
    w.settle();
    for (auto const* each : {plain.get(), packed.get()}) {
        auto* reader = const_cast<client*>(each);
        reader->on_core([&] { reader->read(); });
        CHECK(reader->wrong == "");
        CHECK(reader->got.back()["d"]["content"] == "for everyone");
    }
    plain->cut();
    // Made while nobody wanted the compressed form, replayed to someone who does.
    packed->cut();
    w.settle();
    w.say(club, "missed");
    client back(w, w.cores.all.at(1), "compress=zstd-dict");
    back.inherit(*packed);
    back.open();
    back.resume("11.1");
    w.settle();
    back.on_core([&] { back.read(); });
    CHECK(back.wrong == "");
    CHECK(back.names() == strings{"op:10", "MESSAGE_CREATE", "RESUMED"});
    client unknown(w, w.cores.all.at(0), "v=1&compress=zlib-stream");
    CHECK(unknown.refused_with() == 400);
}

TEST_CASE("a cookie speaks only for its own page", "[gateway][origin]") {
    sessions::origin_claim claim{{}, "chat.example", true};
    std::vector<std::string> const allowed{"https://app.example"};
    auto const judge = [&](std::string_view origin) {
        claim.origin = origin;
        return sessions::judge_origin(claim, allowed);
    };
    using verdict = sessions::origin_verdict;
    CHECK(judge("https://chat.example") == verdict::same);
    CHECK(judge("https://app.example") == verdict::same);
    CHECK(judge("") == verdict::absent);
    for (auto const* foreign :
         {"null", "http://chat.example", "https://chat.example:8443", "https://chat.example.",
          "https://CHAT.example", "https://evil.example", "https://chat.example.evil",
          "https://evilchat.example", "https://chat.example/", "https://chat.example@evil",
          "HTTPS://chat.example", "https://", "chat.example", "https://app.example:443", "file://"}) {
        INFO(foreign);
        CHECK(judge(foreign) == verdict::foreign);
    }
    claim = {"https://", "", true};
    CHECK(sessions::judge_origin(claim, {}) == verdict::foreign);
    claim = {"http://localhost:8080", "localhost:8080", false};
    CHECK(sessions::judge_origin(claim, {}) == verdict::same);
}

TEST_CASE("identify without a token uses the cookie of the upgrade, if its page is ours",
          "[gateway][origin]") {
    club_world w;
    auto const with = [&](std::string origin) {
        std::vector<std::pair<std::string, std::string>> headers{{"host", "h"}, {"test-cookie", "11.1"}};
        if (!origin.empty()) headers.emplace_back("origin", origin);
        return std::make_unique<client>(w, w.cores.all.at(0), "", headers);
    };
    auto const own = with("http://h");
    own->open();
    own->say(R"({"op":2,"d":{}})");
    w.settle();
    own->on_core([&] { own->read(); });
    CHECK(own->ready);
    CHECK(with("http://evil")->refused_with() == 403);
    auto const none = with("");
    none->open();
    none->say(R"({"op":2,"d":{}})");
    w.settle();
    CHECK(none->socket.closed_with == 4004);
}

}  // namespace
