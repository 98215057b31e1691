#include "kept_event.hpp"
#include "saved_streams.hpp"
#include "streams.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/events/make_events.hpp>

#include <algorithm>
#include <unordered_map>

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
        event fact{stream, here.of.advance(stream, epoch()), std::move(what)};
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
        event fact{stream, {epoch(), 0}, std::move(what)};
        hand_out(here.of, needs_.encoder.encode(std::move(fact)));
    }

    stream_position subscribe(stream_id stream, std::size_t core_index) override {
        PARLEY_ASSERT(core_index < needs_.cores.size() && sink_ != nullptr);
        auto& here = home_of(stream);
        here.of.subscribe(stream, core_index);
        return here.of.head(stream, epoch());
    }

    void unsubscribe(stream_id stream, std::size_t core_index) override {
        home_of(stream).of.unsubscribe(stream, core_index);
    }

    std::optional<std::vector<encoded_event_ptr>> replay(stream_id stream, stream_position after) override {
        return home_of(stream).of.replay(stream, after, epoch());
    }

    void listen(event_listener& who) override { listeners_.push_back(&who); }
    void deliver_to(event_sink& sink) override { sink_ = &sink; }
    std::size_t ring_bytes(std::size_t core_index) const override {
        return homes_[core_index]->of.ring_bytes();
    }

    std::string save() override;
    bool restore(std::string_view saved, milliseconds ago) override;

private:
    struct home {
        home(event_options const& options, clock const& time) : of(options, time) {}
        streams of;
        bool publishing = false;
    };

    core& core_of(stream_id stream) {
        return stream.of == stream_id::kind::server ? needs_.cores.home_of(server_id{stream.value})
                                                    : needs_.cores.home_of(account_id{stream.value});
    }
    home& home_of(stream_id stream) {
        auto& core = core_of(stream);
        PARLEY_ASSERT(core.is_current());
        return *homes_[core.index()];
    }

    /// This reign's, or the one that it goes on with.
    std::uint64_t epoch() const noexcept {
        auto const reign = needs_.control.epoch();
        return reign == continued_in_ ? continued_ : reign;
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
    std::uint64_t continued_ = 0;     // the epoch of an earlier life …
    std::uint64_t continued_in_ = 0;  // … that this reign of ours goes on with; 0 = none
};

std::string spread_streams::save() {
    std::vector<saved_stream> all;
    for (auto& each : homes_) {
        each->of.shrink(options_.saved_ring_bytes_max / homes_.size());
        auto const some = each->of.heads();
        all.insert(all.end(), some.begin(), some.end());
    }
    if (planted("handover_drops_newest")) {
        for (auto& each : all) {
            if (each.held > 0) each = {each.id, each.seq - 1, each.held - 1};
        }
        std::erase_if(all, [](saved_stream const& each) { return each.seq == 0; });
    }
    std::unordered_map<stream_id, std::size_t> index_of;
    for (auto const& each : all)
        index_of.emplace(each.id, index_of.size());
    byte_writer to;
    write_head(to, epoch(), all);
    auto const now = needs_.time.mono();
    for (auto& each : homes_) {
        each->of.for_each_held([&](encoded_event const& held, mono_time at) {
            auto const found = index_of.find(held.what.stream);
            if (found == index_of.end() || held.what.at.seq > all[found->second].seq) return;
            auto const age = std::chrono::duration_cast<milliseconds>(now - at);
            write_held(to, found->second, age, held.what.what);
        });
    }
    return to.take();
}

bool spread_streams::restore(std::string_view saved, milliseconds ago) {
    auto found = read_saved_streams(saved);
    if (!found) return false;
    continued_ = found->epoch;
    continued_in_ = needs_.control.epoch();
    for (auto const& each : found->streams) {
        homes_[core_of(each.id).index()]->of.restore(each.id, {found->epoch, each.seq - each.held});
    }
    // By age, as they came: there may have been another number of cores, each with an order of its own.
    std::stable_sort(found->events.begin(), found->events.end(),
                     [](saved_event const& x, saved_event const& y) { return x.age > y.age; });
    auto const now = needs_.time.mono();
    for (auto& each : found->events) {
        auto const stream = found->streams[each.stream].id;
        auto& of = homes_[core_of(stream).index()]->of;
        event fact{stream, of.advance(stream, found->epoch), std::move(each.what)};
        auto const age = each.age + ago;
        if (age <= options_.ring_age_max) of.keep(needs_.encoder.encode(std::move(fact)), now - age);
    }
    return true;
}

}  // namespace

std::unique_ptr<event_hub> make_events(event_options options, event_needs needs) {
    return std::make_unique<spread_streams>(options, needs);
}

}  // namespace parley
