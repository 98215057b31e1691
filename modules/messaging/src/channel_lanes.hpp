#pragma once
// All lanes of one core: made when a change comes, gone when nothing waits.

#include "lane.hpp"

#include <parley/base/task_scope.hpp>

#include <memory>
#include <unordered_map>

namespace parley::messaging {

/// Home core only.
class channel_lanes {
public:
    channel_lanes(needs const& around, lane_counters& counters, core& home);

    /// Resumes when the change is settled. messaging_errc::lane_full, ::unavailable (draining), the gate's
    /// errors (the right was lost meanwhile), the store's errors.
    task<draft_answer> commit(channel_access access, draft what);
    /// Refuses what comes, and returns when no lane is left.
    task<void> drain();
    std::size_t lanes() const noexcept { return lanes_.size(); }

private:
    class lane_end;
    task<void> run(channel_id channel);
    void start(channel_id channel);
    bool has_room_for(channel_id channel, draft const& what) const;
    void ended(channel_id channel);

    needs const& around_;
    lane_counters& counters_;
    std::unordered_map<channel_id, std::unique_ptr<lane>> lanes_;
    std::size_t unsettled_ = 0;
    bool draining_ = false;
    std::function<void()> when_empty_;
    task_scope runs_;
};

}  // namespace parley::messaging
