#pragma once
// Lets coroutines of ONE core take turns. Not a mutex: no thread ever waits.

#include <parley/base/assert.hpp>
#include <parley/base/task.hpp>

#include <deque>
#include <functional>
#include <memory>
#include <utility>

namespace parley {

/// First come, first served. Hold the turn for as long as changes of one thing must not interleave.
class async_lock {
public:
    class turn {
    public:
        turn() = default;
        explicit turn(async_lock* lock) : lock_(lock) {}
        turn(turn&& other) noexcept : lock_(std::exchange(other.lock_, nullptr)) {}
        turn& operator=(turn&& other) noexcept {
            if (this != &other) {
                release();
                lock_ = std::exchange(other.lock_, nullptr);
            }
            return *this;
        }
        ~turn() { release(); }

    private:
        void release() {
            if (auto* lock = std::exchange(lock_, nullptr)) lock->pass_on();
        }
        async_lock* lock_ = nullptr;
    };

    async_lock() = default;
    async_lock(async_lock const&) = delete;
    async_lock& operator=(async_lock const&) = delete;
    ~async_lock() { PARLEY_ASSERT(!held_ && waiting_.empty()); }

    /// Resumes when it is the caller's turn; the lock must outlive all who wait.
    task<turn> take();
    std::size_t waiting() const noexcept { return waiting_.size(); }
    bool idle() const noexcept { return !held_; }

private:
    void pass_on();
    bool held_ = false;
    std::deque<std::function<void()>> waiting_;
};

}  // namespace parley
