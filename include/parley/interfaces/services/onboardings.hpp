#pragma once
// What greets who joins: rules, a welcome, and questions whose answers give roles. Any core may call; see
// communities.hpp.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/model/onboarding.hpp>

#include <utility>
#include <vector>

namespace parley {

struct onboarding_answers {
    server_id server{};
    bool accept_rules = false;
    /// Every question at most once. Questions that are not named keep the answers they have.
    std::vector<std::pair<question_id, std::vector<option_id>>> answers{};
};

class onboardings {
public:
    virtual ~onboardings() = default;
    /// For members, pending ones too; without the channels that they may not see.
    virtual task<result<visible<onboarding>>> show(principal who, server_id server) = 0;
    /// With permission::manage_server; options give only roles below one's own highest, and none with power
    /// over others. Ids that are zero, or not of this server's onboarding so far, are given anew.
    virtual task<result<visible<onboarding>>> put(act by, server_id server, onboarding wanted) = 0;
    /// Makes oneself a full member, with the roles of the options chosen and without those of the others.
    /// growth_errc::invalid_answer; a role that is gone or has become powerful since is not given.
    virtual task<result<visible<member_view>>> answer(principal who, onboarding_answers given) = 0;
};

}  // namespace parley
