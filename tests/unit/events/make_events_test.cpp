#include "support/fakes/fake_control.hpp"
#include "support/fakes/plain_encoder.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"

#include <parley/events/make_events.hpp>

#include <catch2/catch.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>

namespace {

using namespace parley;
namespace pt = parley::testing;

/// Notes what each core saw, in its order.
class noting_sink final : public event_sink {
public:
    explicit noting_sink(cores& all) : all_(all) {}
    void on_event(std::size_t core_index, encoded_event_ptr const& what) override {
        if (!all_.at(core_index).is_current()) misplaced = true;
        std::lock_guard hold(lock);
        seen[core_index].push_back(what->what.at.seq);
    }
    std::atomic<bool> misplaced{false};
    std::mutex lock;
    std::map<std::size_t, std::vector<std::uint64_t>> seen;

private:
    cores& all_;
};

class noting_listener final : public event_listener {
public:
    void on_published(event const& what) override { seen.push_back(what.at.seq); }
    std::vector<std::uint64_t> seen;
};

struct fixture {
    pt::running_cores cores{2};
    pt::fake_control control{7};
    pt::manual_clock time;
    pt::plain_encoder encoder;
    noting_sink sink{cores.all};
    noting_listener listener;
    std::unique_ptr<event_hub> events =
        make_events({}, {.cores = cores.all, .control = control, .time = time, .encoder = encoder});
    stream_id stream = stream_id::of_server(server_id{77});

    fixture() {
        events->listen(listener);
        events->deliver_to(sink);
    }
    static task<void> call(std::function<void()> what) {
        what();
        co_return;
    }
    void at_home(std::function<void()> what) {
        pt::run_on(cores.all.home_of(server_id{77}), call(std::move(what)));
    }
    void settle() {
        for (std::size_t i = 0; i < 2; ++i)
            pt::run_on(cores.all.at(i), call([] {}));
    }
};

TEST_CASE("each core that follows gets each event once and in order, its home too", "[events]") {
    fixture f;
    f.at_home([&] {
        f.events->publish(f.stream, events::channel_deleted{});
        CHECK(f.events->subscribe(f.stream, 0) == stream_position{7, 1});
        CHECK(f.events->subscribe(f.stream, 1) == stream_position{7, 1});
        CHECK(f.events->subscribe(f.stream, 1) == stream_position{7, 1});
        f.events->publish(f.stream, events::channel_deleted{});
        f.events->publish_ephemeral(f.stream, events::typing_started{});
        f.events->publish(f.stream, events::channel_deleted{});
        f.events->unsubscribe(f.stream, 0);
        f.events->unsubscribe(f.stream, 1);
        f.events->publish(f.stream, events::channel_deleted{});
    });
    f.settle();
    CHECK(f.sink.seen[0] == std::vector<std::uint64_t>{2, 0, 3});
    CHECK(f.sink.seen[1] == std::vector<std::uint64_t>{2, 0, 3, 4});
    CHECK_FALSE(f.sink.misplaced);
    CHECK(f.listener.seen == std::vector<std::uint64_t>{1, 2, 3, 4});
}

TEST_CASE("an ephemeral event takes no number and cannot be replayed", "[events]") {
    fixture f;
    f.at_home([&] {
        f.events->subscribe(f.stream, 0);
        f.events->publish_ephemeral(f.stream, events::typing_started{});
        CHECK(f.events->replay(f.stream, {7, 0})->empty());
        f.events->publish(f.stream, events::channel_deleted{});
        auto const missed = f.events->replay(f.stream, {7, 0});
        REQUIRE(missed);
        REQUIRE(missed->size() == 1);
        CHECK(missed->front()->what.at == stream_position{7, 1});
    });
    f.settle();
}

}  // namespace
