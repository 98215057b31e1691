#include "look.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/base/on_core.hpp>
#include <parley/base/suspend.hpp>

#include <functional>
#include <iterator>
#include <utility>

namespace parley::sessions {

/// Lanes that are under way, and who waits for the last of them.
struct onlooker::gathering {
    std::vector<look> found;
    std::size_t lanes = 0;
    std::function<void(bool)> resume;
};

/// Counts a lane off, however it ends.
class onlooker::arrival {
public:
    explicit arrival(std::shared_ptr<gathering> of) : of_(std::move(of)) { ++of_->lanes; }
    arrival(arrival&&) noexcept = default;
    arrival& operator=(arrival&&) = delete;
    ~arrival() {
        if (of_ && --of_->lanes == 0 && of_->resume) of_->resume(true);
    }
    std::vector<look>& found() { return of_->found; }

private:
    std::shared_ptr<gathering> of_;
};

task<std::vector<look>> onlooker::look_at(principal who, std::vector<look_wanted> wanted) {
    PARLEY_ASSERT(home_.is_current());
    // One hop carries many servers; a few lanes per core keep one cold server from holding up the rest.
    std::vector<std::vector<look_wanted>> lanes(needs_.cores.size() * gateway_limits::looks_per_core_max);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto const there = needs_.cores.home_of(wanted[i].server).index();
        lanes[there * gateway_limits::looks_per_core_max + i % gateway_limits::looks_per_core_max].push_back(
            wanted[i]);
    }
    auto together = std::make_shared<gathering>();
    {
        arrival const all_started(together);  // no lane is the last before every one has begun
        for (auto& some : lanes) {
            if (some.empty()) continue;
            auto& there = needs_.cores.home_of(some.front().server);
            scope_.spawn(lane(this, arrival(together), &there, who, std::move(some)));
        }
    }
    if (together->lanes > 0) {
        std::function<void(resume_with<bool>)> begin = [together](resume_with<bool> resume) {
            together->resume = std::move(resume);
        };
        co_await suspend_until<bool>(std::move(begin));
    }
    co_return std::move(together->found);
}

task<void> onlooker::lane(onlooker* self, arrival when_done, core* there, principal who,
                          std::vector<look_wanted> wanted) {
    auto work = self->look_in_turn(who, std::move(wanted));
    auto found = co_await on(*there, std::move(work));
    std::move(found.begin(), found.end(), std::back_inserter(when_done.found()));
}

task<std::vector<look>> onlooker::look_in_turn(principal who, std::vector<look_wanted> wanted) {
    std::vector<look> found;
    found.reserve(wanted.size());
    for (auto const& each : wanted)
        found.push_back(co_await look_at_one(who, each));
    co_return found;
}

task<look> onlooker::look_at_one(principal who, look_wanted wanted) {
    look seen;
    seen.server = wanted.server;
    auto const access = co_await needs_.directory.access_server(who, wanted.server, std::nullopt);
    bool const unchecked = planted("replay_without_recheck") && wanted.after.has_value();
    if (access.has_error() && !unchecked) {
        bool const decided = access.error() == community_errc::not_found ||
                             access.error() == community_errc::missing_permission;
        seen.what = decided ? look::outcome::hidden : look::outcome::unavailable;
        co_return seen;
    }
    // No suspension from here on: the right to look, the position and what is seen belong to one moment.
    auto const stream = stream_id::of_server(wanted.server);
    seen.what = look::outcome::seen;
    seen.at = needs_.events.subscribe(stream, home_.index());
    if (access.has_value()) seen.view = needs_.directory.view_now(*access);
    if (wanted.after) {
        auto from = *wanted.after;
        if (planted("resume_off_by_one")) ++from.seq;
        seen.missed = needs_.events.replay(stream, from);
        seen.view.channels = {};  // only who sees what matters
        seen.view.last_messages = {};
    }
    co_return seen;
}

}  // namespace parley::sessions
