#pragma once
// A fresh login for somebody who has proved who they are.

#include "core_state.hpp"

namespace parley::identity {

struct opening {
    account_id account;
    login_kind kind = login_kind::session;
    std::string user_agent;
    /// What proved it: a login must not outlive the password that opened it.
    std::optional<std::string> expected_hash;
};

/// Any core. identity_errc::invalid_credentials when the account is disabled or its password has changed
/// since. A session too many ends the one that was unused for longest.
task<result<issued_login>> open_login(context& all, opening wanted);

}  // namespace parley::identity
