#pragma once
// The lists of members that sessions look at, and members found by name.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/event_streams.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/member_lists.hpp>
#include <parley/interfaces/services/presence_board.hpp>
#include <parley/interfaces/services/server_people.hpp>

#include <memory>

namespace parley {

struct roster_options {
    std::size_t large_server_members = 1'000;  ///< above it those who are offline are not listed
    milliseconds list_window{1'000};           ///< between two changes told of one list
    milliseconds step{100};                    ///< how often changed lists are looked at
    milliseconds retry{1'000};                 ///< after a store could not answer
    std::size_t rows_max = 1'000'000;          ///< per core, of all lists; beyond it no further list is made
    std::size_t names_max = 1'000'000;  ///< per core, of all servers; the least recently used are forgotten
    seconds names_kept{600};            ///< of a server that nobody looks at or searches
};

struct roster_needs {
    parley::cores& cores;
    clock const& time;
    community_directory& directory;
    server_people& people;
    presence_board& presences;
    parley::accounts& accounts;
};

/// Also a listener of events and of presence, on the servers' home cores.
class roster_service : public member_lists, public event_listener, public presence_listener {
public:
    /// Who passes on what is told. Before the cores start.
    virtual void deliver_to(member_list_sink& sink) = 0;
    /// Ends its running work. From a core, before the cores stop. Idempotent.
    virtual task<void> close() = 0;
};

std::unique_ptr<roster_service> make_rosters(roster_options options, roster_needs needs);

}  // namespace parley
