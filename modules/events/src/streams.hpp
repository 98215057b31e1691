#pragma once
// The streams whose home is one core. Everything here runs on that core.

#include "saved_streams.hpp"
#include "stream_ring.hpp"

#include <parley/base/clock.hpp>
#include <parley/events/make_events.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace parley {

class streams {
public:
    streams(event_options const& options, clock const& time) : options_(options), time_(time) {}

    /// The next position of a stream. A new epoch starts afresh at 1.
    stream_position advance(stream_id id, std::uint64_t epoch);
    /// Where a stream stands.
    stream_position head(stream_id id, std::uint64_t epoch) const;
    void keep(encoded_event_ptr const& what) { keep(what, time_.mono()); }
    /// As one that came earlier, but after all that are kept.
    void keep(encoded_event_ptr const& what, mono_time at);
    std::optional<std::vector<encoded_event_ptr>> replay(stream_id id, stream_position after,
                                                         std::uint64_t epoch);

    void subscribe(stream_id id, std::size_t core_index);
    void unsubscribe(stream_id id, std::size_t core_index);
    /// One core that follows a stream, and how often.
    struct follower {
        std::uint32_t core;
        std::uint32_t count;
    };
    /// Valid until the next change.
    std::vector<follower> const& followers(stream_id id) const;

    /// Lets go of the oldest events until the rings hold no more than this.
    void shrink(std::size_t ring_bytes_max);
    /// Every stream that has published.
    std::vector<saved_stream> heads() const;
    /// A stream of an earlier life, not known here: its next position follows this one.
    void restore(stream_id id, stream_position at);
    /// In the order they came: `visit(encoded_event const&, mono_time came_at)`.
    template <class Visit>
    void for_each_held(Visit visit) const;

    std::size_t ring_bytes() const noexcept { return ring_bytes_; }
    /// Streams that take memory now.
    std::size_t size() const noexcept { return all_.size(); }
    std::size_t arrivals() const noexcept { return arrivals_.size(); }

private:
    struct stream {
        std::uint64_t epoch = 0;
        std::uint64_t seq = 0;
        std::vector<follower> followers;
        std::unique_ptr<stream_ring> ring;  // only while it holds something
    };
    /// The events of all rings in the order they came, so that the oldest of the core can go first.
    struct arrival {
        stream_id stream;
        std::uint64_t epoch;
        std::uint64_t seq;
        mono_time at;
    };

    void drop_oldest_of(stream& of);
    void drop_ring(stream& of);
    bool held(arrival const& what) const;
    void trim_core() { shrink(options_.core_ring_bytes_max); }

    event_options const& options_;
    clock const& time_;
    std::unordered_map<stream_id, stream> all_;
    std::deque<arrival> arrivals_;
    std::size_t ring_bytes_ = 0;
    std::size_t ring_events_ = 0;
};

template <class Visit>
void streams::for_each_held(Visit visit) const {
    for (auto const& each : arrivals_) {
        if (held(each)) visit(all_.at(each.stream).ring->at(each.seq), each.at);
    }
}

}  // namespace parley
