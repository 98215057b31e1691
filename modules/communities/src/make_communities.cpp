#include "channel_service.hpp"
#include "directory.hpp"
#include "expression_service.hpp"
#include "invite_service.hpp"
#include "loaded_people.hpp"
#include "membership_service.hpp"
#include "moderation_service.hpp"
#include "role_service.hpp"
#include "server_service.hpp"

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
          people_(gate_) {}

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
};

}  // namespace

std::unique_ptr<communities_bundle> make_communities(communities_options options, communities_needs needs) {
    return std::make_unique<bundle>(options, std::move(needs));
}

}  // namespace parley
