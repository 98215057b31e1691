#pragma once
// What the admins of the instance look after.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace admin_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array search{
    query_rule{
        .name = "query", .is = query_rule::kind::text, .max = 100, .description = "What the name holds."},
    query_rule{.name = "after", .is = query_rule::kind::id, .description = "Only what has a higher id."},
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."}};
inline constexpr std::array log_page{
    query_rule{
        .name = "before", .is = query_rule::kind::id, .description = "Only what is older than this id."},
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."}};
inline constexpr std::array disabled{wire::field_rule{.name = "disabled",
                                                      .is = wire::field_rule::kind::boolean,
                                                      .required = true,
                                                      .description = "It cannot log in; every login ends."}};
inline constexpr std::array suspended{wire::field_rule{.name = "suspended",
                                                       .is = wire::field_rule::kind::boolean,
                                                       .required = true,
                                                       .description = "Nobody reaches it."}};
inline constexpr std::array problems{"missing_permission"sv};
inline constexpr std::array problems_of_user{"missing_permission"sv, "not_oneself"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/admin/users",
          .operation = "listAllUsers",
          .tag = "instance",
          .summary = "Accounts by id (admins of the instance).",
          .limited_by = bucket::history,
          .query = search,
          .answer = "[]AdminUser",
          .problems = problems,
          .run = handlers::list_all_users},
    route{.method = patch,
          .path = "/admin/users/{userId}",
          .operation = "editUser",
          .tag = "instance",
          .summary = "Shuts somebody out of the instance, or lets them in again (admins).",
          .limited_by = bucket::member_change,
          .body = disabled,
          .body_example = R"({"disabled":true})",
          .answer = "AdminUser",
          .problems = problems_of_user,
          .kept = audited::yes,
          .run = handlers::edit_user},
    route{.method = get,
          .path = "/admin/servers",
          .operation = "listAllServers",
          .tag = "instance",
          .summary = "Servers by id (admins of the instance).",
          .limited_by = bucket::history,
          .query = search,
          .answer = "[]AdminServer",
          .problems = problems,
          .run = handlers::list_all_servers},
    route{.method = patch,
          .path = "/admin/servers/{serverId}",
          .operation = "editAnyServer",
          .tag = "instance",
          .summary = "Suspends a server, or lets it go on (admins).",
          .limited_by = bucket::server_change,
          .body = suspended,
          .body_example = R"({"suspended":true})",
          .answer = "AdminServer",
          .problems = problems,
          .kept = audited::yes,
          .run = handlers::edit_any_server},
    route{.method = del,
          .path = "/admin/servers/{serverId}",
          .operation = "deleteAnyServer",
          .tag = "instance",
          .summary = "Deletes a server with everything in it (admins).",
          .limited_by = bucket::server_change,
          .status = 204,
          .content_type = "",
          .problems = problems,
          .kept = audited::yes,
          .run = handlers::delete_any_server},
    route{.method = get,
          .path = "/admin/audit-log",
          .operation = "listInstanceLog",
          .tag = "instance",
          .summary = "What admins did to the instance, newest first (admins).",
          .limited_by = bucket::history,
          .query = log_page,
          .answer = "[]AuditEntry",
          .problems = problems,
          .run = handlers::list_instance_log},
};

}  // namespace admin_rows
}  // namespace parley::http_api
