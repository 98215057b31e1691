#pragma once
// Accounts and their logins.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace users_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_change_me{"invalid_display_name"sv};
inline constexpr std::array problems_of_choose_presence{"invalid_custom_status"sv};
inline constexpr std::array problems_of_change_password{"invalid_credentials"sv, "invalid_field"sv,
                                                        "no_password"sv, "busy"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/users/@me",
          .operation = "showMe",
          .tag = "users",
          .summary = "Oneself.",
          .answer = "OwnUser",
          .run = handlers::show_me},
    route{.method = patch,
          .path = "/users/@me",
          .operation = "changeMe",
          .tag = "users",
          .summary = "Changes what others see.",
          .limited_by = bucket::profile_change,
          .body = fields::display_name,
          .body_example = R"({"displayName":"Ada L."})",
          .answer = "OwnUser",
          .problems = problems_of_change_me,
          .run = handlers::change_me},
    route{.method = get,
          .path = "/users/@me/presence",
          .operation = "showMyPresence",
          .tag = "users",
          .summary = "What one chose to show of oneself.",
          .answer = "PresenceChoice",
          .run = handlers::show_my_presence},
    route{.method = patch,
          .path = "/users/@me/presence",
          .operation = "choosePresence",
          .tag = "users",
          .summary = "Chooses a status, and what to say of it, on every device.",
          .limited_by = bucket::profile_change,
          .body = fields::chosen_presence,
          .body_example = R"({"status":"dnd","customStatus":{"text":"At lunch","expiresInSeconds":3600}})",
          .answer = "PresenceChoice",
          .problems = problems_of_choose_presence,
          .run = handlers::choose_presence},
    route{.method = post,
          .path = "/users/@me/password",
          .operation = "changePassword",
          .tag = "users",
          .summary = "Changes the password; every other login ends.",
          .limited_by = bucket::profile_change,
          .load = work::sign_in,
          .body = fields::passwords,
          .body_example = R"({"currentPassword":"correct horse","newPassword":"battery staple"})",
          .status = 204,
          .content_type = "",
          .problems = problems_of_change_password,
          .run = handlers::change_password},
    route{.method = get,
          .path = "/users/@me/sessions",
          .operation = "listSessions",
          .tag = "users",
          .summary = "One's logins.",
          .answer = "[]Session",
          .run = handlers::list_sessions},
    route{.method = del,
          .path = "/users/@me/sessions",
          .operation = "endOtherSessions",
          .tag = "users",
          .summary = "Ends every login but this one.",
          .limited_by = bucket::profile_change,
          .status = 204,
          .content_type = "",
          .run = handlers::end_other_sessions},
    route{.method = del,
          .path = "/users/@me/sessions/{loginId}",
          .operation = "endSession",
          .tag = "users",
          .summary = "Ends one of one's logins.",
          .limited_by = bucket::profile_change,
          .status = 204,
          .content_type = "",
          .run = handlers::end_session},
    route{.method = get,
          .path = "/users/{userId}",
          .operation = "showUser",
          .tag = "users",
          .summary = "Somebody with whom a server is shared.",
          .answer = "User",
          .run = handlers::show_user},
};

}  // namespace users_rows
}  // namespace parley::http_api
