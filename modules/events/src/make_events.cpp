#include "kept_event.hpp"
#include "streams.hpp"

#include <parley/base/assert.hpp>
#include <parley/events/make_events.hpp>

namespace parley {
namespace {

class spread_streams final : public event_hub {
public:
    spread_streams(event_options options, event_needs needs) : options_(options), needs_(needs) {
        for (std::size_t i = 0; i < needs_.cores.size(); ++i) {
            homes_.push_back(std::make_unique<home>(options_, needs_.time));
        }
    }

    void publish(stream_id stream, events::payload what) override {
        auto& here = home_of(stream);
        PARLEY_ASSERT(!here.publishing);  // a listener that publishes would overtake the event it was told of
        here.publishing = true;
        event fact{stream, here.of.advance(stream, needs_.control.epoch()), std::move(what)};
        auto const encoded = needs_.encoder.encode(std::move(fact));
        here.of.keep(for_ring(encoded));
        for (auto* each : listeners_)
            each->on_published(encoded->what);
        hand_out(here.of, encoded);
        here.publishing = false;
    }

    void publish_ephemeral(stream_id stream, events::payload what) override {
        auto& here = home_of(stream);
        if (here.of.followers(stream).empty()) return;
        event fact{stream, {needs_.control.epoch(), 0}, std::move(what)};
        hand_out(here.of, needs_.encoder.encode(std::move(fact)));
    }

    stream_position subscribe(stream_id stream, std::size_t core_index) override {
        PARLEY_ASSERT(core_index < needs_.cores.size() && sink_ != nullptr);
        auto& here = home_of(stream);
        here.of.subscribe(stream, core_index);
        return here.of.head(stream, needs_.control.epoch());
    }

    void unsubscribe(stream_id stream, std::size_t core_index) override {
        home_of(stream).of.unsubscribe(stream, core_index);
    }

    std::optional<std::vector<encoded_event_ptr>> replay(stream_id stream, stream_position after) override {
        return home_of(stream).of.replay(stream, after, needs_.control.epoch());
    }

    void listen(event_listener& who) override { listeners_.push_back(&who); }
    void deliver_to(event_sink& sink) override { sink_ = &sink; }
    std::size_t ring_bytes(std::size_t core_index) const override {
        return homes_[core_index]->of.ring_bytes();
    }

private:
    struct home {
        home(event_options const& options, clock const& time) : of(options, time) {}
        streams of;
        bool publishing = false;
    };

    home& home_of(stream_id stream) {
        auto& core = stream.of == stream_id::kind::server ? needs_.cores.home_of(server_id{stream.value})
                                                          : needs_.cores.home_of(account_id{stream.value});
        PARLEY_ASSERT(core.is_current());
        return *homes_[core.index()];
    }

    /// One post per core, its own included: what a subscriber sees is then ordered by the posts of this one
    /// thread.
    void hand_out(streams const& from, encoded_event_ptr const& what) {
        for (auto const& each : from.followers(what->what.stream)) {
            std::size_t const index = each.core;
            needs_.cores.at(index).post([sink = sink_, what, index] { sink->on_event(index, what); });
        }
    }

    event_options options_;
    event_needs needs_;
    event_sink* sink_ = nullptr;
    std::vector<event_listener*> listeners_;
    std::vector<std::unique_ptr<home>> homes_;
};

}  // namespace

std::unique_ptr<event_hub> make_events(event_options options, event_needs needs) {
    return std::make_unique<spread_streams>(options, needs);
}

}  // namespace parley
