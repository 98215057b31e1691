#include <parley/base/core.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/result.hpp>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace parley {
namespace asio = boost::asio;

task<bool> sleep_for(milliseconds duration) {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    timer.expires_after(duration);
    error_code ended;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
    co_return !ended;
}

struct ticker::state : std::enable_shared_from_this<ticker::state> {
    state(core& home, milliseconds p, std::function<void()> t)
        : timer(home.context()), period(p), tick(std::move(t)) {}
    asio::steady_timer timer;
    milliseconds period;
    std::function<void()> tick;
    bool stopped = false;

    void arm() {
        timer.expires_after(period);
        timer.async_wait([self = shared_from_this()](error_code ended) {
            if (ended || self->stopped) return;
            self->tick();
            if (!self->stopped) self->arm();
        });
    }
};

ticker::ticker(core& home, milliseconds period, std::function<void()> tick)
    : state_(std::make_shared<state>(home, period, std::move(tick))) {
    home.post([it = state_] {
        if (!it->stopped) it->arm();
    });
}

ticker::~ticker() {
    state_->stopped = true;
    state_->timer.cancel();
}

}  // namespace parley
