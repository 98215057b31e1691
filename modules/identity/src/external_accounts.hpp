#pragma once
// Accounts of people whom the identity provider knows: found by (issuer, subject) and by nothing else.

#include "issuer.hpp"

namespace parley::identity {

class external_accounts {
public:
    external_accounts(context& all, issuer& provider) : all_(all), provider_(provider) {}

    bool accepts_jwts() const noexcept {
        return !all_.options.oidc.issuer.empty() && !all_.options.oidc.audience.empty();
    }
    bool offers_log_in() const noexcept {
        auto const& oidc = all_.options.oidc;
        return !oidc.issuer.empty() && !oidc.client_id.empty() && !oidc.public_url.empty();
    }

    struct bearer {
        account_id account;
        wall_time expires_at;
    };
    /// identity_errc::invalid_token, ::oidc_unavailable, storage errors.
    task<result<bearer>> of_bearer(std::string token);
    /// identity_errc::oidc_refused, ::oidc_unavailable, storage errors.
    task<result<account_id>> of_id_token(std::string token, std::string nonce);

private:
    task<result<account_id>> find_or_create(jwt_claims claims);
    task<result<account_id>> create(jwt_claims claims);

    context& all_;
    issuer& provider_;
};

}  // namespace parley::identity
