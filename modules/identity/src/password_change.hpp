#pragma once
// A new password, and the end of every login that the old one opened.

#include "password_check.hpp"

namespace parley::identity {

/// Checks the current one first. identity_errc::no_password, ::invalid_password, and as password_check.
task<result<void>> change_password(context& all, password_check& passwords, principal who,
                                   std::string current, std::string wanted);

/// On the account's home core. With `expected_hash`, only while the stored one is still that. Every login but
/// `keep` ends before the caller is answered.
task<result<void>> replace_password(context& all, account_id id, std::optional<std::string> expected_hash,
                                    std::string new_hash, login_id keep);

}  // namespace parley::identity
