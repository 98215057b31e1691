#include <parley/base/async_lock.hpp>
#include <parley/base/suspend.hpp>

namespace parley {

struct turn_granted {};

task<async_lock::turn> async_lock::take() {
    if (held_) {
        std::function<void(resume_with<turn_granted>)> queue_up = [this](resume_with<turn_granted> resume) {
            waiting_.push_back([resume = std::move(resume)] { resume({}); });
        };
        co_await suspend_until<turn_granted>(
            std::move(queue_up));  // pass_on() leaves `held_` set for whoever it wakes
    } else {
        held_ = true;
    }
    co_return turn(this);
}

void async_lock::pass_on() {
    PARLEY_ASSERT(held_);
    if (waiting_.empty()) {
        held_ = false;
        return;
    }
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    next();
}

}  // namespace parley
