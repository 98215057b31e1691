#pragma once
// Log-in by password, sign-up, set-up, and the list of one's logins.

#include "password_check.hpp"

namespace parley::identity {

class login_desk final : public logins {
public:
    login_desk(context& all, limit_desk& limits, password_check& passwords)
        : all_(all), limits_(limits), passwords_(passwords) {}

    task<result<issued_login>> log_in(login_attempt attempt) override;
    task<result<issued_login>> register_account(sign_up wanted) override;
    task<result<issued_login>> set_up_owner(std::string setup_token, login_attempt as) override;
    task<result<std::vector<login>>> list(principal who) override;
    task<result<void>> revoke(principal who, login_id which) override;
    task<result<void>> revoke_others(principal who) override;
    task<result<issued_login>> issue(account_id account, login_kind kind) override;

private:
    task<result<void>> may_sign_up(sign_up const& wanted);
    task<result<void>> revoke_at_home(account_id account, login_id which);
    task<result<void>> revoke_all_at_home(account_id account, login_id keep);

    context& all_;
    limit_desk& limits_;
    password_check& passwords_;
};

}  // namespace parley::identity
