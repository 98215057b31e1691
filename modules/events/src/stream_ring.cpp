#include "stream_ring.hpp"

#include <parley/base/assert.hpp>

namespace parley {
namespace {

// What an event holds beside its frames: the event itself, the control block and the ring's slot, roughly.
constexpr std::size_t event_overhead_bytes = 256;

}  // namespace

std::size_t ring_cost(encoded_event const& what) noexcept {
    return event_overhead_bytes + (what.native ? what.native->size() : 0) +
           (what.native_compressed ? what.native_compressed->size() : 0);
}

void stream_ring::push(encoded_event_ptr what) {
    PARLEY_ASSERT(kept_.empty() || what->what.at.seq == kept_.back()->what.at.seq + 1);
    bytes_ += ring_cost(*what);
    kept_.push_back(std::move(what));
}

void stream_ring::pop_oldest() {
    PARLEY_ASSERT(!kept_.empty());
    bytes_ -= ring_cost(*kept_.front());
    kept_.pop_front();
}

std::uint64_t stream_ring::oldest_seq() const noexcept {
    return kept_.empty() ? 0 : kept_.front()->what.at.seq;
}

encoded_event const& stream_ring::at(std::uint64_t seq) const {
    PARLEY_ASSERT(!kept_.empty() && seq >= oldest_seq() && seq - oldest_seq() < kept_.size());
    return *kept_[static_cast<std::size_t>(seq - oldest_seq())];
}

std::optional<std::vector<encoded_event_ptr>> stream_ring::after(std::uint64_t seq) const {
    if (kept_.empty() || seq + 1 < oldest_seq()) return std::nullopt;
    auto const skipped = static_cast<std::ptrdiff_t>(seq + 1 - oldest_seq());
    if (skipped > static_cast<std::ptrdiff_t>(kept_.size())) return std::nullopt;
    return std::vector<encoded_event_ptr>(kept_.begin() + skipped, kept_.end());
}

}  // namespace parley
