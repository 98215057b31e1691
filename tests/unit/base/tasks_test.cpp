#include "support/run.hpp"

#include <parley/base/async_lock.hpp>
#include <parley/base/blocking_pool.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/on_core.hpp>
#include <parley/base/task_scope.hpp>

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

namespace {

using namespace parley;
using parley::testing::running_cores;

task<std::size_t> where_am_i() {
    co_return core::current()->index();
}

task<void> hop_and_return(core& other, std::size_t& there, std::size_t& back) {
    there = co_await on(other, where_am_i());
    back = core::current()->index();
}

TEST_CASE("work on another core runs there and the caller resumes at home", "[base][core]") {
    running_cores cores(2);
    std::size_t there = 9;
    std::size_t back = 9;
    cores.run(hop_and_return(cores.all.at(1), there, back));
    CHECK(there == 1);
    CHECK(back == 0);
}

TEST_CASE("every shard has exactly one home and all cores get work", "[base][core]") {
    cores two(2);
    std::vector<int> counts(2);
    for (std::uint64_t i = 1; i <= 1000; ++i)
        counts[two.home_of(server_id{i << 22}).index()]++;
    CHECK(counts[0] > 400);
    CHECK(counts[1] > 400);
}

task<result<int>> in_pool(blocking_pool& pool, std::thread::id& ran) {
    auto work = [&ran] {
        ran = std::this_thread::get_id();
        return 42;
    };
    co_return co_await pool.run(work);
}

TEST_CASE("a blocking pool runs elsewhere and refuses beyond its bound", "[base][pool]") {
    running_cores cores;
    blocking_pool pool({.name = "test", .threads = 1, .queue_max = 1});
    std::thread::id ran;
    CHECK(cores.run(in_pool(pool, ran)).value() == 42);
    CHECK(ran != std::this_thread::get_id());

    std::atomic<bool> go{false};
    std::atomic<bool> started{false};
    REQUIRE(pool.try_post([&] {
        started = true;
        while (!go)
            std::this_thread::yield();
    }));
    while (!started)
        std::this_thread::yield();
    REQUIRE(pool.try_post([] {}));
    CHECK_FALSE(pool.try_post([] {}));
    CHECK(cores.run(in_pool(pool, ran)).error() == pool_errc::full);
    go = true;
}

task<void> take_turn(async_lock& lock, std::vector<int>& order, int me) {
    auto turn = co_await lock.take();
    order.push_back(me);
    co_await sleep_for(milliseconds{1});
    order.push_back(me);
}

task<void> three_turns(core& home, async_lock& lock, std::vector<int>& order) {
    task_scope scope(home, "test");
    for (int i = 0; i < 3; ++i)
        scope.spawn(take_turn(lock, order, i));
    while (scope.running() != 0)
        co_await sleep_for(milliseconds{1});
    co_await scope.close();
}

TEST_CASE("turns of an async lock do not interleave and keep their order", "[base][lock]") {
    running_cores cores;
    async_lock lock;
    std::vector<int> order;
    cores.run(three_turns(cores.all.at(0), lock, order));
    CHECK(order == std::vector<int>{0, 0, 1, 1, 2, 2});
    CHECK(lock.idle());
}

task<void> sleep_long(bool& cancelled) {
    cancelled = !co_await sleep_for(milliseconds{60'000});
}

task<void> close_early(core& home, bool& cancelled, bool& refused) {
    task_scope scope(home, "test");
    scope.spawn(sleep_long(cancelled));
    co_await sleep_for(milliseconds{2});
    co_await scope.close();
    bool ignored = false;
    refused = !scope.spawn(sleep_long(ignored));
}

TEST_CASE("closing a scope cancels what runs and refuses what comes", "[base][scope]") {
    running_cores cores;
    bool cancelled = false;
    bool refused = false;
    cores.run(close_early(cores.all.at(0), cancelled, refused));
    CHECK(cancelled);
    CHECK(refused);
}

}  // namespace
