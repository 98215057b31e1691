#pragma once
// What happens by itself: events begin and end, temporary members leave.

#include "event_service.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/interfaces/services/live_accounts.hpp>

#include <map>
#include <memory>

namespace parley {

/// Runs on the first core. Nothing is kept that a restart would lose: the stores say what is due.
class clockwork {
public:
    clockwork(directory& gate, event_service& events, live_accounts& here);
    /// On the first core.
    task<void> close();

private:
    using place = temporary_member_store::place;

    void tick();
    static task<void> run(clockwork* self);
    task<result<void>> look_after_guests();
    task<result<void>> look_at(place const& guest, mono_time now);
    task<result<void>> part_at_home(place guest);

    directory& gate_;
    event_service& events_;
    live_accounts& here_;
    task_scope scope_;
    wall_time next_events_{};
    mono_time next_guests_{};
    std::map<place, mono_time> absent_since_;
    std::unique_ptr<ticker> ticker_;
};

}  // namespace parley
