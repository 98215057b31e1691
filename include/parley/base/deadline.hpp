#pragma once
// Work against time: waits, and operations that must end by a point in time.

#include <parley/base/clock.hpp>
#include <parley/base/task.hpp>

#include <functional>
#include <memory>

namespace parley {

/// Suspends the calling coroutine. Returns false when it was cancelled before the time was up.
task<bool> sleep_for(milliseconds duration);

/// A repeating timer of one core: calls `tick` on the calling core each `period` until it is destroyed.
class ticker {
public:
    ticker(class core& home, milliseconds period, std::function<void()> tick);
    ~ticker();  // on the home core, or after the core has stopped
    ticker(ticker const&) = delete;
    ticker& operator=(ticker const&) = delete;

private:
    struct state;
    std::shared_ptr<state> state_;
};

}  // namespace parley
