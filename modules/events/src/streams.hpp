#pragma once
// The streams whose home is one core. Everything here runs on that core.

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
    void keep(encoded_event_ptr const& what);
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
    void trim_core();

    event_options const& options_;
    clock const& time_;
    std::unordered_map<stream_id, stream> all_;
    std::deque<arrival> arrivals_;
    std::size_t ring_bytes_ = 0;
    std::size_t ring_events_ = 0;
};

}  // namespace parley
