#include "channel_lanes.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/suspend.hpp>

#include <utility>

namespace parley::messaging {
namespace {

struct all_ended {};

/// Counts one draft for as long as its caller waits.
class counted {
public:
    explicit counted(std::size_t& count) : count_(count) { ++count_; }
    ~counted() { --count_; }
    counted(counted const&) = delete;
    counted& operator=(counted const&) = delete;

private:
    std::size_t& count_;
};

}  // namespace

/// Takes the lane away however its run ends; drafts that still wait in it are answered by their slots.
class channel_lanes::lane_end {
public:
    lane_end(channel_lanes& in, channel_id channel) : in_(in), channel_(channel) {}
    ~lane_end() { in_.ended(channel_); }
    lane_end(lane_end const&) = delete;
    lane_end& operator=(lane_end const&) = delete;

private:
    channel_lanes& in_;
    channel_id channel_;
};

channel_lanes::channel_lanes(needs const& around, lane_counters& counters, core& home)
    : around_(around), counters_(counters), runs_(home, "messaging.lanes") {}

task<draft_answer> channel_lanes::commit(channel_access access, draft what) {
    if (draining_) co_return error_code{messaging_errc::unavailable};
    if (!has_room_for(access.channel(), what)) {
        counters_.refused_full.add();
        co_return error_code{messaging_errc::lane_full};
    }
    counted waits(unsettled_);
    auto [at, made] = lanes_.try_emplace(access.channel());
    if (made) at->second = std::make_unique<lane>(around_, counters_, access.server());
    auto& in = *at->second;
    std::function<void(resume_with<draft_answer>)> enter = [this, &in, &what, is_new = made,
                                                            channel = access.channel()](auto resume) {
        what.answer = answer_slot(std::move(resume));
        in.add(std::move(what));
        if (is_new) start(channel);
    };
    co_return co_await suspend_until<draft_answer>(std::move(enter));
}

/// The run begins at once, on this stack: an idle channel does not wait. What comes while it is at the store
/// waits.
void channel_lanes::start(channel_id channel) {
    bool started = runs_.spawn(run(channel));
    PARLEY_ASSERT(started);  // the scope closes only after draining_ is set, and then no lane is made
}

bool channel_lanes::has_room_for(channel_id channel, draft const& what) const {
    auto at = lanes_.find(channel);
    return unsettled_ < core_drafts_max && (at == lanes_.end() || at->second->has_room_for(what));
}

task<void> channel_lanes::run(channel_id channel) {
    lane_end at_the_end(*this, channel);
    auto& mine = *lanes_.at(channel);  // only this run removes it
    while (!mine.empty())
        co_await mine.commit_next();
}

void channel_lanes::ended(channel_id channel) {
    lanes_.erase(channel);
    if (lanes_.empty() && when_empty_) std::exchange(when_empty_, nullptr)();
}

task<void> channel_lanes::drain() {
    draining_ = true;
    if (!lanes_.empty()) {
        std::function<void(resume_with<all_ended>)> wait = [this](resume_with<all_ended> resume) {
            when_empty_ = [resume] { resume({}); };
        };
        co_await suspend_until<all_ended>(std::move(wait));
    }
    co_await runs_.close();
}

}  // namespace parley::messaging
