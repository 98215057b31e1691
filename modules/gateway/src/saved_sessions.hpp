#pragma once
// Sessions that wait for their resume, as one life of the process leaves them for the next.

#include "session_key.hpp"

#include <parley/base/clock.hpp>
#include <parley/model/account.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::sessions {

/// As little as memory keeps: who may come back to what. A key opens nothing without a token of the account,
/// and no token is here.
struct saved_session {
    account_id account;
    login_id login;
    session_key key;
    milliseconds left{0};  // that it may still be resumed
};

std::string write_saved_sessions(std::vector<saved_session> const& all);
/// Nothing when it is not, to the last byte, what the writer wrote.
std::optional<std::vector<saved_session>> read_saved_sessions(std::string_view bytes);

}  // namespace parley::sessions
