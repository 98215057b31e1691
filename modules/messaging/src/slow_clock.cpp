#include "slow_clock.hpp"

#include "limits.hpp"

namespace parley::messaging {

slow_clock::answer slow_clock::begin(writer one, std::string const& nonce, mono_time now, seconds pause) {
    if (now >= next_sweep_) forget_old(now);
    auto at = last_.find(one);
    if (at == last_.end()) {
        // At the bound nobody is held back whom we cannot remember: better than refusing everybody.
        if (last_.size() >= slow_writers_max) return {};
        last_.emplace(one, entry{now, std::nullopt, pause, nonce});
        return {.started = true};
    }
    auto& last = at->second;
    if (!nonce.empty() && nonce == last.nonce) return {};
    if (auto const ends = last.at + pause; now < ends)
        return {.wait = std::chrono::ceil<milliseconds>(ends - now)};
    last = {now, last.at, pause, nonce};
    return {.started = true};
}

void slow_clock::take_back(writer one, std::string const& nonce) {
    auto const at = last_.find(one);
    if (at == last_.end() || at->second.nonce != nonce) return;
    if (at->second.before) {
        at->second.at = *at->second.before;
        at->second.before.reset();
        at->second.nonce.clear();
    } else {
        last_.erase(at);
    }
}

void slow_clock::forget_old(mono_time now) {
    next_sweep_ = now + slow_sweep_period;
    std::erase_if(last_, [now](auto const& each) { return now - each.second.at >= each.second.pause; });
}

}  // namespace parley::messaging
