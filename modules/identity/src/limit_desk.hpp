#pragma once
// The one set of login limits of this process, which lives on the first core.

#include "core_state.hpp"

namespace parley::identity {

class limit_desk {
public:
    explicit limit_desk(context& all) : all_(all) {}

    using outcome = login_limits::outcome;
    /// identity_errc::rate_limited. `peer` empty: only the name counts.
    task<result<login_limits::ticket>> admit(std::string name, std::string peer);
    task<void> settle(login_limits::ticket which, outcome how);
    task<result<void>> admit_sign_up(std::string peer);

private:
    task<std::optional<login_limits::ticket>> admit_here(std::string name, std::string network);
    task<void> settle_here(login_limits::ticket which, outcome how);
    task<bool> admit_sign_up_here(std::string network);

    context& all_;
    login_limits limits_;
};

}  // namespace parley::identity
