#pragma once
// Invites.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace invites_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_list_invites{"missing_permission"sv};
inline constexpr std::array problems_of_create_invite{
    "missing_permission"sv, "outranked"sv, "invalid_invite"sv, "invalid_role"sv, "too_many_invites"sv};
inline constexpr std::array problems_of_preview_invite{"invite_invalid"sv};
inline constexpr std::array problems_of_accept_invite{"invite_invalid"sv, "screened"sv, "too_many_servers"sv,
                                                      "banned"sv, "invites_paused"sv};
inline constexpr std::array problems_of_revoke_invite{"missing_permission"sv, "invite_invalid"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/invites",
          .operation = "listInvites",
          .tag = "invites",
          .summary = "The live invites of a server.",
          .answer = "[]Invite",
          .problems = problems_of_list_invites,
          .run = handlers::list_invites},
    route{.method = post,
          .path = "/servers/{serverId}/invites",
          .operation = "createInvite",
          .tag = "invites",
          .summary = "Makes an invite (`create_invite`).",
          .limited_by = bucket::invite_create,
          .body = fields::new_invite,
          .body_example = R"({"maxAgeSeconds":86400,"maxUses":1})",
          .status = 201,
          .answer = "Invite",
          .problems = problems_of_create_invite,
          .when_repeated = repeats::by_key,
          .run = handlers::create_invite},
    route{.method = get,
          .path = "/invites/{code}",
          .operation = "previewInvite",
          .tag = "invites",
          .summary = "What an invite leads to; needs no login.",
          .who = access::optional,
          .limited_by = bucket::invite_lookup,
          .answer = "InvitePreview",
          .problems = problems_of_preview_invite,
          .run = handlers::preview_invite},
    route{.method = post,
          .path = "/invites/{code}",
          .operation = "acceptInvite",
          .tag = "invites",
          .summary = "Joins the server; joining twice is the same answer.",
          .limited_by = bucket::invite_join,
          .answer = "Server",
          .problems = problems_of_accept_invite,
          .run = handlers::accept_invite},
    route{.method = del,
          .path = "/invites/{code}",
          .operation = "revokeInvite",
          .tag = "invites",
          .summary = "Ends an invite (its creator, or `manage_server`).",
          .limited_by = bucket::invite_create,
          .status = 204,
          .content_type = "",
          .problems = problems_of_revoke_invite,
          .run = handlers::revoke_invite},
};

}  // namespace invites_rows
}  // namespace parley::http_api
