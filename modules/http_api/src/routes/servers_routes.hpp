#pragma once
// Servers and their members.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace servers_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_create_server{"invalid_name"sv, "too_many_servers"sv};
inline constexpr std::array problems_of_rename_server{"missing_permission"sv, "invalid_name"sv};
inline constexpr std::array problems_of_delete_server{"missing_permission"sv};
inline constexpr std::array problems_of_remove_member{"missing_permission"sv, "owner_must_stay"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers",
          .operation = "listServers",
          .tag = "servers",
          .summary = "The servers one is in.",
          .answer = "[]Server",
          .run = handlers::list_servers},
    route{.method = post,
          .path = "/servers",
          .operation = "createServer",
          .tag = "servers",
          .summary = "Makes a server with one text channel, `general`.",
          .limited_by = bucket::server_create,
          .body = fields::server,
          .body_example = R"({"name":"Gaming Community"})",
          .status = 201,
          .answer = "Server",
          .problems = problems_of_create_server,
          .when_repeated = repeats::by_key,
          .run = handlers::create_server},
    route{.method = get,
          .path = "/servers/{serverId}",
          .operation = "showServer",
          .tag = "servers",
          .summary = "A server one is in.",
          .answer = "Server",
          .run = handlers::show_server},
    route{.method = patch,
          .path = "/servers/{serverId}",
          .operation = "renameServer",
          .tag = "servers",
          .summary = "Renames a server (owner).",
          .limited_by = bucket::server_change,
          .body = fields::server,
          .body_example = R"({"name":"Night Owls"})",
          .answer = "Server",
          .problems = problems_of_rename_server,
          .run = handlers::rename_server},
    route{.method = del,
          .path = "/servers/{serverId}",
          .operation = "deleteServer",
          .tag = "servers",
          .summary = "Deletes a server with all that is in it (owner).",
          .limited_by = bucket::server_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_delete_server,
          .run = handlers::delete_server},
    route{.method = get,
          .path = "/servers/{serverId}/members",
          .operation = "listMembers",
          .tag = "servers",
          .summary = "Members by user id.",
          .limited_by = bucket::history,
          .query = fields::members_page,
          .answer = "[]Member",
          .run = handlers::list_members},
    route{.method = get,
          .path = "/servers/{serverId}/members/{userId}",
          .operation = "showMember",
          .tag = "servers",
          .summary = "One member; `@me` is oneself.",
          .answer = "Member",
          .run = handlers::show_member},
    route{.method = del,
          .path = "/servers/{serverId}/members/{userId}",
          .operation = "removeMember",
          .tag = "servers",
          .summary = "`@me` leaves; another is removed by the owner.",
          .limited_by = bucket::member_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_remove_member,
          .run = handlers::remove_member},
};

}  // namespace servers_rows
}  // namespace parley::http_api
