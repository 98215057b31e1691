#pragma once
// Runs one coroutine to its end from a test's plain thread.

#include <parley/base/core.hpp>
#include <parley/base/on_core.hpp>
#include <parley/base/task.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include <future>
#include <optional>

namespace parley::testing {

/// Starts `work` on `where` at once; the future carries its exceptions.
std::future<void> start_on(core& where, task<void> work);

/// Blocks the calling (non-core) thread until `work` has ended on `where`; exceptions come through.
template <class T>
T run_on(core& where, task<T> work) {
    if constexpr (std::is_void_v<T>) {
        start_on(where, std::move(work)).get();
    } else {
        std::optional<T> kept;
        start_on(where, parley::detail::keep(std::move(work), &kept)).get();
        return std::move(*kept);
    }
}

/// Cores that run for the length of a test.
class running_cores {
public:
    explicit running_cores(std::size_t count = 1) : all(count) { all.start(); }
    ~running_cores() { all.stop(); }
    template <class T>
    T run(task<T> work) {
        return run_on(all.at(0), std::move(work));
    }
    cores all;
};

}  // namespace parley::testing
