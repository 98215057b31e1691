#pragma once
// Is this the password of that name? The same work and the same answer for names that nobody has.

#include "limit_desk.hpp"

namespace parley::identity {

/// A hasher's error in the words of this room.
error_code as_login_error(error_code why);

struct password_claim {
    std::string name;
    std::string password;
    std::string peer;  ///< empty: somebody who is logged in already
};

class password_check {
public:
    password_check(context& all, limit_desk& limits) : all_(all), limits_(limits) {}

    /// The account's row as it was when the password matched. identity_errc::invalid_credentials,
    /// ::rate_limited,
    /// ::busy, storage errors.
    task<result<account_row>> check(password_claim claim);

private:
    task<result<account_row>> compare(std::string name, std::string password);
    task<result<void>> strengthen(account_row& row, std::string password);

    context& all_;
    limit_desk& limits_;
};

}  // namespace parley::identity
