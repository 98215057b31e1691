#pragma once
// Log-in through the identity provider: the authorization code flow with PKCE (OpenID Connect Core §3.1, RFC
// 7636, RFC 9207).

#include "external_accounts.hpp"
#include "pending_flows.hpp"

namespace parley::identity {

class oidc_desk final : public oidc_logins {
public:
    oidc_desk(context& all, issuer& provider, external_accounts& external)
        : all_(all), provider_(provider), external_(external) {}

    std::string name() const override;
    task<result<started>> begin(std::string return_to) override;
    task<result<completed>> complete(callback answer) override;

private:
    task<void> remember(std::string state, pending_flow flow);
    task<std::optional<pending_flow>> take(std::string state);
    task<result<std::string>> exchange(std::string code, std::string verifier, std::string token_endpoint);
    outgoing_request token_request(std::string_view code, std::string_view verifier) const;
    std::string redirect_uri() const;

    context& all_;
    issuer& provider_;
    external_accounts& external_;
    pending_flows flows_;  // first core only
};

}  // namespace parley::identity
