#pragma once
// Emoji, stickers and sounds.

#include "handlers/handlers.hpp"
#include "routes/community_fields.hpp"

#include <array>

namespace parley::http_api {
namespace fields {

inline constexpr field_rule expression_description{
    .name = "description", .is = text, .max = 100, .description = "Of a sticker; may be empty."};
inline constexpr field_rule expression_emoji{.name = "emoji",
                                             .is = text,
                                             .nullable = true,
                                             .max = 64,
                                             .description = "The plain emoji nearest to it; null = none."};
inline constexpr field_rule expression_volume{
    .name = "volume", .is = integer, .min = 0, .max = 100, .description = "Of a sound, in percent."};
inline constexpr field_rule expression_roles{
    .name = "roleIds", .is = ids, .max = roles_max, .description = "Who may use it; none = everyone."};

inline constexpr std::array new_expression{
    field_rule{.name = "type",
               .is = text,
               .required = true,
               .max = 16,
               .choices = "emoji|sticker|sound",
               .description = "What it is."},
    field_rule{.name = "name",
               .is = text,
               .required = true,
               .min = 2,
               .max = 32,
               .description = "Of an emoji letters a–z, digits and `_`."},
    field_rule{.name = "asset",
               .is = text,
               .required = true,
               .min = 1,
               .max = asset_name_max,
               .description = "An asset brought for this type."},
    expression_description,
    expression_emoji,
    expression_volume,
    expression_roles};
inline constexpr std::array changed_expression{
    field_rule{.name = "name",
               .is = text,
               .min = 2,
               .max = 32,
               .description = "Of an emoji letters a–z, digits and `_`."},
    expression_description, expression_emoji, expression_volume, expression_roles};

}  // namespace fields

namespace expressions_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_create_expression{
    "missing_permission"sv, "invalid_name"sv,      "invalid_description"sv,
    "invalid_emoji"sv,      "invalid_volume"sv,    "invalid_role"sv,
    "too_many_emoji"sv,     "too_many_stickers"sv, "too_many_sounds"sv};
inline constexpr std::array problems_of_edit_expression{"missing_permission"sv,  "invalid_name"sv,
                                                        "invalid_description"sv, "invalid_emoji"sv,
                                                        "invalid_volume"sv,      "invalid_role"sv};
inline constexpr std::array problems_of_delete_expression{"missing_permission"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/users/@me/expressions",
          .operation = "listUsableExpressions",
          .tag = "expressions",
          .summary = "What one may use, of all one's servers; the first 10,000.",
          .limited_by = bucket::history,
          .answer = "[]Expression",
          .run = handlers::list_usable_expressions},
    route{.method = get,
          .path = "/servers/{serverId}/expressions",
          .operation = "listExpressions",
          .tag = "expressions",
          .summary = "A server's emoji, stickers and sounds, by id.",
          .answer = "[]Expression",
          .run = handlers::list_expressions},
    route{
        .method = post,
        .path = "/servers/{serverId}/expressions",
        .operation = "createExpression",
        .tag = "expressions",
        .summary = "Makes one of an asset (`create_expressions`).",
        .limited_by = bucket::expression_change,
        .body = fields::new_expression,
        .body_example =
            R"({"type":"emoji","name":"party","asset":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.png"})",
        .status = 201,
        .answer = "Expression",
        .problems = problems_of_create_expression,
        .when_repeated = repeats::by_key,
        .kept = audited::yes,
        .run = handlers::create_expression},
    route{.method = patch,
          .path = "/servers/{serverId}/expressions/{expressionId}",
          .operation = "editExpression",
          .tag = "expressions",
          .summary = "Changes one (its creator with `create_expressions`, or `manage_expressions`).",
          .limited_by = bucket::expression_change,
          .body = fields::changed_expression,
          .body_example = R"({"name":"parrot"})",
          .answer = "Expression",
          .problems = problems_of_edit_expression,
          .kept = audited::yes,
          .run = handlers::edit_expression},
    route{.method = del,
          .path = "/servers/{serverId}/expressions/{expressionId}",
          .operation = "deleteExpression",
          .tag = "expressions",
          .summary = "Deletes one (its creator with `create_expressions`, or `manage_expressions`).",
          .limited_by = bucket::expression_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_delete_expression,
          .kept = audited::yes,
          .run = handlers::delete_expression},
};

}  // namespace expressions_rows
}  // namespace parley::http_api
