#include "request_runner.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace parley::net {
namespace asio = boost::asio;

// The suspended coroutine. `suspend_until` would cost four allocations and a turn of the loop for each
// request; here the one who wakes is always on the same core, so the coroutine goes on at once.
struct request_runner::parked {
    virtual ~parked() = default;
    virtual void resume() = 0;
};

namespace {

template <class Handler, class Base>
struct parked_handler final : Base {
    explicit parked_handler(Handler h) : handler(std::move(h)) {}
    void resume() override { std::move(handler)(); }
    Handler handler;
};

}  // namespace

request_runner::request_runner(answer_taker& taker, http_handler& handler)
    : taker_(&taker), handler_(handler) {}
request_runner::~request_runner() = default;

bool request_runner::submit(http_request request, task_scope& scope) {
    PARLEY_DEBUG_ASSERT(!next_);
    next_ = std::move(request);
    if (started_) {
        wake();
        return true;
    }
    started_ = true;
    return scope.spawn(run(shared_from_this()));
}

void request_runner::orphan(admission::ticket place) {
    taker_ = nullptr;
    if (busy_) place_ = std::move(place);
    wake();
}

void request_runner::wake() {
    auto waiting = std::exchange(parked_, nullptr);
    if (waiting) waiting->resume();
}

task<void> request_runner::wait_for_request() {
    auto initiate = [](auto handler, request_runner* self) {
        using handler_type = decltype(handler);
        self->parked_ = std::make_unique<parked_handler<handler_type, parked>>(std::move(handler));
    };
    co_await asio::async_initiate<asio::use_awaitable_t<> const, void()>(initiate, asio::use_awaitable, this);
}

task<void> request_runner::handle_one() {
    auto request = std::move(*next_);
    next_.reset();
    busy_ = true;
    http_response response;
    bool failed = false;
    try {
        response = co_await handler_.handle(std::move(request));
    } catch (...) {
        failed = true;
    }
    busy_ = false;
    if (taker_ == nullptr) co_return;
    if (failed) {
        taker_->on_handler_failed();
    } else {
        taker_->on_answered(std::move(response));
    }
}

task<void> request_runner::run(std::shared_ptr<request_runner> self) {
    for (int in_a_row = 0; self->taker_ != nullptr;) {
        if (!self->next_) {
            in_a_row = 0;
            co_await self->wait_for_request();
        } else if (++in_a_row > pipelined_per_turn_max) {
            in_a_row = 0;
            co_await asio::post(asio::use_awaitable);
        } else {
            co_await self->handle_one();
        }
    }
}

}  // namespace parley::net
