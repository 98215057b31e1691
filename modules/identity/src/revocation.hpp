#pragma once
// The second half of every revocation: once the fact is durable, no core may believe it otherwise.

#include "core_state.hpp"

#include <vector>

namespace parley::identity {

/// Runs on the account's home core. Returns when every core has forgotten these logins and whoever holds
/// connections has ended theirs: then the caller may be answered.
task<void> logins_are_gone(context& all, account_id account, std::vector<login_id> logins);

/// The same for every token of these accounts, JWTs included; tells nobody.
task<void> forget_tokens_everywhere(context& all, std::vector<account_id> accounts);

/// After an account's row has changed: every core reads it anew.
task<void> forget_account_everywhere(context& all, account_id account);

}  // namespace parley::identity
