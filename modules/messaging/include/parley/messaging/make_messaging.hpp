#pragma once
// Messages and read marks: the rules, and the lane of each channel that commits in order.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/base/snowflake.hpp>
#include <parley/interfaces/services/channel_manners.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/control.hpp>
#include <parley/interfaces/services/event_streams.hpp>
#include <parley/interfaces/services/expressions.hpp>
#include <parley/interfaces/services/house_messages.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/message_purges.hpp>
#include <parley/interfaces/services/messages.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/interfaces/services/presences.hpp>
#include <parley/interfaces/services/screening.hpp>
#include <parley/interfaces/services/steward.hpp>
#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/message_store.hpp>

#include <memory>

namespace parley::messaging {

/// All of them outlive the module.
struct needs {
    message_store& store;
    read_mark_store& marks;
    community_directory& directory;
    event_streams& streams;
    parley::control& control;
    parley::cores& cores;
    snowflake_generator& ids;
    clock const& time;
    metrics& meters;
    parley::presences& presences;
    parley::accounts& accounts;
    channel_manners_source& manners;
    expression_usage& emoji;
    message_screening& screening;
    server_steward& steward;
};

class service {
public:
    virtual ~service() = default;  // after drain(), or after the cores have stopped
    virtual parley::messages& messages() noexcept = 0;
    virtual parley::read_marks& read_marks() noexcept = 0;
    virtual parley::house_messages& house() noexcept = 0;
    virtual message_purges& purges() noexcept = 0;
    /// Refuses new changes, waits for those in flight and writes the read marks that wait. Any core; once.
    virtual task<void> drain() = 0;
};

/// Before or after the cores have started.
std::unique_ptr<service> make_messaging(needs from);

}  // namespace parley::messaging
