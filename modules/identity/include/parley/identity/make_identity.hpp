#pragma once
// Accounts, log-ins, bearer tokens and the identity provider, behind the interfaces of services/identity.hpp.

#include <parley/base/core.hpp>
#include <parley/base/snowflake.hpp>
#include <parley/interfaces/services/assets.hpp>
#include <parley/interfaces/services/crypto.hpp>
#include <parley/interfaces/services/event_streams.hpp>
#include <parley/interfaces/services/http_client.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/stores/account_store.hpp>

#include <memory>
#include <string>

namespace parley::identity {

enum class sign_up_mode : std::uint8_t { open, invite, closed };

/// An OpenID provider. Log-in through it is on with `issuer`, `client_id` and `public_url`; its JWTs are
/// accepted as bearer tokens with `issuer` and `audience`.
struct oidc_options {
    std::string name = "OpenID";  ///< on the log-in button
    std::string issuer;           ///< as the provider writes it, byte for byte; https, or http for a trial
    std::string client_id;
    std::string client_secret;  ///< empty = a public client
    std::string audience;       ///< what access tokens for this instance name in `aud`
    std::string public_url;     ///< of this instance, without a path: the callback is below it
    std::string scopes = "openid profile";
    bool auto_create = true;  ///< strangers whom the provider knows get an account
};

struct identity_options {
    sign_up_mode sign_up = sign_up_mode::invite;
    bool rate_limits = true;         ///< off only for measurements
    std::string setup_token_digest;  ///< token_source::digest of the one-time set-up token; empty = no set-up
                                     ///< by token
    oidc_options oidc;
    seconds login_idle_max = std::chrono::days{30};  ///< a session unused for this long ends
    seconds login_age_max = std::chrono::days{90};   ///< a session ends after this, used or not
    std::size_t logins_max = 50;               ///< sessions per account; one more ends the longest unused
    std::size_t tokens_cached_max = 50'000;    ///< per core
    std::size_t accounts_cached_max = 50'000;  ///< per core
};

struct identity_needs {
    parley::cores& cores;
    account_store& accounts;
    login_store& logins;
    password_hasher& passwords;
    token_source& secrets;
    jwt_verifier& jwts;
    oidc_documents& documents;
    http_client& http;
    event_streams& events;
    snowflake_generator& ids;
    clock const& time;
    parley::assets& assets;
};

/// What only the operator may do. Any core; resumes there.
class account_control {
public:
    virtual ~account_control() = default;
    /// Disabling ends every login of the account and, while it lasts, those of its bots, with the promise of
    /// `logins::revoke`.
    virtual task<result<void>> set_disabled(account_id who, bool disabled) = 0;
    /// For who forgot theirs; ends every login.
    virtual task<result<void>> reset_password(account_id who, std::string password) = 0;
};

class identity_services {
public:
    virtual ~identity_services() = default;  ///< after `stop` has finished, or when the cores have never run
    virtual parley::authenticator& authenticator() noexcept = 0;
    virtual parley::accounts& accounts() noexcept = 0;
    virtual parley::logins& logins() noexcept = 0;
    virtual parley::oidc_logins& oidc() noexcept = 0;
    virtual account_control& control() noexcept = 0;
    /// Once, before the cores run; either may be null.
    virtual void listen(login_listener* on_logins, account_listener* on_accounts) noexcept = 0;
    /// Ends what runs in the background (notes of when a login was last used). From a core.
    virtual task<void> stop() = 0;
};

std::unique_ptr<identity_services> make_identity(identity_options options, identity_needs needs);

}  // namespace parley::identity
