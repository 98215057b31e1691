#include "channel_service.hpp"
#include "directory.hpp"
#include "invite_service.hpp"
#include "keeper_service.hpp"
#include "membership_service.hpp"
#include "moderation_service.hpp"
#include "role_service.hpp"
#include "server_service.hpp"
#include "steward_service.hpp"

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
          steward_(gate_),
          keeper_(gate_) {}

    community_directory& directory() noexcept override { return gate_; }
    parley::communities& servers() noexcept override { return servers_; }
    parley::channels& channels() noexcept override { return channels_; }
    parley::roles& roles() noexcept override { return roles_; }
    parley::memberships& memberships() noexcept override { return members_; }
    parley::moderation& moderation() noexcept override { return moderation_; }
    parley::invites& invites() noexcept override { return invites_; }
    account_listener& on_account_changes() noexcept override { return members_; }
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
    steward_service steward_;
    keeper_service keeper_;
};

}  // namespace

std::unique_ptr<communities_bundle> make_communities(communities_options options, communities_needs needs) {
    return std::make_unique<bundle>(options, std::move(needs));
}

}  // namespace parley
