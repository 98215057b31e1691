#pragma once
// Shapes of servers: templates, exports.

#include "handlers/handlers.hpp"
#include "routes/growth_fields.hpp"

#include <array>

namespace parley::http_api {
namespace templates_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_list_templates{"missing_permission"sv};
inline constexpr std::array problems_of_create_template{"missing_permission"sv, "invalid_name"sv,
                                                        "invalid_description"sv, "template_too_large"sv,
                                                        "too_many_templates"sv};
inline constexpr std::array problems_of_renew_template{"missing_permission"sv, "template_too_large"sv};
inline constexpr std::array problems_of_delete_template{"missing_permission"sv};
inline constexpr std::array problems_of_use_template{"invalid_name"sv, "invalid_template"sv,
                                                     "too_many_servers"sv};
inline constexpr std::array problems_of_export_server{"missing_permission"sv, "template_too_large"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/templates",
          .operation = "listTemplates",
          .tag = "templates",
          .summary = "The templates of a server (`manage_server`).",
          .answer = "[]Template",
          .problems = problems_of_list_templates,
          .run = handlers::list_templates},
    route{.method = post,
          .path = "/servers/{serverId}/templates",
          .operation = "createTemplate",
          .tag = "templates",
          .summary = "Makes a template of what one sees of a server (`manage_server`).",
          .limited_by = bucket::server_change,
          .body = fields::new_template,
          .body_example = R"({"name":"Study group","description":"Rooms for six."})",
          .status = 201,
          .answer = "Template",
          .problems = problems_of_create_template,
          .when_repeated = repeats::by_key,
          .run = handlers::create_template},
    route{.method = put,
          .path = "/servers/{serverId}/templates/{code}",
          .operation = "renewTemplate",
          .tag = "templates",
          .summary = "Brings a template up to date with its server (`manage_server`).",
          .limited_by = bucket::server_change,
          .answer = "Template",
          .problems = problems_of_renew_template,
          .run = handlers::renew_template},
    route{.method = del,
          .path = "/servers/{serverId}/templates/{code}",
          .operation = "deleteTemplate",
          .tag = "templates",
          .summary = "Deletes a template (`manage_server`).",
          .limited_by = bucket::server_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_delete_template,
          .run = handlers::delete_template},
    route{.method = get,
          .path = "/templates/{code}",
          .operation = "showTemplate",
          .tag = "templates",
          .summary = "A template, for whoever has its code.",
          .limited_by = bucket::invite_lookup,
          .answer = "Template",
          .run = handlers::show_template},
    route{.method = post,
          .path = "/templates/{code}",
          .operation = "useTemplate",
          .tag = "templates",
          .summary = "Makes a server of a template.",
          .limited_by = bucket::server_create,
          .body = fields::used_template,
          .body_example = R"({"name":"Algebra"})",
          .status = 201,
          .answer = "Server",
          .problems = problems_of_use_template,
          .when_repeated = repeats::by_key,
          .run = handlers::use_template},
    route{.method = get,
          .path = "/servers/{serverId}/export",
          .operation = "exportServer",
          .tag = "templates",
          .summary = "The shape of a server, as far as one sees it (`manage_server`).",
          .answer = "TemplateContent",
          .problems = problems_of_export_server,
          .run = handlers::export_server},
};

}  // namespace templates_rows
}  // namespace parley::http_api
