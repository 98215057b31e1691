#pragma once
// What all fakes share: a turn of the loop before each answer, and failures on demand.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <string_view>

namespace parley::testing {

class fake_faults {
public:
    /// The next call answers `error` and changes nothing.
    void fail_next(storage_errc error) { next_ = error; }
    /// Every call does, until `fail_always(storage_errc::ok)`.
    void fail_always(storage_errc error) { always_ = error; }

protected:
    ~fake_faults() = default;
    /// Real stores never answer on the spot: callers must bear that the world moves meanwhile.
    task<result<void>> enter() {
        co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
        auto error = next_.exchange(storage_errc::ok);
        if (error == storage_errc::ok) error = always_;
        if (error != storage_errc::ok) co_return error;
        co_return result<void>{};
    }

private:
    std::atomic<storage_errc> next_{storage_errc::ok};
    std::atomic<storage_errc> always_{storage_errc::ok};
};

}  // namespace parley::testing
