#pragma once
// Runs a task on another core and resumes the caller on its own.

#include <parley/base/core.hpp>
#include <parley/base/task.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace parley {

namespace detail {

/// Always a hop, and the only one that is compiled: what a task answers is kept beside it.
task<void> hop(core& target, task<void> work);

// A spawn wants a default value to stand in for a thrown result; checked handles deliberately have none.
template <class T>
task<std::optional<T>> boxed(task<T> work) {
    co_return co_await std::move(work);
}

/// `kept` must outlive the work: it stands in the frame that waits for it.
template <class T>
task<void> keep(task<T> work, std::optional<T>* kept) {
    auto answer = co_await std::move(work);
    kept->emplace(std::move(answer));
}

}  // namespace detail

/// No hop when the caller already runs on `target`. The task's exceptions come back to the caller.
/// GCC 12: build `work` as a named variable before this line when it takes lambdas or braced values.
template <class T>
task<T> on(core& target, task<T> work) {
    if (target.is_current()) co_return co_await std::move(work);
    if constexpr (std::is_void_v<T>) {
        co_await detail::hop(target, std::move(work));
    } else {
        std::optional<T> kept;
        auto kept_work = detail::keep(std::move(work), &kept);
        co_await detail::hop(target, std::move(kept_work));
        co_return std::move(*kept);
    }
}

}  // namespace parley
