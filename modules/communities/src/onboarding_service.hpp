#pragma once
// The onboarding of a server: showing it, writing it, answering it.

#include "directory.hpp"

#include <parley/interfaces/services/onboardings.hpp>

namespace parley {

class onboarding_service final : public onboardings {
public:
    explicit onboarding_service(directory& gate) : gate_(gate) {}

    task<result<visible<onboarding>>> show(principal who, server_id server) override;
    task<result<visible<onboarding>>> put(act by, server_id server, onboarding wanted) override;
    task<result<visible<member_view>>> answer(principal who, onboarding_answers given) override;

private:
    task<result<visible<onboarding>>> show_at_home(principal who, server_id server);
    task<result<visible<onboarding>>> put_at_home(act by, server_id server, onboarding wanted);
    task<result<visible<member_view>>> answer_at_home(principal who, onboarding_answers given,
                                                      account person);

    directory& gate_;
};

}  // namespace parley
