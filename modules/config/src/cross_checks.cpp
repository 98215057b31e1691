#include "cross_checks.hpp"

#include <algorithm>

namespace parley::config {

std::vector<problem> cross_check(settings const& all) {
    std::vector<problem> found;
    auto const must = [&found](bool holds, char const* otherwise) {
        if (!holds) found.push_back({"", otherwise});
    };
    must(all.tls.certificate.empty() == all.tls.key.empty(),
         "tls.certificate and tls.key must be given together");
    must(all.tls.redirect_port == 0 || !all.tls.certificate.empty(),
         "tls.redirect_port needs tls.certificate");
    must(all.storage.metadata != metadata_store::postgres || !all.storage.postgres_url.empty(),
         "storage.metadata = \"postgres\" needs storage.postgres_url");
    must(all.drain.window <= all.drain.limit, "drain.window must not be above drain.limit");
    must(all.auth.session_idle <= all.auth.session_max,
         "auth.session_idle must not be above auth.session_max");

    auto const& oidc = all.auth.oidc;
    bool const code_flow = !oidc.client_id.empty();
    must(oidc.issuer.empty() || code_flow || !oidc.audience.empty(),
         "auth.oidc.issuer needs auth.oidc.client_id (for log-in) or auth.oidc.audience (for bearer tokens)");
    must(!oidc.issuer.empty() || !code_flow, "auth.oidc.client_id needs auth.oidc.issuer");
    must(oidc.issuer.empty() || !code_flow || !all.server.public_url.empty(),
         "log-in through auth.oidc needs server.public_url: the provider sends people back to it");
    must(std::find(oidc.scopes.begin(), oidc.scopes.end(), "openid") != oidc.scopes.end(),
         "auth.oidc.scopes must hold \"openid\"");
    must(all.auth.password_login || (!oidc.issuer.empty() && code_flow),
         "auth.password_login = false needs auth.oidc: nobody could log in");
    return found;
}

}  // namespace parley::config
