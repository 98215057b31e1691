// One node: every shard is here. Counts starts and keeps the ceiling of ids ahead of the clock.

#include "node_state.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/base/log.hpp>
#include <parley/cluster/make_cluster.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace parley::cluster {
namespace {

// How far ahead of the clock ids are promised: what a restart may have to skip, and how long the disk may
// stall before ids run out.
constexpr milliseconds promise_ahead{3000};
constexpr milliseconds renew_every{1000};
static_assert(promise_ahead >= 2 * renew_every, "one late renewal must not stop the server");
// The slot that was lost may have promised more than the one that is left.
constexpr milliseconds damaged_slot_margin{60'000};

std::uint64_t seconds_since_snowflake_epoch(std::int64_t now_ms) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(now_ms - snowflake_epoch_ms, 0) / 1000) + 1;
}

// Less is an ordinary restart within the promise of the last life.
constexpr milliseconds clock_behind_told{60'000};

struct promised {
    std::uint64_t epoch;
    std::int64_t floor_ms;
};

promised next_life(node_state_file::contents const& found, clock const& time) {
    auto const now = unix_ms(time.now());
    // A lost file must not repeat the epochs of an earlier life (clients would resume into the wrong one):
    // count from the clock's seconds, which is more than any life before can have started.
    if (found.fresh) return {seconds_since_snowflake_epoch(now), now};
    if (planted("reuse_id_after_restart")) return {found.newest.epoch + 1, 0};
    if (!found.damaged) return {found.newest.epoch + 1, found.newest.ceiling_ms};
    log_warn("node_state.slot_damaged", {{"epoch", found.newest.epoch}});
    return {found.newest.epoch + 2, std::max(found.newest.ceiling_ms, now) + damaged_slot_margin.count()};
}

class local_control_here final : public local_control {
public:
    local_control_here(std::unique_ptr<node_state_file> file, local_control_options options, promised life,
                       clock const& time)
        : file_(std::move(file)),
          on_failure_(std::move(options.on_storage_failure)),
          life_(life),
          time_(time) {}
    ~local_control_here() override { stop(); }

    std::uint64_t epoch() const noexcept override { return life_.epoch; }
    fence fence_of(shard_id shard) const noexcept override { return {shard, life_.epoch}; }
    bool valid() const noexcept override { return valid_.load(std::memory_order_acquire); }
    std::int64_t floor_ms() const noexcept override { return life_.floor_ms; }

    /// Both slots tell of this life before it begins, so that losing one later cannot bring an old epoch
    /// back.
    bool count_start() {
        auto const ceiling = std::max(unix_ms(time_.now()), life_.floor_ms);
        return file_->store(life_.epoch, ceiling) && file_->store(life_.epoch, ceiling);
    }

    void keep(snowflake_generator& ids) override {
        PARLEY_ASSERT(!keeper_.joinable());
        if (!renew(ids)) return fail();
        keeper_ = std::thread([this, &ids] { keep_until_stopped(ids); });
    }

    void stop() noexcept override {
        {
            std::lock_guard const guard(lock_);
            stopping_ = true;
        }
        wake_.notify_all();
        if (keeper_.joinable()) keeper_.join();
    }

private:
    bool renew(snowflake_generator& ids) {
        // With a clock far behind the floor, the newest id leads and the clock follows.
        auto const ceiling = std::max(unix_ms(time_.now()), ids.last_ms()) + promise_ahead.count();
        if (!file_->store(life_.epoch, ceiling)) return false;
        ids.raise_ceiling(ceiling);
        return true;
    }

    void keep_until_stopped(snowflake_generator& ids) {
        std::unique_lock guard(lock_);
        while (!wake_.wait_for(guard, renew_every, [this] { return stopping_; })) {
            guard.unlock();
            bool const renewed = renew(ids);
            guard.lock();
            if (!renewed) return fail();
        }
    }

    void fail() {
        valid_.store(false, std::memory_order_release);
        log_error("node_state.not_durable", {{"epoch", life_.epoch}});
        if (on_failure_) on_failure_();
    }

    std::unique_ptr<node_state_file> file_;
    std::function<void()> on_failure_;
    promised life_;
    clock const& time_;
    std::atomic<bool> valid_{true};
    std::mutex lock_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread keeper_;
};

}  // namespace

std::unique_ptr<local_control> make_local_control(local_control_options options, clock const& time,
                                                  std::string& problem) {
    auto const path = options.state_file;
    node_state_file::contents found;
    auto file = node_state_file::open(path, found, problem);
    if (!file) return nullptr;
    auto const life = next_life(found, time);
    auto const behind_ms = life.floor_ms - unix_ms(time.now());
    // Ids go on from the floor, so their times run ahead of the clock until it has caught up.
    if (behind_ms > clock_behind_told.count())
        log_warn("node_state.clock_behind", {{"seconds", behind_ms / 1000}});
    auto made = std::make_unique<local_control_here>(std::move(file), std::move(options), life, time);
    if (made->count_start()) return made;
    problem = "cannot write " + path + " durably: is the disk full or failing?";
    return nullptr;
}

}  // namespace parley::cluster
