#pragma once
// Work that must run to its end although its caller may be cancelled. Heavy header: .cpp files only.

#include <parley/base/suspend.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace parley::identity {

namespace detail {

struct shielded_end {};

template <class T>
struct shielded_outcome {
    std::optional<result<T>> value;
    std::exception_ptr thrown;
    resume_with<shielded_end> resume;
};

template <class T>
task<void> run_shielded(std::shared_ptr<shielded_outcome<T>> outcome, task<result<T>> work) {
    try {
        outcome->value.emplace(co_await std::move(work));
    } catch (boost::system::system_error const& error) {
        // The scope closes: no value, no exception.
        if (error.code() != boost::asio::error::operation_aborted) outcome->thrown = std::current_exception();
    } catch (...) {
        outcome->thrown = std::current_exception();
    }
    auto resume = std::exchange(outcome->resume, nullptr);
    resume({});
}

}  // namespace detail

/// Runs `work` on the scope's core and resumes the caller on its own. A request that times out between the
/// durable part of a revocation and the caches' part would leave a token alive: so revocations run like this.
/// Once the scope closes: storage_errc::unavailable.
template <class T>
task<result<T>> shielded(task_scope& scope, task<result<T>> work) {
    auto outcome = std::make_shared<detail::shielded_outcome<T>>();
    auto running = detail::run_shielded<T>(outcome, std::move(work));
    std::function<void(resume_with<detail::shielded_end>)> begin =
        [&outcome, &running, &scope](resume_with<detail::shielded_end> resume) {
            outcome->resume = std::move(resume);
            if (!scope.spawn(std::move(running))) std::exchange(outcome->resume, nullptr)({});
        };
    co_await suspend_until<detail::shielded_end>(std::move(begin));
    if (outcome->thrown) std::rethrow_exception(outcome->thrown);
    if (!outcome->value) co_return storage_errc::unavailable;
    co_return std::move(*outcome->value);
}

}  // namespace parley::identity
