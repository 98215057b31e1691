#include <parley/base/assert.hpp>
#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>
#include <parley/base/task_scope.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <exception>
#include <list>
#include <string>

namespace parley {
namespace asio = boost::asio;

struct task_scope::state {
    state(core& c, std::string_view n) : home(c), name(n), all_ended(c.context()) {
        all_ended.expires_at(asio::steady_timer::time_point::max());
    }
    core& home;
    std::string name;
    std::atomic<bool> closing{false};
    std::atomic<std::size_t> count{0};
    std::list<asio::cancellation_signal> signals;  // home core only
    asio::steady_timer all_ended;                  // home core only

    void ended(std::list<asio::cancellation_signal>::iterator signal, std::exception_ptr thrown) {
        signals.erase(signal);
        if (thrown) {
            try {
                std::rethrow_exception(thrown);
            } catch (boost::system::system_error const& error) {
                if (error.code() != asio::error::operation_aborted) {
                    log_error("task.failed", {{"scope", name}, {"what", error.what()}});
                }
            } catch (std::exception const& error) {
                log_error("task.failed", {{"scope", name}, {"what", error.what()}});
            }
        }
        if (count.fetch_sub(1) == 1 && closing) all_ended.cancel();
    }
};

task_scope::task_scope(core& home, std::string_view name) : state_(std::make_shared<state>(home, name)) {}
task_scope::~task_scope() {
    PARLEY_ASSERT(state_->count == 0);
}
std::size_t task_scope::running() const noexcept {
    return state_->count;
}

bool task_scope::spawn(task<void> work) {
    if (state_->closing) return false;
    ++state_->count;
    auto start = [held = state_, work = std::make_shared<task<void>>(std::move(work))] {
        auto signal = held->signals.emplace(held->signals.end());
        asio::co_spawn(
            held->home.executor(), std::move(*work),
            asio::bind_cancellation_slot(
                signal->slot(), [held, signal](std::exception_ptr thrown) { held->ended(signal, thrown); }));
        if (held->closing) signal->emit(asio::cancellation_type::terminal);
    };
    if (state_->home.is_current()) {
        start();
    } else {
        state_->home.post(std::move(start));
    }
    return true;
}

task<void> task_scope::close() {
    auto held = state_;
    held->closing = true;
    for (auto at = held->signals.begin(); at != held->signals.end();) {
        auto signal = at++;  // emitting may end the task and erase its signal
        signal->emit(asio::cancellation_type::terminal);
    }
    while (held->count != 0) {
        boost::system::error_code ignored;
        co_await held->all_ended.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
}

}  // namespace parley
