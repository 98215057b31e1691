#pragma once
// People and bots, and who is asking.

#include <parley/base/id.hpp>

#include <string>

namespace parley {

enum class account_kind : std::uint8_t { person = 0, bot = 1 };

struct account {
    account_id id;
    std::string name;          ///< as written; unique without case
    std::string display_name;  ///< what others see; the name until changed
    account_kind kind = account_kind::person;
    bool admin = false;  ///< of the instance
    bool disabled = false;
    account_id owner;  ///< of a bot; zero for people
    wall_time created_at;
    std::string avatar{};        ///< the name of an asset, or empty
    std::string bio{};           ///< ≤ 190 characters
    bool age_confirmed = false;  ///< said once that they may see what is age-restricted
    friend bool operator==(account const&, account const&) = default;
};

/// Who makes a request: the checked outcome of a token. Kept small; copied freely.
struct principal {
    account_id account;
    login_id login;  ///< zero for tokens that have no login row (an identity provider's JWT)
    account_kind kind = account_kind::person;
    bool admin = false;
};

enum class login_kind : std::uint8_t { session = 0, bot = 1, service = 2 };

/// A credential that lives: a web log-in, a bot's token, a service token. The secret itself is never kept,
/// only its SHA-256.
struct login {
    login_id id;
    account_id account;
    login_kind kind = login_kind::session;
    wall_time created_at;
    wall_time last_used_at;  ///< to the hour or so
    std::string user_agent;  ///< ≤ 200 bytes, as sent
};

}  // namespace parley
