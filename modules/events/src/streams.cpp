#include "streams.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>

namespace parley {
namespace {

// Arrivals of events that are gone, kept until a sweep pays for itself.
constexpr std::size_t arrivals_slack = 1024;

}  // namespace

stream_position streams::advance(stream_id id, std::uint64_t epoch) {
    auto& it = all_[id];
    if (it.epoch != epoch) {
        drop_ring(it);  // positions of another reign mean nothing in this one
        it.epoch = epoch;
        it.seq = 0;
    }
    return {epoch, ++it.seq};
}

stream_position streams::head(stream_id id, std::uint64_t epoch) const {
    auto const found = all_.find(id);
    if (found == all_.end() || found->second.epoch != epoch) return {epoch, 0};
    return {epoch, found->second.seq};
}

void streams::keep(encoded_event_ptr const& what, mono_time at) {
    auto const& fact = what->what;
    auto& it = all_.at(fact.stream);
    PARLEY_ASSERT(it.epoch == fact.at.epoch && it.seq == fact.at.seq);
    if (!it.ring) it.ring = std::make_unique<stream_ring>();
    ring_bytes_ += ring_cost(*what);
    ++ring_events_;
    it.ring->push(what);
    arrivals_.push_back({fact.stream, fact.at.epoch, fact.at.seq, at});
    while (it.ring &&
           (it.ring->size() > options_.ring_events_max || it.ring->bytes() > options_.ring_bytes_max)) {
        drop_oldest_of(it);
    }
    trim_core();
}

std::optional<std::vector<encoded_event_ptr>> streams::replay(stream_id id, stream_position after,
                                                              std::uint64_t epoch) {
    if (after.epoch != epoch) return std::nullopt;
    trim_core();
    auto const now = head(id, epoch);
    if (after.seq == now.seq) return std::vector<encoded_event_ptr>{};
    if (after.seq > now.seq) return std::nullopt;  // a position from the future was never given out
    auto const& it = all_.at(id);
    return it.ring ? it.ring->after(after.seq) : std::nullopt;
}

void streams::subscribe(stream_id id, std::size_t core_index) {
    auto& followers = all_[id].followers;
    for (auto& each : followers) {
        if (each.core == core_index) {
            ++each.count;
            return;
        }
    }
    followers.push_back({static_cast<std::uint32_t>(core_index), 1});
}

void streams::unsubscribe(stream_id id, std::size_t core_index) {
    auto const found = all_.find(id);
    PARLEY_ASSERT(found != all_.end());
    auto& followers = found->second.followers;
    auto const mine = std::find_if(followers.begin(), followers.end(),
                                   [&](follower const& f) { return f.core == core_index; });
    PARLEY_ASSERT(mine != followers.end() && mine->count > 0);
    if (--mine->count == 0) followers.erase(mine);
    if (!followers.empty()) return;
    followers.shrink_to_fit();
    if (found->second.seq == 0) all_.erase(found);
}

std::vector<streams::follower> const& streams::followers(stream_id id) const {
    static std::vector<follower> const nobody;
    auto const found = all_.find(id);
    return found == all_.end() ? nobody : found->second.followers;
}

void streams::drop_oldest_of(stream& of) {
    auto const before = of.ring->bytes();
    of.ring->pop_oldest();
    ring_bytes_ -= before - of.ring->bytes();
    --ring_events_;
    if (of.ring->empty()) of.ring.reset();
}

void streams::drop_ring(stream& of) {
    if (!of.ring) return;
    ring_bytes_ -= of.ring->bytes();
    ring_events_ -= of.ring->size();
    of.ring.reset();
}

bool streams::held(arrival const& what) const {
    auto const found = all_.find(what.stream);
    return found != all_.end() && found->second.ring && found->second.epoch == what.epoch &&
           found->second.ring->oldest_seq() <= what.seq;
}

std::vector<saved_stream> streams::heads() const {
    std::vector<saved_stream> out;
    for (auto const& [id, it] : all_) {
        if (it.seq != 0) out.push_back({id, it.seq, it.ring ? it.ring->size() : 0});
    }
    return out;
}

void streams::restore(stream_id id, stream_position at) {
    auto const [where, is_new] = all_.try_emplace(id);
    PARLEY_ASSERT(is_new);
    where->second.epoch = at.epoch;
    where->second.seq = at.seq;
}

void streams::shrink(std::size_t ring_bytes_max) {
    // A busy stream drops its own oldest; what is left of them here must not outgrow what the rings hold.
    if (arrivals_.size() > 2 * ring_events_ + arrivals_slack) {
        std::erase_if(arrivals_, [this](arrival const& each) { return !held(each); });
    }
    auto const oldest_kept = time_.mono() - options_.ring_age_max;
    while (!arrivals_.empty()) {
        auto const first = arrivals_.front();
        bool const holds = held(first);
        if (holds && first.at >= oldest_kept && ring_bytes_ <= ring_bytes_max) return;
        if (holds) drop_oldest_of(all_.at(first.stream));
        arrivals_.pop_front();
    }
}

}  // namespace parley
