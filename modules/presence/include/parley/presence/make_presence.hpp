#pragma once
// Who is here and how, per account and per server, told in gathered changes.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/event_streams.hpp>
#include <parley/interfaces/services/live_accounts.hpp>
#include <parley/interfaces/services/presence_board.hpp>
#include <parley/interfaces/services/presences.hpp>
#include <parley/interfaces/services/server_people.hpp>
#include <parley/interfaces/stores/presence_store.hpp>

#include <memory>

namespace parley {

struct presence_options {
    milliseconds offline_grace{3'000};  ///< a page reload must not flicker
    milliseconds window{100};           ///< at most one change per server in it; at once after quiet
    milliseconds big_window{1'000};     ///< in servers with more than `big_online` online
    std::size_t big_online = 1'000;
    std::size_t large_server_members = 1'000;  ///< above it nobody is told: lists show who is looked at
    milliseconds step{50};  ///< how often gathered changes, graces and what expires are looked at
    milliseconds retry{
        1'000};  ///< after a store could not say what an account chose, or where it is a member
};

struct presence_needs {
    parley::cores& cores;
    clock const& time;
    event_streams& events;
    community_directory& directory;
    presence_store& choices;
    server_people& people;
};

/// Also a listener: `events.listen(presence)`, before the cores start.
class presence_service : public presences,
                         public presence_board,
                         public live_accounts,
                         public event_listener {
public:
    /// Before the cores start.
    virtual void report_to(presence_listener& who) = 0;
    /// Ends its running work; nothing is told any more. From a core, before the cores stop. Idempotent.
    virtual task<void> close() = 0;
};

std::unique_ptr<presence_service> make_presence(presence_options options, presence_needs needs);

}  // namespace parley
