#pragma once
// How servers show themselves and are kept safe.

#include "handlers/handlers.hpp"
#include "routes/growth_fields.hpp"

#include <array>

namespace parley::http_api {
namespace settings_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_edit_server{"missing_permission"sv, "invalid_name"sv,
                                                    "invalid_description"sv, "invalid_asset"sv};
inline constexpr std::array problems_of_show_safety{"missing_permission"sv};
inline constexpr std::array problems_of_edit_safety{"missing_permission"sv, "invalid_safety"sv,
                                                    "invalid_channel"sv};
inline constexpr std::array problems_of_put_vanity{"missing_permission"sv, "invalid_vanity"sv,
                                                   "vanity_taken"sv};
inline constexpr std::array problems_of_drop_vanity{"missing_permission"sv};

inline constexpr std::array rows{
    route{.method = patch,
          .path = "/servers/{serverId}",
          .operation = "editServer",
          .tag = "servers",
          .summary = "Changes what is given of how a server shows itself (`manage_server`).",
          .limited_by = bucket::server_change,
          .body = fields::changed_server,
          .body_example = R"({"name":"Night Owls","description":"For who is awake.","accentColor":3447003})",
          .answer = "Server",
          .problems = problems_of_edit_server,
          .kept = audited::yes,
          .run = handlers::edit_server},
    route{.method = get,
          .path = "/servers/{serverId}/safety",
          .operation = "showSafety",
          .tag = "servers",
          .summary = "How a server is kept safe (`manage_server`).",
          .answer = "Safety",
          .problems = problems_of_show_safety,
          .run = handlers::show_safety},
    route{.method = patch,
          .path = "/servers/{serverId}/safety",
          .operation = "editSafety",
          .tag = "servers",
          .summary = "Changes what is given of how a server is kept safe (`manage_server`).",
          .limited_by = bucket::server_change,
          .body = fields::safety,
          .body_example = R"({"verification":"medium","rulesGate":true,"invitesPausedSeconds":0})",
          .answer = "Safety",
          .problems = problems_of_edit_safety,
          .kept = audited::yes,
          .run = handlers::edit_safety},
    route{.method = put,
          .path = "/servers/{serverId}/vanity",
          .operation = "putVanity",
          .tag = "invites",
          .summary = "Gives a server a word to be joined by, in place of the one so far (`manage_server`).",
          .limited_by = bucket::server_change,
          .body = fields::vanity,
          .body_example = R"({"code":"night-owls"})",
          .answer = "Invite",
          .problems = problems_of_put_vanity,
          .kept = audited::yes,
          .run = handlers::put_vanity},
    route{.method = del,
          .path = "/servers/{serverId}/vanity",
          .operation = "dropVanity",
          .tag = "invites",
          .summary = "Takes the server's word back (`manage_server`).",
          .limited_by = bucket::server_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_drop_vanity,
          .kept = audited::yes,
          .run = handlers::drop_vanity},
};

}  // namespace settings_rows
}  // namespace parley::http_api
