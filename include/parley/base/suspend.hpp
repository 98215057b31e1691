#pragma once
// Bridges callbacks into coroutines: suspend, and resume with a value from any thread. Heavy header: .cpp
// files only.

#include <parley/base/task.hpp>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <memory>
#include <utility>

namespace parley {

/// Call it exactly once, from any thread: the suspended coroutine resumes on its own core with the value.
template <class T>
using resume_with = std::function<void(T)>;

/// Calls `begin` with the resumption, at once, on the calling core; then suspends. Not cancellable.
/// `T` must not be an error_code or exception_ptr (Asio would throw it): use an enum or a result.
template <class T>
task<T> suspend_until(std::function<void(resume_with<T>)> begin) {
    namespace asio = boost::asio;
    auto initiate = [](auto handler, std::function<void(resume_with<T>)> start) {
        auto executor = asio::get_associated_executor(handler);
        auto held = std::make_shared<decltype(handler)>(std::move(handler));
        start([held, guard = asio::make_work_guard(executor)](T value) {
            asio::post(guard.get_executor(), [held, kept = std::move(value)]() mutable {
                auto resumed = std::move(*held);
                std::move(resumed)(std::move(kept));
            });
        });
    };
    co_return co_await asio::async_initiate<asio::use_awaitable_t<> const, void(T)>(
        initiate, asio::use_awaitable, std::move(begin));
}

}  // namespace parley
