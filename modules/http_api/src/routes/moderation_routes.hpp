#pragma once
// Bans and the audit log.

#include "handlers/handlers.hpp"
#include "routes/community_fields.hpp"

#include <array>

namespace parley::http_api {
namespace moderation_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_list_bans{"missing_permission"sv};
inline constexpr std::array problems_of_put_ban{"missing_permission"sv, "outranked"sv, "invalid_ban"sv};
inline constexpr std::array problems_of_lift_ban{"missing_permission"sv};
inline constexpr std::array problems_of_audit_log{"missing_permission"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/bans",
          .operation = "listBans",
          .tag = "moderation",
          .summary = "Who is banned, by user id (`ban_members`).",
          .limited_by = bucket::history,
          .query = fields::members_page,
          .answer = "[]Ban",
          .problems = problems_of_list_bans,
          .run = handlers::list_bans},
    route{.method = put,
          .path = "/servers/{serverId}/bans/{userId}",
          .operation = "putBan",
          .tag = "moderation",
          .summary = "Keeps somebody out, and removes them first when they are a member (`ban_members`).",
          .limited_by = bucket::member_change,
          .body = fields::new_ban,
          .body_example = R"({"durationSeconds":86400})",
          .answer = "Ban",
          .problems = problems_of_put_ban,
          .kept = audited::yes,
          .run = handlers::put_ban},
    route{.method = del,
          .path = "/servers/{serverId}/bans/{userId}",
          .operation = "liftBan",
          .tag = "moderation",
          .summary = "Lets somebody in again (`ban_members`).",
          .limited_by = bucket::member_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_lift_ban,
          .kept = audited::yes,
          .run = handlers::lift_ban},
    route{.method = get,
          .path = "/servers/{serverId}/audit-log",
          .operation = "listAuditLog",
          .tag = "moderation",
          .summary = "Who changed what, and why, newest first (`view_audit_log`).",
          .limited_by = bucket::history,
          .query = fields::audit_page,
          .answer = "[]AuditEntry",
          .problems = problems_of_audit_log,
          .run = handlers::list_audit_log},
};

}  // namespace moderation_rows
}  // namespace parley::http_api
