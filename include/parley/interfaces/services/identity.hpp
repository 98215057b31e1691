#pragma once
// Accounts and credentials: who someone is, and proof of it. Any core may call; each call resumes on the
// caller's core.

#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/model/account.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

enum class identity_errc {
    ok = 0,
    invalid_credentials = 1,   ///< 401: wrong name or password; the same for an unknown name
    invalid_token = 2,         ///< 401: no such token, expired or revoked, or the account is disabled
    name_taken = 3,            ///< 409
    invalid_name = 4,          ///< 400: `name` breaks the rule of its limit
    invalid_password = 5,      ///< 400: `password` is too short or too long
    invalid_display_name = 6,  ///< 400
    sign_up_closed = 7,        ///< 403
    invite_required = 8,       ///< 403
    setup_done = 9,            ///< 409: there is an owner already
    invalid_setup_token = 10,  ///< 403
    rate_limited = 11,         ///< 429
    not_found = 12,            ///< 404
    busy = 13,                 ///< 503: the hashing queue is full
    oidc_off = 14,             ///< 404: no identity provider is configured
    oidc_refused = 15,         ///< 403: the provider said no, or its answer did not verify
    oidc_unavailable = 16,     ///< 502: the provider cannot be reached
    no_password = 17,          ///< 409: the account logs in through the identity provider
    invalid_bio = 18,          ///< 400, field `bio`: more than 190 characters, or unreadable
};
constexpr char const* category_name(identity_errc) noexcept {
    return "identity";
}
char const* describe(identity_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(identity_errc)

/// Turns a bearer token into who asks. Warm: memory of the calling core, no I/O.
class authenticator {
public:
    virtual ~authenticator() = default;
    /// Login, bot or service token, or a JWT of the configured issuer. identity_errc::invalid_token, storage
    /// errors.
    virtual task<result<principal>> authenticate(std::string token) = 0;
};

/// Told, on the account's home core, after the fact is durable and before the caller is answered.
class login_listener {
public:
    virtual ~login_listener() = default;
    /// Returns when no connection of these logins can act or receive any more.
    virtual task<void> on_logins_revoked(account_id account, std::vector<login_id> logins) = 0;
};
class account_listener {
public:
    virtual ~account_listener() = default;
    virtual task<void> on_account_changed(account who) = 0;
};

struct new_account {
    std::string name;
    std::string password;  ///< empty only for bots
    account_kind kind = account_kind::person;
    bool admin = false;
    account_id owner;  ///< of a bot
};

/// What somebody changes of themselves; what is not set stays.
struct profile_edit {
    std::optional<std::string> display_name{};
    std::optional<std::string> bio{};     ///< empty = none
    std::optional<std::string> avatar{};  ///< an asset brought as an avatar; empty = none
    std::optional<bool> age_confirmed{};
};

class accounts {
public:
    virtual ~accounts() = default;
    /// No sign-up rules apply: for the command line and the set-up. Enforces names and passwords.
    virtual task<result<account>> create(new_account wanted) = 0;
    virtual task<result<account>> find(account_id id) = 0;  ///< cached per core
    /// In the order asked; absent ids are left out.
    virtual task<result<std::vector<account>>> find_many(std::vector<account_id> ids) = 0;
    virtual task<result<account>> find_by_name(std::string name) = 0;
    /// asset_errc::invalid_asset when there is no such avatar.
    virtual task<result<account>> change_profile(principal who, profile_edit edit) = 0;
    virtual task<result<void>> change_password(principal who, std::string current, std::string wanted) = 0;
    /// The set-up is open: nobody owns the instance yet.
    virtual task<result<bool>> needs_owner() = 0;
};

/// A fresh credential: the only moment its token is readable.
struct issued_login {
    std::string token;
    parley::login login;
    account who;
};

struct login_attempt {
    std::string name;
    std::string password;
    std::string peer;  ///< the client's address after trusted proxies, for rate limits only; never stored
    std::string user_agent;
};
struct sign_up {
    login_attempt as;
    bool invited = false;  ///< the edge has found the invite code alive
};

class logins {
public:
    virtual ~logins() = default;
    /// The same answer and the same time for an unknown name as for a wrong password.
    virtual task<result<issued_login>> log_in(login_attempt attempt) = 0;
    virtual task<result<issued_login>> register_account(sign_up wanted) = 0;
    /// The first person: an admin. Only with the one-time token that the console showed.
    virtual task<result<issued_login>> set_up_owner(std::string setup_token, login_attempt as) = 0;
    virtual task<result<std::vector<login>>> list(principal who) = 0;
    virtual task<result<void>> revoke(principal who, login_id which) = 0;
    virtual task<result<void>> revoke_others(principal who) = 0;
    /// For the command line: a token without a password, for a bot (kind bot) or a person (kind service).
    virtual task<result<issued_login>> issue(account_id account, login_kind kind) = 0;
};

/// The code flow with PKCE of a configured OpenID provider.
class oidc_logins {
public:
    virtual ~oidc_logins() = default;
    /// What the provider is called on the button; empty = off.
    virtual std::string name() const = 0;
    struct started {
        std::string redirect_to;  ///< the provider's authorization URL
        std::string flow_cookie;  ///< binds the flow to this browser, 10 min, single use
    };
    virtual task<result<started>> begin(std::string return_to) = 0;
    struct callback {
        std::string code, state, iss, error, flow_cookie, peer, user_agent;
    };
    struct completed {
        issued_login login;
        std::string return_to;  ///< a path under /app/
    };
    virtual task<result<completed>> complete(callback answer) = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::identity_errc);
