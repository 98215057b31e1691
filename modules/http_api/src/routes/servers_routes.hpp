#pragma once
// Servers.

#include "handlers/handlers.hpp"
#include "routes/growth_fields.hpp"

#include <array>

namespace parley::http_api {
namespace servers_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_create_server{"invalid_name"sv,       "too_many_servers"sv,
                                                      "invalid_template"sv,   "missing_permission"sv,
                                                      "template_too_large"sv, "not_found"sv};
inline constexpr std::array problems_of_delete_server{"missing_permission"sv};
inline constexpr std::array problems_of_hand_over{"missing_permission"sv, "invalid_heir"sv};

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
          .summary = "Makes a server with one text channel, `general`, or with the shape of another.",
          .limited_by = bucket::server_create,
          .body = fields::new_server,
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
    route{.method = put,
          .path = "/servers/{serverId}/owner",
          .operation = "handOverServer",
          .tag = "servers",
          .summary = "Gives the server to another member, a person (owner).",
          .limited_by = bucket::server_change,
          .body = fields::heir,
          .body_example = R"({"userId":"1441999000000000001"})",
          .answer = "Server",
          .problems = problems_of_hand_over,
          .kept = audited::yes,
          .run = handlers::hand_over_server},
};

}  // namespace servers_rows
}  // namespace parley::http_api
