// Run by hand: unit_gateway [cost]. What a recipient and an idle session cost.

#include "world.hpp"

#include <catch2/catch.hpp>
#include <malloc.h>

#include <chrono>
#include <cstdio>

namespace {

using namespace parley;
using namespace parley::testing;

constexpr std::size_t session_count = 10'000;

TEST_CASE("fan-out and idle sessions", "[.][cost]") {
    world w(1, {.unidentified_max = 1'000'000});
    server_id const club{101};
    w.make_server(club);
    std::vector<std::unique_ptr<client>> all;
    for (std::size_t i = 0; i < session_count; ++i) {
        w.directory.of.add_member(club, account_id{1000 + i});
        all.push_back(std::make_unique<client>(w, w.cores.all.at(0)));
        all.back()->socket.counts_only = true;
    }
    auto const before = mallinfo2().uordblks;
    for (std::size_t i = 0; i < session_count; ++i) {
        all[i]->open();
        all[i]->identify(std::to_string(1000 + i));
    }
    w.settle();
    REQUIRE(w.gateway->counts().sessions == session_count);
    // Beyond what `accept` made: the connection and the session, and their control block.
    auto const per_session = static_cast<double>(mallinfo2().uordblks - before) / session_count +
                             static_cast<double>(sizeof(sessions::session)) + 64;
    std::printf("session object %zu bytes, all of one idle session about %.0f bytes\n",
                sizeof(sessions::session), per_session);

    message what;
    what.id = message_id{5};
    what.channel = channel_id{club.value};
    what.server = club;
    what.content = std::string(100, 'x');
    stream_id const stream = stream_id::of_server(club);
    std::vector<double> per_recipient;
    w.at(w.cores.all.at(0), [&] {
        std::uint64_t const first = 1000;
        for (std::uint64_t i = 1; i <= 200; ++i) {
            auto const encoded =
                w.encoder->encode({stream, {5, first + i}, events::message_created{what, {}}});
            auto const began = std::chrono::steady_clock::now();
            w.gateway->sink().on_event(0, encoded);
            std::chrono::duration<double, std::nano> const spent = std::chrono::steady_clock::now() - began;
            per_recipient.push_back(spent.count() / session_count);
        }
    });
    std::sort(per_recipient.begin(), per_recipient.end());
    std::printf("on_event: %.1f ns per recipient (median), %.1f (p99)\n", per_recipient[100],
                per_recipient[198]);

    auto const began = std::chrono::steady_clock::now();
    for (int second = 0; second < 41; ++second) {
        w.time.advance(milliseconds{1000});
        w.at(w.cores.all.at(0), [&] { w.gateway->hub_at(0).tick(); });
    }
    w.at(w.cores.all.at(0), [&] {
        for (auto& each : all)
            each->say_here(R"({"op":1,"d":null})");
    });
    std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - began;
    std::printf("heartbeats and ticks: %.4f %% of a core for %zu sessions\n", spent.count() / 41 * 100,
                session_count);
    CHECK(w.gateway->counts().sessions == session_count);
}

}  // namespace
