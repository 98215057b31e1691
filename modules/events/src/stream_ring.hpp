#pragma once
// The newest events of one stream, without gaps.

#include <parley/interfaces/services/event_streams.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace parley {

/// What an event costs in a ring.
std::size_t ring_cost(encoded_event const& what) noexcept;

class stream_ring {
public:
    /// Its number must follow the newest one's.
    void push(encoded_event_ptr what);
    void pop_oldest();

    bool empty() const noexcept { return kept_.empty(); }
    std::size_t size() const noexcept { return kept_.size(); }
    std::size_t bytes() const noexcept { return bytes_; }
    std::uint64_t oldest_seq() const noexcept;
    /// One that is held.
    encoded_event const& at(std::uint64_t seq) const;

    /// Everything above `seq`, oldest first; nothing when it no longer reaches back to it.
    std::optional<std::vector<encoded_event_ptr>> after(std::uint64_t seq) const;

private:
    std::deque<encoded_event_ptr> kept_;
    std::size_t bytes_ = 0;
};

}  // namespace parley
