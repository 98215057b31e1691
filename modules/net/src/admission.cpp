#include "admission.hpp"

namespace parley::net {

admission::answer admission::admit(ip_address const& peer, bool exempt, ticket& into) {
    if (total_.fetch_add(1) >= max_) {
        --total_;
        return answer::full;
    }
    auto const who = peer.neighbourhood();
    bool const counted = !exempt && per_peer_max_ != 0;
    if (counted) {
        std::lock_guard lock(mutex_);
        auto& count = by_peer_[who];
        if (count >= per_peer_max_) {
            --total_;
            return answer::too_many_of_peer;
        }
        ++count;
    }
    ticket fresh;
    fresh.of_ = this;
    fresh.peer_ = who;
    fresh.counted_ = counted;
    into = std::move(fresh);
    return answer::admitted;
}

void admission::leave(ip_address const& peer, bool counted) noexcept {
    --total_;
    if (!counted) return;
    std::lock_guard lock(mutex_);
    auto it = by_peer_.find(peer);
    if (it != by_peer_.end() && --it->second == 0) by_peer_.erase(it);
}

}  // namespace parley::net
