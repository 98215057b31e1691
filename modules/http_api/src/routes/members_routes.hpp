#pragma once
// Members: their roles, nicknames and time-outs.

#include "handlers/handlers.hpp"
#include "routes/community_fields.hpp"

#include <array>

namespace parley::http_api {
namespace members_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_edit_member{
    "missing_permission"sv, "screened"sv,        "outranked"sv,      "invalid_role"sv,
    "invalid_nickname"sv,   "invalid_timeout"sv, "cannot_time_out"sv};
inline constexpr std::array problems_of_member_role{"missing_permission"sv, "outranked"sv, "invalid_role"sv};
inline constexpr std::array problems_of_remove_member{"missing_permission"sv, "outranked"sv,
                                                      "owner_must_stay"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/members",
          .operation = "listMembers",
          .tag = "members",
          .summary = "Members by user id.",
          .limited_by = bucket::history,
          .query = fields::members_page,
          .answer = "[]Member",
          .run = handlers::list_members},
    route{.method = get,
          .path = "/servers/{serverId}/members/search",
          .operation = "searchMembers",
          .tag = "members",
          .summary = "Members with a name, display name or nickname that starts so, in order of it.",
          .limited_by = bucket::history,
          .query = fields::members_search,
          .answer = "[]Member",
          .run = handlers::search_members},
    route{.method = get,
          .path = "/servers/{serverId}/members/{userId}",
          .operation = "showMember",
          .tag = "members",
          .summary = "One member; `@me` is oneself.",
          .answer = "Member",
          .run = handlers::show_member},
    route{.method = del,
          .path = "/servers/{serverId}/members/{userId}",
          .operation = "removeMember",
          .tag = "members",
          .summary = "`@me` leaves; another, below one's own highest role, is removed (`kick_members`).",
          .limited_by = bucket::member_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_remove_member,
          .kept = audited::yes,
          .run = handlers::remove_member},
    route{.method = patch,
          .path = "/servers/{serverId}/members/{userId}",
          .operation = "editMember",
          .tag = "members",
          .summary = "Changes a member's nickname, roles or time-out.",
          .limited_by = bucket::member_change,
          .body = fields::changed_member,
          .body_example = R"({"nickname":"Ada","timeoutSeconds":600})",
          .answer = "Member",
          .problems = problems_of_edit_member,
          .kept = audited::yes,
          .run = handlers::edit_member},
    route{.method = put,
          .path = "/servers/{serverId}/members/{userId}/roles/{roleId}",
          .operation = "addMemberRole",
          .tag = "members",
          .summary = "Gives one role more; self-assignable ones may be taken by oneself.",
          .limited_by = bucket::member_change,
          .answer = "Member",
          .problems = problems_of_member_role,
          .kept = audited::yes,
          .run = handlers::add_member_role},
    route{.method = del,
          .path = "/servers/{serverId}/members/{userId}/roles/{roleId}",
          .operation = "removeMemberRole",
          .tag = "members",
          .summary = "Takes one role away; self-assignable ones may be laid down by oneself.",
          .limited_by = bucket::member_change,
          .answer = "Member",
          .problems = problems_of_member_role,
          .kept = audited::yes,
          .run = handlers::remove_member_role},
};

}  // namespace members_rows
}  // namespace parley::http_api
