#pragma once
// From a plain thread into the cores: start a task there and wait. Heavy header: .cpp files only.

#include <parley/base/core.hpp>
#include <parley/base/task.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include <future>
#include <utility>

namespace parley::app {

template <class T>
std::future<T> start_on(core& where, task<T> work) {
    return boost::asio::co_spawn(where.executor(), std::move(work), boost::asio::use_future);
}

/// Never from a core's own thread. Exceptions of the task come through.
template <class T>
T run_blocking(core& where, task<T> work) {
    return start_on(where, std::move(work)).get();
}

}  // namespace parley::app
