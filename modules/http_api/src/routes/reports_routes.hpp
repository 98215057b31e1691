#pragma once
// What is put before the moderators.

#include "handlers/handlers.hpp"
#include "routes/screening_fields.hpp"

#include <array>

namespace parley::http_api {
namespace reports_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_file{"missing_permission"sv, "invalid_report"sv,
                                             "too_many_reports"sv};
inline constexpr std::array problems_of_list{"missing_permission"sv};
inline constexpr std::array problems_of_edit{"missing_permission"sv, "invalid_report"sv, "report_closed"sv,
                                             "report_claimed"sv};

inline constexpr std::array rows{
    route{.method = post,
          .path = "/servers/{serverId}/reports",
          .operation = "fileReport",
          .tag = "moderation",
          .summary =
              "Puts a member or a message before the moderators; the same again while it is open counts up.",
          .limited_by = bucket::report,
          .body = fields::new_report,
          .body_example = R"({"userId":"1441999000000000008","reason":"spam"})",
          .status = 201,
          .answer = "Report",
          .problems = problems_of_file,
          .when_repeated = repeats::by_key,
          .run = handlers::file_report},
    route{.method = get,
          .path = "/servers/{serverId}/reports",
          .operation = "listReports",
          .tag = "moderation",
          .summary = "The moderators' queue, newest first (`moderate_members`).",
          .limited_by = bucket::history,
          .query = fields::reports_page,
          .answer = "[]Report",
          .problems = problems_of_list,
          .run = handlers::list_reports},
    route{.method = patch,
          .path = "/servers/{serverId}/reports/{reportId}",
          .operation = "editReport",
          .tag = "moderation",
          .summary = "Takes a report, gives it back or closes it (`moderate_members`).",
          .limited_by = bucket::member_change,
          .body = fields::changed_report,
          .body_example = R"({"state":"resolved","outcome":"Warned."})",
          .answer = "Report",
          .problems = problems_of_edit,
          .kept = audited::yes,
          .run = handlers::edit_report},
};

}  // namespace reports_rows
}  // namespace parley::http_api
