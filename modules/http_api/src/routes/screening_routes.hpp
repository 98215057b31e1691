#pragma once
// What a server keeps from being said.

#include "handlers/handlers.hpp"
#include "routes/screening_fields.hpp"

#include <array>

namespace parley::http_api {
namespace screening_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_rules{"missing_permission"sv};
inline constexpr std::array problems_of_new_rule{"missing_permission"sv, "invalid_rule"sv,
                                                 "too_many_rules"sv};
inline constexpr std::array problems_of_rule{"missing_permission"sv, "invalid_rule"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/screening-rules",
          .operation = "listScreeningRules",
          .tag = "moderation",
          .summary = "What the server keeps from being said (`manage_server`).",
          .answer = "[]ScreeningRule",
          .problems = problems_of_rules,
          .run = handlers::list_screening_rules},
    route{.method = post,
          .path = "/servers/{serverId}/screening-rules",
          .operation = "createScreeningRule",
          .tag = "moderation",
          .summary = "Makes a rule (`manage_server`); at most 100.",
          .limited_by = bucket::server_change,
          .body = fields::new_rule,
          .body_example = R"({"name":"Scams","trigger":"keywords","keywords":["free nitro*"],"alert":true})",
          .status = 201,
          .answer = "ScreeningRule",
          .problems = problems_of_new_rule,
          .when_repeated = repeats::by_key,
          .kept = audited::yes,
          .run = handlers::create_screening_rule},
    route{.method = patch,
          .path = "/servers/{serverId}/screening-rules/{ruleId}",
          .operation = "editScreeningRule",
          .tag = "moderation",
          .summary = "Changes a rule (`manage_server`).",
          .limited_by = bucket::server_change,
          .body = fields::changed_rule,
          .body_example = R"({"enabled":false})",
          .answer = "ScreeningRule",
          .problems = problems_of_rule,
          .kept = audited::yes,
          .run = handlers::edit_screening_rule},
    route{.method = del,
          .path = "/servers/{serverId}/screening-rules/{ruleId}",
          .operation = "deleteScreeningRule",
          .tag = "moderation",
          .summary = "Takes a rule away (`manage_server`).",
          .limited_by = bucket::server_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_rules,
          .kept = audited::yes,
          .run = handlers::delete_screening_rule},
    route{.method = post,
          .path = "/servers/{serverId}/screening-test",
          .operation = "testScreening",
          .tag = "moderation",
          .summary = "What the rules, or the one given, would hit in a text (`manage_server`).",
          .limited_by = bucket::server_change,
          .body = fields::tried_content,
          .body_example = R"({"content":"Get your free nitro here"})",
          .answer = "ScreeningTrial",
          .problems = problems_of_rule,
          .run = handlers::test_screening},
};

}  // namespace screening_rows
}  // namespace parley::http_api
