#include <parley/base/assert.hpp>
#include <parley/base/core.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <pthread.h>

#include <cstdio>
#include <thread>

namespace parley {
namespace asio = boost::asio;
namespace {

thread_local core* current_core = nullptr;

}  // namespace

core::core(std::size_t index) : index_(index), context_(std::make_unique<asio::io_context>(1)) {}
core::~core() = default;

asio::any_io_executor core::executor() noexcept {
    return context_->get_executor();
}
core* core::current() noexcept {
    return current_core;
}
void core::post(std::function<void()> work) {
    asio::post(*context_, std::move(work));
}

struct cores::running {
    std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards;
    std::vector<std::thread> threads;
};

cores::cores(std::size_t count) {
    PARLEY_ASSERT(count > 0);
    for (std::size_t i = 0; i < count; ++i)
        all_.push_back(std::make_unique<core>(i));
}

cores::~cores() {
    stop();
}

shard_id cores::shard_of(std::uint64_t entity) noexcept {
    // splitmix64's finaliser: neighbouring ids must not share a shard.
    entity ^= entity >> 30;
    entity *= 0xBF58476D1CE4E5B9ULL;
    entity ^= entity >> 27;
    entity *= 0x94D049BB133111EBULL;
    entity ^= entity >> 31;
    return static_cast<shard_id>(entity % shard_count);
}

void cores::start() {
    PARLEY_ASSERT(!running_);
    running_ = std::make_unique<running>();
    for (auto& each : all_)
        running_->guards.push_back(asio::make_work_guard(each->context()));
    for (auto& each : all_) {
        running_->threads.emplace_back([it = each.get()] {
            char name[16];
            std::snprintf(name, sizeof name, "core-%zu", it->index());
            pthread_setname_np(pthread_self(), name);
            current_core = it;
            it->context().run();
            current_core = nullptr;
        });
    }
}

void cores::stop() {
    if (!running_) return;
    PARLEY_ASSERT(current_core == nullptr);
    running_->guards.clear();
    for (auto& each : all_) {
        asio::post(each->context(), [context = &each->context()] { context->stop(); });
    }
    for (auto& thread : running_->threads)
        thread.join();
    running_.reset();
}

}  // namespace parley
