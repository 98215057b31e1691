#pragma once
// Runs a task on another core and resumes the caller on its own. Heavy header: include it in .cpp files only.

#include <parley/base/core.hpp>
#include <parley/base/task.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace parley {

namespace detail {

// co_spawn wants a default value to stand in for a thrown result; checked handles deliberately have none.
template <class T>
task<std::optional<T>> boxed(task<T> work) {
    co_return co_await std::move(work);
}

}  // namespace detail

/// No hop when the caller already runs on `target`. The task's exceptions come back to the caller.
/// GCC 12: build `work` as a named variable before this line when it takes lambdas or braced values.
template <class T>
task<T> on(core& target, task<T> work) {
    namespace asio = boost::asio;
    if (target.is_current()) co_return co_await std::move(work);
    if constexpr (std::is_void_v<T> || std::is_default_constructible_v<T>) {
        co_return co_await asio::co_spawn(target.executor(), std::move(work), asio::use_awaitable);
    } else {
        auto box = detail::boxed(std::move(work));
        auto out = co_await asio::co_spawn(target.executor(), std::move(box), asio::use_awaitable);
        co_return std::move(*out);
    }
}

}  // namespace parley
