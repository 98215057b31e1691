#pragma once
// Runs a task on another core and resumes the caller on its own. Heavy header: include it in .cpp files only.

#include <parley/base/core.hpp>
#include <parley/base/task.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace parley {

/// No hop when the caller already runs on `target`. The task's exceptions come back to the caller.
/// GCC 12: build `work` as a named variable before this line when it takes lambdas or braced values.
template <class T>
task<T> on(core& target, task<T> work) {
    if (target.is_current()) co_return co_await std::move(work);
    co_return co_await boost::asio::co_spawn(target.executor(), std::move(work), boost::asio::use_awaitable);
}

}  // namespace parley
