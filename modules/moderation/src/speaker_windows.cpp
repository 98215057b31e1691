#include "speaker_windows.hpp"

#include "limits.hpp"

#include <algorithm>

namespace parley::watch {
namespace {

/// More than any limit asks for: who alternates between a few texts is still counted.
constexpr std::size_t entries_max = 64;
static_assert(entries_max > static_cast<std::size_t>(window_limit_max));

}  // namespace

std::int64_t speaker_windows::sum(std::deque<entry> const& said, spoken what, seconds window, mono_time now) {
    std::int64_t total = what.weight;
    for (auto const& each : said) {
        if (now - each.at >= window || each.what.what != what.what) continue;
        // The same message once more: it stands among what was said already.
        if (what.nonce != 0 && each.what.nonce == what.nonce) continue;
        total += each.what.weight;
    }
    return total;
}

std::int64_t speaker_windows::would_be(key of, spoken what, seconds window, mono_time now) const {
    auto const at = kept_.find(of);
    return at == kept_.end() ? what.weight : sum(at->second.said, what, window, now);
}

std::int64_t speaker_windows::add(key of, spoken what, seconds window, mono_time now) {
    auto [at, made] = kept_.try_emplace(of);
    if (made) {
        order_.push_front(of);
        at->second.used = order_.begin();
    } else {
        order_.splice(order_.begin(), order_, at->second.used);
    }
    auto& said = at->second.said;
    while (!said.empty() && (now - said.front().at >= window || said.size() >= entries_max))
        said.pop_front();
    auto const total = sum(said, what, window, now);
    bool const again = what.nonce != 0 && std::any_of(said.begin(), said.end(), [&](entry const& each) {
                           return each.what.nonce == what.nonce && each.what.what == what.what;
                       });
    if (!again) said.push_back({now, what});
    if (kept_.size() > speakers_max) {
        kept_.erase(order_.back());
        order_.pop_back();
    }
    return total;
}

}  // namespace parley::watch
