#include "streams.hpp"

#include "support/fakes/plain_encoder.hpp"
#include "support/manual_clock.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::manual_clock;
using parley::testing::plain_encoder;

constexpr stream_id one{stream_id::kind::server, 1};
constexpr stream_id two{stream_id::kind::server, 2};
constexpr std::uint64_t reign = 3;

struct fixture {
    event_options options{.ring_events_max = 4, .ring_bytes_max = 1_MiB, .core_ring_bytes_max = 1_MiB};
    manual_clock time;
    streams all{options, time};
    plain_encoder encoder{100};

    std::uint64_t publish(stream_id to, std::uint64_t epoch = reign) {
        auto const at = all.advance(to, epoch);
        all.keep(encoder.encode({to, at, events::channel_deleted{}}));
        return at.seq;
    }
    std::size_t cost() { return ring_cost(*encoder.encode({one, {}, events::channel_deleted{}})); }
    std::optional<std::size_t> missed(stream_id of, std::uint64_t after, std::uint64_t epoch = reign) {
        auto const found = all.replay(of, {epoch, after}, reign);
        if (!found) return std::nullopt;
        for (std::size_t i = 0; i < found->size(); ++i)
            CHECK((*found)[i]->what.at.seq == after + 1 + i);
        return found->size();
    }
};

TEST_CASE("positions start at 1 and rise by one in each stream", "[events]") {
    fixture f;
    CHECK(f.publish(one) == 1);
    CHECK(f.publish(one) == 2);
    CHECK(f.publish(two) == 1);
}

TEST_CASE("a ring answers exactly what came after, or nothing when it no longer reaches back", "[events]") {
    fixture f;
    CHECK(f.missed(one, 0) == 0);
    for (int i = 0; i < 6; ++i)
        f.publish(one);  // holds 3 … 6
    CHECK(f.missed(one, 6) == 0);
    CHECK(f.missed(one, 5) == 1);
    CHECK(f.missed(one, 2) == 4);
    CHECK_FALSE(f.missed(one, 1));
    CHECK_FALSE(f.missed(one, 0));
    CHECK_FALSE(f.missed(one, 7));  // from the future
    CHECK_FALSE(f.missed(one, UINT64_MAX));
    CHECK_FALSE(f.missed(one, 6, reign - 1));  // from another reign
    CHECK_FALSE(f.missed(two, 1));
}

TEST_CASE("events leave a ring when they are too old, and their positions are never given again",
          "[events]") {
    fixture f;
    f.publish(one);
    f.time.advance(milliseconds{4 * 60'000});
    f.publish(one);
    f.time.advance(milliseconds{61'000});
    CHECK_FALSE(f.missed(one, 0));
    CHECK(f.missed(one, 1) == 1);
    f.time.advance(milliseconds{5 * 60'000});
    CHECK_FALSE(f.missed(one, 1));
    CHECK(f.missed(one, 2) == 0);
    CHECK(f.all.ring_bytes() == 0);
    CHECK(f.publish(one) == 3);
}

TEST_CASE("a ring is bounded by bytes", "[events]") {
    fixture f;
    f.options.ring_bytes_max = 2 * f.cost() + 1;
    for (int i = 0; i < 4; ++i)
        f.publish(one);
    CHECK(f.missed(one, 2) == 2);
    CHECK_FALSE(f.missed(one, 1));
    CHECK(f.all.ring_bytes() == 2 * f.cost());
}

TEST_CASE("an event larger than a whole ring is delivered but not kept", "[events]") {
    fixture f;
    f.options.ring_bytes_max = f.cost() - 1;
    CHECK(f.publish(one) == 1);
    CHECK(f.all.ring_bytes() == 0);
    CHECK_FALSE(f.missed(one, 0));
    CHECK(f.missed(one, 1) == 0);
}

TEST_CASE("when a core's rings are full its oldest events go first, whosever they are", "[events]") {
    fixture f;
    f.options.core_ring_bytes_max = 3 * f.cost();
    f.publish(one);
    f.publish(two);
    f.publish(two);
    f.publish(two);
    CHECK_FALSE(f.missed(one, 0));
    CHECK(f.missed(two, 0) == 3);
    f.publish(one);
    CHECK_FALSE(f.missed(two, 0));
    CHECK(f.missed(two, 1) == 2);
    CHECK(f.missed(one, 1) == 1);
}

TEST_CASE("a busy stream beside a quiet one leaves no trail of what it dropped", "[events]") {
    fixture f;
    f.publish(two);
    for (int i = 0; i < 100'000; ++i)
        f.publish(one);
    CHECK(f.all.arrivals() < 3'000);
    CHECK(f.missed(two, 0) == 1);
}

TEST_CASE("a new reign starts each stream afresh and forgets what the old one kept", "[events]") {
    fixture f;
    f.publish(one, reign - 1);
    f.publish(one, reign - 1);
    CHECK(f.all.head(one, reign).seq == 0);
    CHECK(f.publish(one) == 1);
    CHECK(f.missed(one, 0) == 1);
    CHECK(f.all.ring_bytes() == f.cost());
}

TEST_CASE("a stream nobody follows and that never published takes no memory", "[events]") {
    fixture f;
    f.all.subscribe(one, 0);
    f.all.subscribe(one, 0);
    f.all.subscribe(one, 1);
    REQUIRE(f.all.followers(one).size() == 2);
    CHECK(f.all.followers(one)[0].count == 2);
    f.all.unsubscribe(one, 0);
    CHECK(f.all.followers(one).size() == 2);
    f.all.unsubscribe(one, 0);
    f.all.unsubscribe(one, 1);
    CHECK(f.all.size() == 0);
    CHECK(f.all.head(two, reign).seq == 0);
    CHECK(f.all.size() == 0);
}

}  // namespace
