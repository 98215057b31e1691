#pragma once
// What only the operator may do to an account.

#include "core_state.hpp"

namespace parley::identity {

class operator_desk final : public account_control {
public:
    explicit operator_desk(context& all) : all_(all) {}

    task<result<void>> set_disabled(account_id who, bool disabled) override;
    task<result<void>> reset_password(account_id who, std::string password) override;

private:
    task<result<void>> set_disabled_at_home(account_id who, bool disabled);
    task<std::vector<account_id>> forget_everywhere(account_id who);
    task<void> end_connections(account_id who, std::vector<login_id> logins);

    context& all_;
};

}  // namespace parley::identity
