#include "timer_wheel.hpp"

#include "limits.hpp"

#include <algorithm>

namespace parley::sessions {

timer_wheel::timer_wheel() {
    for (auto& head : heads_)
        head.before = head.after = &head;
}

void timer_wheel::set(wheel_link& it, mono_time now, mono_time at) noexcept {
    clear(it);
    auto const whole = at == mono_time::max() ? seconds{slots} : std::chrono::ceil<seconds>(at - now);
    auto const turns = std::clamp<std::int64_t>(whole / gateway_limits::tick, 1, slots - 1);
    auto& head = heads_[(at_ + static_cast<std::size_t>(turns)) % slots];
    it.after = &head;
    it.before = head.before;
    head.before->after = &it;
    head.before = &it;
}

void timer_wheel::clear(wheel_link& it) noexcept {
    if (!it.linked()) return;
    it.before->after = it.after;
    it.after->before = it.before;
    it.before = it.after = nullptr;
}

wheel_link* timer_wheel::take() noexcept {
    auto& head = heads_[at_];
    if (head.after == &head) return nullptr;
    auto* first = head.after;
    clear(*first);
    return first;
}

}  // namespace parley::sessions
