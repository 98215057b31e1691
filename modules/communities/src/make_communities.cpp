#include "directory.hpp"
#include "invite_service.hpp"
#include "membership_service.hpp"
#include "server_service.hpp"

#include <parley/communities/make_communities.hpp>

namespace parley {
namespace {

class bundle final : public communities_bundle {
public:
    bundle(communities_options options, communities_needs needs)
        : gate_(options, std::move(needs)), servers_(gate_), members_(gate_), invites_(gate_) {}

    community_directory& directory() noexcept override { return gate_; }
    parley::communities& servers() noexcept override { return servers_; }
    parley::memberships& memberships() noexcept override { return members_; }
    parley::invites& invites() noexcept override { return invites_; }
    account_listener& on_account_changes() noexcept override { return members_; }

private:
    parley::directory gate_;
    server_service servers_;
    membership_service members_;
    invite_service invites_;
};

}  // namespace

std::unique_ptr<communities_bundle> make_communities(communities_options options, communities_needs needs) {
    return std::make_unique<bundle>(options, std::move(needs));
}

}  // namespace parley
