#pragma once
// Servers, channels, members and invites, and the gate in front of them.

#include <parley/base/core.hpp>
#include <parley/base/snowflake.hpp>
#include <parley/interfaces/services/assets.hpp>
#include <parley/interfaces/services/channel_manners.hpp>
#include <parley/interfaces/services/discovery.hpp>
#include <parley/interfaces/services/event_streams.hpp>
#include <parley/interfaces/services/expressions.hpp>
#include <parley/interfaces/services/house_messages.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/instance_desk.hpp>
#include <parley/interfaces/services/live_accounts.hpp>
#include <parley/interfaces/services/memberships.hpp>
#include <parley/interfaces/services/onboardings.hpp>
#include <parley/interfaces/services/scheduled_events.hpp>
#include <parley/interfaces/services/screening.hpp>
#include <parley/interfaces/services/server_people.hpp>
#include <parley/interfaces/services/server_settings.hpp>
#include <parley/interfaces/services/steward.hpp>
#include <parley/interfaces/services/templates.hpp>
#include <parley/interfaces/services/vanity_words.hpp>
#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/expression_store.hpp>
#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/message_store.hpp>
#include <parley/model/asset.hpp>

#include <functional>
#include <memory>
#include <string>

namespace parley {

struct communities_options {
    std::size_t loaded_servers_max =
        50'000;  ///< per core: what is kept in memory; the least recently used go first
};

struct communities_needs {
    parley::cores& cores;
    community_store& servers;
    member_store& members;
    invite_store& invites;
    ban_store& bans;
    audit_store& audit;
    message_store& messages;
    parley::accounts& accounts;
    event_streams& events;
    snowflake_generator& ids;
    clock const& time;
    std::function<std::string()> make_invite_code;  ///< ≥ 64 random bits, URL-safe
    expression_store& expressions;
    parley::assets& assets;
    growth_stores growth;
    /// Says that such a picture is there and keeps it from being collected; its error otherwise.
    std::function<task<result<void>>(std::string name, asset_purpose purpose)> claim_picture;
    std::function<void(house_message)> say;  ///< never blocks
};

/// One thing with several faces; all references live as long as the bundle.
class communities_bundle {
public:
    virtual ~communities_bundle() = default;
    virtual community_directory& directory() noexcept = 0;
    virtual parley::communities& servers() noexcept = 0;
    virtual parley::channels& channels() noexcept = 0;
    virtual parley::roles& roles() noexcept = 0;
    virtual parley::memberships& memberships() noexcept = 0;
    virtual parley::moderation& moderation() noexcept = 0;
    virtual parley::invites& invites() noexcept = 0;
    virtual parley::expressions& expressions() noexcept = 0;
    virtual expression_usage& emoji() noexcept = 0;
    virtual channel_manners_source& manners() noexcept = 0;
    virtual account_listener& on_account_changes() noexcept = 0;
    virtual server_people& people() noexcept = 0;
    virtual parley::server_settings& settings() noexcept = 0;
    virtual parley::vanity_words& vanities() noexcept = 0;
    virtual parley::onboardings& onboardings() noexcept = 0;
    virtual parley::templates& templates() noexcept = 0;
    virtual parley::discovery& discovery() noexcept = 0;
    virtual parley::scheduled_events& scheduled_events() noexcept = 0;
    /// From here on events begin and end, and temporary members leave. Once, before or after the cores start.
    virtual void begin(live_accounts& here) = 0;
    /// Ends what `begin` began. From a core, before the cores stop. Idempotent.
    virtual task<void> close() = 0;
    virtual server_steward& steward() noexcept = 0;
    virtual server_keeper& keeper() noexcept = 0;
    /// Once, before the cores run: the screening stands on this room.
    virtual void screen_names_with(name_screening& names) noexcept = 0;
};

std::unique_ptr<communities_bundle> make_communities(communities_options options, communities_needs needs);

}  // namespace parley
