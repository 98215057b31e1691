#include "typing_limiter.hpp"

#include "limits.hpp"

namespace parley::messaging {

bool typing_limiter::allow(account_id who, channel_id where, mono_time now) {
    if (now >= next_sweep_) forget_old(now);
    auto at = last_shown_.find({who, where});
    if (at != last_shown_.end()) {
        if (now - at->second < typing_interval) return false;
        at->second = now;
        return true;
    }
    if (last_shown_.size() >= typists_max) return false;
    last_shown_.emplace(typist{who, where}, now);
    return true;
}

/// Once per interval, so that its cost is shared by all calls of that interval.
void typing_limiter::forget_old(mono_time now) {
    next_sweep_ = now + typing_interval;
    std::erase_if(last_shown_, [now](auto const& each) { return now - each.second >= typing_interval; });
}

}  // namespace parley::messaging
