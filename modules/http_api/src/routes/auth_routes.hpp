#pragma once
// Logging in and out.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace auth_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_set_up{"invalid_setup_token"sv, "setup_done"sv,       "name_taken"sv,
                                               "invalid_name"sv,        "invalid_password"sv, "busy"sv,
                                               "rate_limited"sv};
inline constexpr std::array problems_of_register{
    "sign_up_closed"sv, "invite_required"sv,  "invite_invalid"sv, "name_taken"sv,
    "invalid_name"sv,   "invalid_password"sv, "busy"sv,           "rate_limited"sv};
inline constexpr std::array problems_of_log_in{"invalid_credentials"sv, "busy"sv, "rate_limited"sv};
inline constexpr std::array problems_of_begin_oidc{"oidc_off"sv, "oidc_unavailable"sv, "rate_limited"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/auth/options",
          .operation = "authOptions",
          .tag = "auth",
          .summary = "What this instance offers to who is not logged in.",
          .who = access::none,
          .answer = "AuthOptions",
          .run = handlers::auth_options},
    route{.method = post,
          .path = "/auth/setup",
          .operation = "setUp",
          .tag = "auth",
          .summary = "Makes the first account, an admin, with the token that the console shows.",
          .who = access::none,
          .limited_by = bucket::identity,
          .load = work::sign_in,
          .body = fields::set_up,
          .body_example =
              R"({"setupToken":"Zk3…","name":"ada","password":"correct horse","serverName":"Home"})",
          .status = 201,
          .answer = "LoginAnswer",
          .problems = problems_of_set_up,
          .run = handlers::set_up},
    route{.method = post,
          .path = "/auth/register",
          .operation = "register",
          .tag = "auth",
          .summary = "Makes an account and logs it in. It joins nothing.",
          .who = access::none,
          .limited_by = bucket::identity,
          .load = work::sign_in,
          .body = fields::sign_up,
          .body_example = R"({"name":"grace","password":"correct horse","inviteCode":"7hT2bqXw9KfM"})",
          .status = 201,
          .answer = "LoginAnswer",
          .problems = problems_of_register,
          .run = handlers::sign_up},
    route{.method = post,
          .path = "/auth/login",
          .operation = "logIn",
          .tag = "auth",
          .summary = "Logs in with name and password.",
          .who = access::none,
          .limited_by = bucket::identity,
          .load = work::sign_in,
          .body = fields::log_in,
          .body_example = R"({"name":"ada","password":"correct horse"})",
          .answer = "LoginAnswer",
          .problems = problems_of_log_in,
          .run = handlers::log_in},
    route{.method = post,
          .path = "/auth/logout",
          .operation = "logOut",
          .tag = "auth",
          .summary = "Ends the login that asks.",
          .status = 204,
          .content_type = "",
          .run = handlers::log_out},
    route{.method = get,
          .path = "/auth/oidc/login",
          .operation = "beginOidc",
          .tag = "auth",
          .summary = "Sends the browser to the identity provider.",
          .who = access::none,
          .limited_by = bucket::identity,
          .query = fields::oidc_begin,
          .status = 302,
          .content_type = "",
          .problems = problems_of_begin_oidc,
          .run = handlers::begin_oidc},
    route{.method = get,
          .path = "/auth/oidc/callback",
          .operation = "completeOidc",
          .tag = "auth",
          .summary = "Where the provider sends the browser back to; goes on to the page, with the cookie or "
                     "with `error`.",
          .who = access::none,
          .limited_by = bucket::identity,
          .query = fields::oidc_back,
          .status = 302,
          .content_type = "",
          .run = handlers::complete_oidc},
};

}  // namespace auth_rows
}  // namespace parley::http_api
