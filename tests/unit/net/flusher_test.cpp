#include "flusher.hpp"

#include "limits.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <future>
#include <memory>
#include <vector>

namespace {

using namespace parley;
using namespace parley::net;

struct recorded final : flushable {
    explicit recorded(std::vector<int>& l, int n) : log(l), name(n) {}
    void flush() override { log.push_back(name); }
    std::vector<int>& log;
    int name;
};

struct fixture {
    fixture() : core(cores.all.at(0)), flushes(core) {}
    ~fixture() { cores.all.stop(); }  // a turn may be posted still
    void on_core(std::function<void()> work) {
        std::promise<void> done;
        core.post([&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }
    void settle(std::size_t flushed) {
        for (std::size_t seen = 0; seen < flushed;) {
            on_core([&] { seen = log.size(); });
        }
    }
    recorded& make(int name) { return *sockets.emplace_back(std::make_unique<recorded>(log, name)); }

    std::vector<int> log;
    std::vector<std::unique_ptr<recorded>> sockets;
    parley::testing::running_cores cores;
    parley::core& core;
    flusher flushes;
};

TEST_CASE("what is marked twice in a turn is flushed once, in order", "[net][flush]") {
    fixture it;
    auto& a = it.make(1);
    auto& b = it.make(2);
    it.on_core([&] {
        it.flushes.mark(a);
        it.flushes.mark(b);
        it.flushes.mark(a);
        CHECK(it.log.empty());  // not before the turn ends
    });
    it.settle(2);
    it.on_core([&] { it.flushes.mark(a); });
    it.settle(3);
    CHECK(it.log == std::vector<int>{1, 2, 1});
}

TEST_CASE("a small batch that comes after a large one is flushed long before the large one ends",
          "[net][flush]") {
    fixture it;
    for (int i = 0; i < 1000; ++i)
        it.make(0);
    auto& small = it.make(1);
    it.on_core([&] {
        for (int i = 0; i < 1000; ++i)
            it.flushes.mark(*it.sockets[static_cast<std::size_t>(i)]);
        it.core.post([&] { it.core.post([&] { it.flushes.mark(small); }); });
    });
    it.settle(1001);
    auto place = std::find(it.log.begin(), it.log.end(), 1) - it.log.begin();
    CHECK(place >= 64);
    CHECK(place <= 5 * 64);
    CHECK(it.flushes.turns() >= 1000 / flush_slice_sockets);
}

TEST_CASE("no batch starves while new ones keep coming", "[net][flush]") {
    fixture it;
    for (int i = 0; i < 400; ++i)
        it.make(i);
    for (int i = 0; i < 100; ++i)
        it.make(1000);
    int rounds = 0;
    std::function<void()> more = [&] {
        for (std::size_t i = 400; i < 500; ++i)
            it.flushes.mark(*it.sockets[i]);
        if (++rounds < 60) it.core.post(more);
    };
    it.on_core([&] {
        for (std::size_t i = 0; i < 400; ++i)
            it.flushes.mark(*it.sockets[i]);
        more();
    });
    std::size_t old_ones = 0;
    auto all_old = [&] {
        it.on_core([&] {
            old_ones = static_cast<std::size_t>(
                std::count_if(it.log.begin(), it.log.end(), [](int n) { return n < 1000; }));
        });
        return old_ones == 400;
    };
    for (int i = 0; i < 100'000 && !(all_old() && rounds == 60); ++i) {
    }
    CHECK(old_ones == 400);
}

TEST_CASE("a socket that is destroyed while marked is forgotten", "[net][flush]") {
    fixture it;
    it.on_core([&] {
        {
            recorded gone(it.log, 7);
            it.flushes.mark(gone);
        }
        it.flushes.mark(it.make(8));
    });
    it.settle(1);
    CHECK(it.log == std::vector<int>{8});
}

}  // namespace
