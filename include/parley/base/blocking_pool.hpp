#pragma once
// Threads for calls that block (SQLite, RocksDB misses, argon2), with a bounded queue.

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace parley {

enum class pool_errc {
    ok = 0,
    full = 1,      ///< the queue is at its bound: shed the request (503)
    stopping = 2,  ///< the process drains
};

struct blocking_pool_options {
    std::string name;  ///< names the threads and the metrics
    std::size_t threads = 1;
    std::size_t queue_max = 256;  ///< jobs waiting, beyond those that run
};

class blocking_pool {
public:
    explicit blocking_pool(blocking_pool_options options);
    ~blocking_pool();  // runs what is queued, then joins
    blocking_pool(blocking_pool const&) = delete;
    blocking_pool& operator=(blocking_pool const&) = delete;

    /// Queues a job; false when the queue is full. Any thread.
    bool try_post(std::function<void()> job);
    std::size_t queued() const noexcept;

    /// Runs `work` on a pool thread and resumes the caller on its own executor. `T` is what `work` returns.
    /// An exception thrown by `work` comes back to the caller.
    template <class F, class T = std::invoke_result_t<F>>
    task<result<T>> run(F work) {
        auto slot = std::make_shared<outcome<T>>();
        std::function<void()> job = [slot, work = std::move(work)]() mutable { slot->fill(work); };
        auto started = co_await enqueue_and_wait(std::move(job));
        if (started.failed()) co_return started;
        co_return slot->take();
    }

private:
    template <class T>
    struct outcome {
        std::exception_ptr thrown;
        std::unique_ptr<T> value;
        template <class F>
        void fill(F& work) noexcept {
            try {
                value = std::make_unique<T>(work());
            } catch (...) {
                thrown = std::current_exception();
            }
        }
        T take() {
            if (thrown) std::rethrow_exception(thrown);
            return std::move(*value);
        }
    };
    task<error_code> enqueue_and_wait(std::function<void()> job);

    struct state;
    std::unique_ptr<state> state_;
};

char const* describe(pool_errc) noexcept;
inline char const* category_name(pool_errc) noexcept {
    return "pool";
}

}  // namespace parley

#include <parley/base/error_category.hpp>
PARLEY_ERROR_ENUM(parley::pool_errc);
namespace parley {
PARLEY_MAKE_ERROR_CODE(pool_errc)
}
