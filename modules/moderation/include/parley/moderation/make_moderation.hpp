#pragma once
// What keeps servers orderly: screening, reports, notes, acts on many, raids.

#include <parley/base/core.hpp>
#include <parley/base/snowflake.hpp>
#include <parley/interfaces/services/event_streams.hpp>
#include <parley/interfaces/services/house_messages.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/instance_desk.hpp>
#include <parley/interfaces/services/message_purges.hpp>
#include <parley/interfaces/services/messages.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/interfaces/services/moderation_desk.hpp>
#include <parley/interfaces/services/screening.hpp>
#include <parley/interfaces/services/steward.hpp>
#include <parley/interfaces/stores/moderation_store.hpp>
#include <parley/interfaces/stores/retention_store.hpp>

#include <functional>
#include <memory>

namespace parley::watch {

struct watch_options {
    milliseconds retention_every{300'000};  ///< between two rounds over the channels that forget
};

/// All of them outlive the module.
struct needs {
    parley::cores& cores;
    screening_store& rules;
    report_store& reports;
    note_store& notes;
    purge_store& purges;
    audit_sweeper& sweeper;
    audit_store& audit;
    ban_store& bans;
    instance_store& instance;
    community_directory& directory;
    server_steward& steward;
    parley::memberships& members;
    parley::moderation& bans_desk;
    parley::accounts& accounts;
    server_keeper& keeper;
    /// Of identity: ends every login of who is disabled. Any core.
    std::function<task<result<void>>(account_id, bool)> set_disabled;
    event_streams& events;
    snowflake_generator& ids;
    clock const& time;
    metrics& meters;
    retention_store& forgetting;
    watch_options options{};
};

/// Also a listener: `events.listen(watch)`, before the cores start.
class service : public event_listener {
public:
    virtual message_screening& messages() noexcept = 0;
    virtual name_screening& names() noexcept = 0;
    virtual screening_rules& rules() noexcept = 0;
    virtual parley::reports& reports() noexcept = 0;
    virtual parley::notes& notes() noexcept = 0;
    virtual parley::mass_actions& mass_actions() noexcept = 0;
    virtual parley::sanctions& sanctions() noexcept = 0;
    virtual parley::instance_desk& instance() noexcept = 0;
    /// Once, before the cores run: messaging stands on the screening, so it is made after it.
    virtual void speak_through(house_messages& house, message_purges& purges,
                               parley::messages& messages) noexcept = 0;
    /// Goes on with what a stop or a crash left, and begins the daily sweep. From a core, once.
    virtual task<void> begin() = 0;
    /// Does what hits have asked for and ends the rest. From a core, after the edges and before messaging.
    /// Once.
    virtual task<void> drain() = 0;
};

/// Before the cores start.
std::unique_ptr<service> make_moderation(needs from);

}  // namespace parley::watch
