#include "timer_wheel.hpp"

#include <algorithm>

namespace parley::net {

void timer_wheel::arm(watched& it, std::chrono::milliseconds after) noexcept {
    auto ticks = (after + tick_ - std::chrono::milliseconds{1}) / tick_;
    it.due_ = now_ + static_cast<std::uint32_t>(ticks) + 1;  // the current tick has partly passed
    // A later deadline stays in the slot it has: the wheel looks again when it comes by.
    if (it.slot_.is_linked() && it.linked_ <= it.due_) return;
    if (it.slot_.is_linked()) it.slot_.unlink();
    link(it);
}

void timer_wheel::link(watched& it) noexcept {
    it.linked_ = std::min(it.due_, now_ + slots - 1);
    slots_[it.linked_ % slots].push_back(it);
}

void timer_wheel::turn() {
    ++now_;
    slot_list due;
    due.swap(slots_[now_ % slots]);
    while (!due.empty()) {
        auto& it = due.front();
        due.pop_front();
        if (it.due_ == 0) continue;
        if (it.due_ > now_) {
            link(it);
        } else {
            it.due_ = 0;
            it.on_deadline();
        }
    }
}

}  // namespace parley::net
