// Options of accounts, log-in and the identity provider.

#include "checks.hpp"
#include "option.hpp"

namespace parley::config {
namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t mib = 1024 * 1024;

constexpr option table[] = {
    {.key = "auth.sign_up",
     .to = choice<&settings::auth, &auth_settings::sign_up>(),
     .fallback = "invite",
     .choices = "open|invite|closed",
     .description = "Who may make an account: anyone, whoever holds a live invite, or nobody (the command "
                    "line still can)."},
    {.key = "auth.password_login",
     .to = flag_target{member<&settings::auth, &auth_settings::password_login>},
     .fallback = "true",
     .description = "Offer log-in with name and password. Turn it off when everyone comes through the "
                    "identity provider."},
    {.key = "auth.session_idle",
     .to = span_target{member<&settings::auth, &auth_settings::session_idle>},
     .fallback = "30d",
     .min = hour,
     .max = 366 * day,
     .description = "A log-in unused for this long ends."},
    {.key = "auth.session_max",
     .to = span_target{member<&settings::auth, &auth_settings::session_max>},
     .fallback = "90d",
     .min = hour,
     .max = 3660 * day,
     .description = "A log-in ends after this long, used or not."},
    {.key = "auth.hash_memory",
     .to = number_target{member<&settings::auth, &auth_settings::hash_memory_bytes>},
     .fallback = "19MiB",
     .min = 19 * mib,
     .max = 1024 * mib,
     .style = written::as_size,
     .description =
         "Memory that hashing one password takes (argon2id). The default is the least that is advised."},
    {.key = "auth.hash_threads",
     .to = number_target{member<&settings::auth, &auth_settings::hash_threads>},
     .fallback = "2",
     .min = 1,
     .max = 16,
     .description = "Passwords hashed at once: the most processors that a storm of log-ins can take."},
    {.key = "auth.oidc.issuer",
     .to = text_target{member<&settings::auth, &auth_settings::oidc, &oidc_settings::issuer>},
     .fallback = "",
     .max = 300,
     .check = check_url,
     .description =
         "Issuer URL of an OpenID provider (Auth0, Keycloak, Authentik …), exactly as the provider writes it."
         " Empty: off."},
    {.key = "auth.oidc.name",
     .to = text_target{member<&settings::auth, &auth_settings::oidc, &oidc_settings::name>},
     .fallback = "OpenID",
     .min = 1,
     .max = 64,
     .description = "What the log-in button calls the provider."},
    {.key = "auth.oidc.client_id",
     .to = text_target{member<&settings::auth, &auth_settings::oidc, &oidc_settings::client_id>},
     .fallback = "",
     .max = 300,
     .description = "This server's client id at the provider."},
    {.key = "auth.oidc.client_secret",
     .to = text_target{member<&settings::auth, &auth_settings::oidc, &oidc_settings::client_secret>},
     .fallback = "",
     .max = 4096,
     .shown = privacy::secret,
     .description = "The client's secret at the provider; empty for a public client."},
    {.key = "auth.oidc.scopes",
     .to = list_target{member<&settings::auth, &auth_settings::oidc, &oidc_settings::scopes>},
     .fallback = "openid,profile",
     .min = 1,
     .max = 16,
     .check = check_word,
     .description = "What is asked of the provider; `openid` must be among them."},
    {.key = "auth.oidc.audience",
     .to = text_target{member<&settings::auth, &auth_settings::oidc, &oidc_settings::audience>},
     .fallback = "",
     .max = 300,
     .description =
         "The `aud` of the provider's access tokens that are accepted as bearer tokens. Empty: none are."},
    {.key = "auth.oidc.auto_create",
     .to = flag_target{member<&settings::auth, &auth_settings::oidc, &oidc_settings::auto_create>},
     .fallback = "true",
     .description = "Whoever the provider knows gets an account at the first log-in."},
};

}  // namespace

std::span<option const> account_options() {
    return table;
}

}  // namespace parley::config
