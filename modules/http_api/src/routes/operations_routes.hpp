#pragma once
// The server itself: health, documents, the gateway.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace operations_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_show_metrics{"not_found"sv};
inline constexpr std::array problems_of_open_gateway{"upgrade_required"sv, "csrf_refused"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/healthz",
          .operation = "showHealth",
          .tag = "operations",
          .summary = "Whether the process moves.",
          .who = access::none,
          .limited_by = bucket::none,
          .load = work::vital,
          .answer = "Health",
          .run = handlers::show_health},
    route{.method = get,
          .path = "/readyz",
          .operation = "showReadiness",
          .tag = "operations",
          .summary = "Whether requests can be served; details for this machine and admins.",
          .who = access::optional,
          .limited_by = bucket::none,
          .load = work::vital,
          .answer = "Readiness",
          .run = handlers::show_readiness},
    route{.method = get,
          .path = "/version",
          .operation = "showVersion",
          .tag = "operations",
          .summary = "Which Parley this is.",
          .who = access::none,
          .limited_by = bucket::none,
          .load = work::vital,
          .answer = "Version",
          .run = handlers::show_version},
    route{.method = get,
          .path = "/metrics",
          .operation = "showMetrics",
          .tag = "operations",
          .summary = "Numbers in the Prometheus text format, for this machine and allowed networks.",
          .who = access::none,
          .limited_by = bucket::none,
          .load = work::vital,
          .content_type = "text/plain; version=0.0.4; charset=utf-8",
          .problems = problems_of_show_metrics,
          .run = handlers::show_metrics},
    route{.method = get,
          .path = "/openapi.json",
          .operation = "showOpenapi",
          .tag = "operations",
          .summary = "This document.",
          .who = access::none,
          .answer = "Document",
          .content_type = "application/json",
          .run = handlers::show_openapi},
    route{.method = get,
          .path = "/asyncapi.json",
          .operation = "showAsyncapi",
          .tag = "operations",
          .summary = "The gateway's document.",
          .who = access::none,
          .answer = "Document",
          .content_type = "application/json",
          .run = handlers::show_asyncapi},
    route{.method = get,
          .path = "/gateway/dictionary",
          .operation = "showDictionary",
          .tag = "operations",
          .summary = "The dictionary of compressed gateway frames.",
          .who = access::none,
          .content_type = "application/octet-stream",
          .run = handlers::show_dictionary},
    route{.method = get,
          .path = "/gateway",
          .operation = "openGateway",
          .tag = "operations",
          .summary = "Upgrades to the WebSocket that /asyncapi.json describes.",
          .who = access::none,
          .query = fields::gateway,
          .status = 101,
          .content_type = "",
          .problems = problems_of_open_gateway,
          .run = handlers::need_upgrade},
};

}  // namespace operations_rows
}  // namespace parley::http_api
