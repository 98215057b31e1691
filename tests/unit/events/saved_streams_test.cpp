#include "saved_streams.hpp"

#include "event_codec.hpp"
#include "support/fakes/fake_control.hpp"
#include "support/fakes/plain_encoder.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"

#include <parley/events/make_events.hpp>

#include <catch2/catch.hpp>

#include <functional>

namespace {

using namespace parley;
namespace pt = parley::testing;

constexpr auto club = stream_id::of_server(server_id{77});
constexpr auto team = stream_id::of_server(server_id{78});
constexpr auto quiet = stream_id::of_server(server_id{79});
constexpr auto ann = stream_id::of_account(account_id{11});

struct no_sink final : event_sink {
    void on_event(std::size_t, encoded_event_ptr const&) override {}
};

/// One life of the process.
struct life {
    pt::running_cores cores;
    pt::fake_control control;
    pt::manual_clock time;
    pt::plain_encoder encoder;
    no_sink sink;
    event_options options;
    std::unique_ptr<event_hub> events;

    explicit life(std::uint64_t epoch, std::size_t core_count = 2, event_options with = {})
        : cores(core_count), control(epoch), options(with) {
        events = make_events(options, {cores.all, control, time, encoder});
        events->deliver_to(sink);
    }
    static task<void> call(std::function<void()> what) {
        what();
        co_return;
    }
    void at_home(stream_id stream, std::function<void()> what) {
        auto& home = stream.of == stream_id::kind::server ? cores.all.home_of(server_id{stream.value})
                                                          : cores.all.home_of(account_id{stream.value});
        pt::run_on(home, call(std::move(what)));
    }
    void publish(stream_id stream, std::uint64_t message) {
        at_home(stream,
                [&] { events->publish(stream, events::message_deleted{{77}, {1}, message_id{message}}); });
    }
    stream_position head(stream_id stream) {
        stream_position found;
        at_home(stream, [&] {
            found = events->subscribe(stream, 0);
            events->unsubscribe(stream, 0);
        });
        return found;
    }
    std::optional<std::vector<std::uint64_t>> missed(stream_id stream, stream_position after) {
        std::optional<std::vector<std::uint64_t>> out;
        at_home(stream, [&] {
            auto const found = events->replay(stream, after);
            if (!found) return;
            out.emplace();
            for (auto const& each : *found) {
                CHECK(each->what.at == stream_position{after.epoch, after.seq + 1 + out->size()});
                out->push_back(std::get<events::message_deleted>(each->what.what).message.value);
            }
        });
        return out;
    }
    std::string end() {
        cores.all.stop();
        return events->save();
    }
};

using numbers = std::vector<std::uint64_t>;

TEST_CASE("the next life goes on with each stream where the last one ended", "[events][handover]") {
    life first(5);
    first.publish(club, 1);
    first.publish(ann, 2);
    first.publish(club, 3);
    auto const saved = first.end();
    for (std::size_t const core_count : {1U, 2U, 3U}) {
        life next(6, core_count);
        REQUIRE(next.events->restore(saved, milliseconds{100}));
        CHECK(next.head(club) == stream_position{5, 2});
        CHECK(next.head(ann) == stream_position{5, 1});
        CHECK(next.missed(club, {5, 0}) == numbers{1, 3});
        CHECK(next.missed(club, {5, 1}) == numbers{3});
        CHECK(next.missed(club, {5, 2}) == numbers{});
        CHECK_FALSE(next.missed(club, {5, 3}));
        next.publish(club, 4);
        CHECK(next.missed(club, {5, 1}) == numbers{3, 4});
        CHECK_FALSE(next.missed(club, {6, 0}));
    }
}

TEST_CASE("a stream that was silent stays at the position its followers know", "[events][handover]") {
    life first(5);
    CHECK(first.head(quiet) == stream_position{5, 0});
    auto const saved = first.end();
    life next(6);
    REQUIRE(next.events->restore(saved, milliseconds{0}));
    CHECK(next.missed(quiet, {5, 0}) == numbers{});
    next.publish(quiet, 9);
    CHECK(next.missed(quiet, {5, 0}) == numbers{9});
}

TEST_CASE("a life after the next one goes on as well", "[events][handover]") {
    life first(5);
    first.publish(club, 1);
    life second(6);
    REQUIRE(second.events->restore(first.end(), milliseconds{0}));
    second.publish(club, 2);
    life third(7);
    REQUIRE(third.events->restore(second.end(), milliseconds{0}));
    CHECK(third.missed(club, {5, 0}) == numbers{1, 2});
}

TEST_CASE("what grew too old meanwhile is not replayed, and its number is not given again",
          "[events][handover]") {
    life first(5);
    first.publish(club, 1);
    first.time.advance(milliseconds{4 * 60'000});
    first.publish(club, 2);
    auto const saved = first.end();
    life next(6);
    REQUIRE(next.events->restore(saved, milliseconds{90'000}));
    CHECK_FALSE(next.missed(club, {5, 0}));
    CHECK(next.missed(club, {5, 1}) == numbers{2});
    next.time.advance(milliseconds{4 * 60'000});
    CHECK_FALSE(next.missed(club, {5, 1}));
    CHECK(next.head(club) == stream_position{5, 2});
}

TEST_CASE("when all rings are too much to save, the oldest events stay behind", "[events][handover]") {
    event_options small;
    life first(5, 1);
    for (std::uint64_t i = 1; i <= 10; ++i)
        first.publish(i % 2 == 0 ? club : team, i);
    small.saved_ring_bytes_max = first.events->ring_bytes(0) / 2;
    life tight(5, 1, small);
    for (std::uint64_t i = 1; i <= 10; ++i)
        tight.publish(i % 2 == 0 ? club : team, i);
    auto const saved = tight.end();
    life next(6, 2);
    REQUIRE(next.events->restore(saved, milliseconds{0}));
    CHECK(next.missed(club, {5, 2}) == numbers{6, 8, 10});
    CHECK(next.missed(team, {5, 3}) == numbers{7, 9});
    CHECK_FALSE(next.missed(club, {5, 0}));
}

TEST_CASE("what was not written by this layout changes nothing", "[events][handover]") {
    life first(5);
    first.publish(club, 1);
    first.publish(ann, 2);
    auto const saved = first.end();
    life next(6);
    for (std::size_t length = 0; length < saved.size(); ++length)
        CHECK_FALSE(next.events->restore(std::string_view(saved).substr(0, length), milliseconds{0}));
    CHECK_FALSE(next.events->restore(saved + '\0', milliseconds{0}));
    auto other = saved;
    other[0] ^= 1;
    CHECK_FALSE(next.events->restore(other, milliseconds{0}));
    CHECK(next.head(club) == stream_position{6, 0});
}

TEST_CASE("a head that its events do not bear out is refused", "[events][handover]") {
    auto refused = [](std::vector<saved_stream> const& heads, std::vector<std::size_t> const& held) {
        byte_writer to;
        write_head(to, 5, heads);
        for (auto const stream : held)
            write_held(to, stream, milliseconds{1}, events::server_left{{77}});
        return !read_saved_streams(to.take());
    };
    CHECK_FALSE(refused({{club, 3, 2}, {team, 1, 0}}, {0, 0}));
    CHECK(refused({{club, 3, 2}}, {0}));               // the newest is missing
    CHECK(refused({{club, 3, 2}}, {0, 0, 0}));         // one too many
    CHECK(refused({{club, 1, 2}}, {0, 0}));            // more than there were
    CHECK(refused({{club, 3, 0}}, {1}));               // of no stream
    CHECK(refused({{club, 3, 0}, {club, 4, 0}}, {}));  // one stream twice
    CHECK(refused({{club, 0, 0}}, {}));
    CHECK(refused({{stream_id{}, 1, 0}}, {}));
}

}  // namespace
