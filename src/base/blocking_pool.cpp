#include <parley/base/assert.hpp>
#include <parley/base/blocking_pool.hpp>
#include <parley/base/suspend.hpp>

#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace parley {

struct blocking_pool::state {
    blocking_pool_options options;
    mutable std::mutex mutex;
    std::condition_variable ready;
    std::deque<std::function<void()>> queue;
    bool stopping = false;
    std::vector<std::thread> threads;

    void work() {
        pthread_setname_np(pthread_self(), options.name.substr(0, 15).c_str());
        std::unique_lock lock(mutex);
        for (;;) {
            ready.wait(lock, [&] { return stopping || !queue.empty(); });
            if (queue.empty()) return;
            auto job = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            job();
            job = nullptr;  // what it holds must not be destroyed under the lock
            lock.lock();
        }
    }
};

char const* describe(pool_errc e) noexcept {
    switch (e) {
        case pool_errc::ok:
            return "no error";
        case pool_errc::full:
            return "too much is waiting";
        case pool_errc::stopping:
            return "the process is stopping";
    }
    return "an unknown pool error";
}

blocking_pool::blocking_pool(blocking_pool_options options) : state_(std::make_unique<state>()) {
    PARLEY_ASSERT(options.threads > 0 && options.queue_max > 0);
    state_->options = std::move(options);
    for (std::size_t i = 0; i < state_->options.threads; ++i) {
        state_->threads.emplace_back([it = state_.get()] { it->work(); });
    }
}

blocking_pool::~blocking_pool() {
    {
        std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->ready.notify_all();
    for (auto& thread : state_->threads)
        thread.join();
}

bool blocking_pool::try_post(std::function<void()> job) {
    {
        std::lock_guard lock(state_->mutex);
        if (state_->stopping || state_->queue.size() >= state_->options.queue_max) return false;
        state_->queue.push_back(std::move(job));
    }
    state_->ready.notify_one();
    return true;
}

std::size_t blocking_pool::queued() const noexcept {
    std::lock_guard lock(state_->mutex);
    return state_->queue.size();
}

task<error_code> blocking_pool::enqueue_and_wait(std::function<void()> job) {
    std::function<void(resume_with<pool_errc>)> begin = [this, &job](resume_with<pool_errc> resume) {
        bool accepted = try_post([work = std::move(job), resume]() mutable {
            work();
            work = nullptr;
            resume(pool_errc::ok);
        });
        if (!accepted) resume(pool_errc::full);
    };
    auto answer = co_await suspend_until<pool_errc>(std::move(begin));
    co_return answer == pool_errc::ok ? error_code{} : error_code{answer};
}

}  // namespace parley
