#include "channel_service.hpp"
#include "clockwork.hpp"
#include "directory.hpp"
#include "discovery_service.hpp"
#include "event_service.hpp"
#include "expression_service.hpp"
#include "invite_service.hpp"
#include "keeper_service.hpp"
#include "loaded_people.hpp"
#include "membership_service.hpp"
#include "moderation_service.hpp"
#include "onboarding_service.hpp"
#include "role_service.hpp"
#include "server_service.hpp"
#include "settings_service.hpp"
#include "steward_service.hpp"
#include "template_service.hpp"
#include "vanity_service.hpp"

#include <parley/base/on_core.hpp>
#include <parley/communities/make_communities.hpp>

namespace parley {
namespace {

class bundle final : public communities_bundle {
public:
    bundle(communities_options options, communities_needs needs)
        : gate_(options, std::move(needs)),
          servers_(gate_),
          channels_(gate_),
          roles_(gate_),
          members_(gate_),
          moderation_(gate_),
          invites_(gate_),
          expressions_(gate_),
          people_(gate_),
          settings_(gate_),
          vanities_(gate_),
          onboardings_(gate_),
          templates_(gate_),
          discovery_(gate_),
          events_(gate_),
          steward_(gate_),
          keeper_(gate_) {}

    community_directory& directory() noexcept override { return gate_; }
    parley::communities& servers() noexcept override { return servers_; }
    parley::channels& channels() noexcept override { return channels_; }
    parley::roles& roles() noexcept override { return roles_; }
    parley::memberships& memberships() noexcept override { return members_; }
    parley::moderation& moderation() noexcept override { return moderation_; }
    parley::invites& invites() noexcept override { return invites_; }
    parley::expressions& expressions() noexcept override { return expressions_; }
    expression_usage& emoji() noexcept override { return expressions_; }
    channel_manners_source& manners() noexcept override { return gate_; }
    account_listener& on_account_changes() noexcept override { return members_; }
    server_people& people() noexcept override { return people_; }
    server_settings& settings() noexcept override { return settings_; }
    vanity_words& vanities() noexcept override { return vanities_; }
    parley::onboardings& onboardings() noexcept override { return onboardings_; }
    parley::templates& templates() noexcept override { return templates_; }
    parley::discovery& discovery() noexcept override { return discovery_; }
    parley::scheduled_events& scheduled_events() noexcept override { return events_; }
    void begin(live_accounts& here) override {
        clockwork_ = std::make_unique<clockwork>(gate_, events_, here);
    }
    task<void> close() override {
        if (!clockwork_) co_return;
        auto closing = clockwork_->close();
        co_await on(gate_.needs().cores.at(0), std::move(closing));
    }
    server_steward& steward() noexcept override { return steward_; }
    server_keeper& keeper() noexcept override { return keeper_; }
    void screen_names_with(name_screening& names) noexcept override { gate_.screen_names_with(names); }

private:
    parley::directory gate_;
    server_service servers_;
    channel_service channels_;
    role_service roles_;
    membership_service members_;
    moderation_service moderation_;
    invite_service invites_;
    expression_service expressions_;
    loaded_people people_;
    settings_service settings_;
    vanity_service vanities_;
    onboarding_service onboardings_;
    template_service templates_;
    discovery_service discovery_;
    event_service events_;
    steward_service steward_;
    keeper_service keeper_;
    std::unique_ptr<clockwork> clockwork_;
};

}  // namespace

std::unique_ptr<communities_bundle> make_communities(communities_options options, communities_needs needs) {
    return std::make_unique<bundle>(options, std::move(needs));
}

}  // namespace parley
