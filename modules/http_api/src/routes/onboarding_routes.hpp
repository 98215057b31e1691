#pragma once
// What greets who joins.

#include "handlers/handlers.hpp"
#include "routes/growth_fields.hpp"

#include <array>

namespace parley::http_api {
namespace onboarding_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_put_onboarding{"missing_permission"sv, "outranked"sv,
                                                       "invalid_onboarding"sv, "invalid_channel"sv,
                                                       "invalid_role"sv,       "dangerous_role"sv};
inline constexpr std::array problems_of_answer_onboarding{"missing_permission"sv, "invalid_answer"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/onboarding",
          .operation = "showOnboarding",
          .tag = "servers",
          .summary = "What greets who joins; without the channels one may not see.",
          .answer = "Onboarding",
          .run = handlers::show_onboarding},
    route{
        .method = put,
        .path = "/servers/{serverId}/onboarding",
        .operation = "putOnboarding",
        .tag = "servers",
        .summary = "Writes what greets who joins (`manage_server`; roles below one's own highest).",
        .limited_by = bucket::server_change,
        .body = fields::onboarding,
        .body_example =
            R"({"rules":[{"title":"Be kind","text":"To everyone."}],"welcome":{"text":"Hello!","channels":[]},"questions":[]})",
        .answer = "Onboarding",
        .problems = problems_of_put_onboarding,
        .kept = audited::yes,
        .run = handlers::put_onboarding},
    route{.method = post,
          .path = "/servers/{serverId}/onboarding/answers",
          .operation = "answerOnboarding",
          .tag = "servers",
          .summary = "Accepts the rules and answers the questions; again later changes the answers.",
          .limited_by = bucket::member_change,
          .body = fields::onboarding_answers,
          .body_example = R"({"acceptRules":true,"answers":{}})",
          .answer = "Member",
          .problems = problems_of_answer_onboarding,
          .run = handlers::answer_onboarding},
};

}  // namespace onboarding_rows
}  // namespace parley::http_api
