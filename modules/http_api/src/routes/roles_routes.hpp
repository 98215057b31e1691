#pragma once
// Roles, and why somebody may or may not do something.

#include "handlers/handlers.hpp"
#include "routes/community_fields.hpp"

#include <array>

namespace parley::http_api {
namespace roles_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_create_role{"missing_permission"sv, "not_yours_to_give"sv,
                                                    "invalid_name"sv,       "invalid_icon"sv,
                                                    "invalid_role"sv,       "too_many_roles"sv};
inline constexpr std::array problems_of_reorder_roles{"missing_permission"sv, "outranked"sv,
                                                      "invalid_order"sv};
inline constexpr std::array problems_of_edit_role{"missing_permission"sv, "outranked"sv,
                                                  "not_yours_to_give"sv,  "invalid_name"sv,
                                                  "invalid_icon"sv,       "invalid_role"sv};
inline constexpr std::array problems_of_delete_role{"missing_permission"sv, "outranked"sv, "invalid_role"sv};
inline constexpr std::array problems_of_explain{"missing_permission"sv, "invalid_role"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/roles",
          .operation = "listRoles",
          .tag = "roles",
          .summary = "The roles of a server, the highest first.",
          .answer = "[]Role",
          .run = handlers::list_roles},
    route{.method = post,
          .path = "/servers/{serverId}/roles",
          .operation = "createRole",
          .tag = "roles",
          .summary = "Makes a role at the bottom (`manage_roles`).",
          .limited_by = bucket::role_change,
          .body = fields::new_role,
          .body_example = R"({"name":"Moderators","permissions":"8192","color":3447003,"hoist":true})",
          .status = 201,
          .answer = "Role",
          .problems = problems_of_create_role,
          .when_repeated = repeats::by_key,
          .kept = audited::yes,
          .run = handlers::create_role},
    route{.method = patch,
          .path = "/servers/{serverId}/roles",
          .operation = "reorderRoles",
          .tag = "roles",
          .summary = "Puts the roles below one's own highest in another order (`manage_roles`).",
          .limited_by = bucket::role_change,
          .body = fields::role_order,
          .body_example = R"({"roleIds":["1441999000000000006","1441999000000000007"]})",
          .answer = "[]Role",
          .problems = problems_of_reorder_roles,
          .kept = audited::yes,
          .run = handlers::reorder_roles},
    route{.method = patch,
          .path = "/servers/{serverId}/roles/{roleId}",
          .operation = "editRole",
          .tag = "roles",
          .summary = "Changes what is given of a role below one's own highest (`manage_roles`).",
          .limited_by = bucket::role_change,
          .body = fields::changed_role,
          .body_example = R"({"color":15105570,"icon":null})",
          .answer = "Role",
          .problems = problems_of_edit_role,
          .kept = audited::yes,
          .run = handlers::edit_role},
    route{.method = del,
          .path = "/servers/{serverId}/roles/{roleId}",
          .operation = "deleteRole",
          .tag = "roles",
          .summary = "Deletes a role below one's own highest (`manage_roles`).",
          .limited_by = bucket::role_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_delete_role,
          .kept = audited::yes,
          .run = handlers::delete_role},
    route{.method = get,
          .path = "/servers/{serverId}/permissions/explain",
          .operation = "explainPermissions",
          .tag = "roles",
          .summary = "What somebody may do, and why; about others with `manage_roles`.",
          .query = fields::explanation,
          .answer = "Explanation",
          .problems = problems_of_explain,
          .run = handlers::explain_permissions},
};

}  // namespace roles_rows
}  // namespace parley::http_api
