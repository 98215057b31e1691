#pragma once
// Bearer token → principal. Warm: one digest and one look-up in this core's memory.

#include "core_state.hpp"
#include "external_accounts.hpp"

namespace parley::identity {

class bearer_authenticator final : public authenticator {
public:
    bearer_authenticator(context& all, external_accounts& external) : all_(all), external_(external) {}

    task<result<principal>> authenticate(std::string token) override;

private:
    /// What a look-up found, and how long this core may believe it.
    struct found {
        principal who;
        account_id owner;  ///< of a bot
        wall_time until;
    };
    task<result<principal>> look_up(std::string token, token_digest digest);
    task<result<principal>> read_until_settled(std::string token, token_digest digest);
    task<result<found>> read_once(std::string token, token_digest digest);
    task<result<found>> read_login(token_digest digest);
    task<result<found>> read_jwt(std::string token);
    task<result<account>> active_account(account_id id);
    void note_use(login const& which);
    task<void> touch(login_id which, wall_time at);

    context& all_;
    external_accounts& external_;
};

}  // namespace parley::identity
