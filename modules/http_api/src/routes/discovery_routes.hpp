#pragma once
// The directory of servers.

#include "handlers/handlers.hpp"
#include "routes/growth_fields.hpp"

#include <array>

namespace parley::http_api {
namespace discovery_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_join_discovered{"screened"sv, "too_many_servers"sv, "banned"sv,
                                                        "invites_paused"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/discovery",
          .operation = "searchDirectory",
          .tag = "discovery",
          .summary = "The servers that show themselves, the largest first.",
          .limited_by = bucket::history,
          .query = fields::directory_page,
          .answer = "[]DiscoveryEntry",
          .run = handlers::search_directory},
    route{.method = post,
          .path = "/discovery/{serverId}",
          .operation = "joinDiscovered",
          .tag = "discovery",
          .summary = "Joins a server that shows itself.",
          .limited_by = bucket::invite_join,
          .answer = "Server",
          .problems = problems_of_join_discovered,
          .run = handlers::join_discovered},
};

}  // namespace discovery_rows
}  // namespace parley::http_api
