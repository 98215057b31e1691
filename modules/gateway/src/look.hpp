#pragma once
// What an account sees of a server now: checked, subscribed and read in one turn of the server's home core.

#include <parley/base/task.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/event_streams.hpp>

#include <optional>
#include <vector>

namespace parley::sessions {

struct look_wanted {
    server_id server;
    std::optional<stream_position> after;  ///< for a resume: what came since, instead of the channels
};

struct look {
    enum class outcome : std::uint8_t {
        seen,         ///< one subscription has been made for it
        hidden,       ///< not a member (any more)
        unavailable,  ///< a store could not answer
    };
    server_id server;
    outcome what = outcome::hidden;
    stream_position at;
    server_view view;                                      ///< at `at`; for a resume without the channels
    std::optional<std::vector<encoded_event_ptr>> missed;  ///< for a resume; nothing = no longer held
};

class onlooker {
public:
    struct needs {
        parley::cores& cores;
        community_directory& directory;
        event_streams& events;
    };
    /// Subscribes on behalf of `home`, and runs its side-by-side work in `scope`, which is that core's.
    onlooker(needs given, core& home, task_scope& scope) : needs_(given), home_(home), scope_(scope) {}

    /// Called on, and resumes on, `home`. The answers come in no order; none is lost, though some may be
    /// missing at shutdown.
    task<std::vector<look>> look_at(principal who, std::vector<look_wanted> wanted);

private:
    struct gathering;
    class arrival;
    static task<void> lane(onlooker* self, arrival when_done, core* there, principal who,
                           std::vector<look_wanted> wanted);
    task<std::vector<look>> look_in_turn(principal who, std::vector<look_wanted> wanted);
    task<look> look_at_one(principal who, look_wanted wanted);

    needs needs_;
    core& home_;
    task_scope& scope_;
};

}  // namespace parley::sessions
