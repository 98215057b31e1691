#pragma once
// Notes, cases, and acts on many.

#include "handlers/handlers.hpp"
#include "routes/screening_fields.hpp"

#include <array>

namespace parley::http_api {
namespace cases_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_case{"missing_permission"sv};
inline constexpr std::array problems_of_note{"missing_permission"sv, "invalid_note"sv, "too_many_notes"sv};
inline constexpr std::array problems_of_mass{"missing_permission"sv, "invalid_mass_action"sv,
                                             "mass_action_running"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/members/{userId}/notes",
          .operation = "listNotes",
          .tag = "moderation",
          .summary = "What moderators wrote down about somebody, newest first (`moderate_members`).",
          .answer = "[]Note",
          .problems = problems_of_case,
          .run = handlers::list_notes},
    route{.method = post,
          .path = "/servers/{serverId}/members/{userId}/notes",
          .operation = "createNote",
          .tag = "moderation",
          .summary = "Writes something down about somebody (`moderate_members`); at most 200.",
          .limited_by = bucket::member_change,
          .body = fields::new_note,
          .body_example = R"({"text":"Warned in chat."})",
          .status = 201,
          .answer = "Note",
          .problems = problems_of_note,
          .when_repeated = repeats::by_key,
          .run = handlers::create_note},
    route{.method = del,
          .path = "/servers/{serverId}/members/{userId}/notes/{noteId}",
          .operation = "deleteNote",
          .tag = "moderation",
          .summary = "Takes a note away (`moderate_members`).",
          .limited_by = bucket::member_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_case,
          .run = handlers::delete_note},
    route{.method = get,
          .path = "/servers/{serverId}/members/{userId}/case",
          .operation = "showCase",
          .tag = "moderation",
          .summary = "Everything that moderators know of somebody who is or was here (`moderate_members`).",
          .answer = "Case",
          .problems = problems_of_case,
          .run = handlers::show_case},
    route{.method = post,
          .path = "/servers/{serverId}/mass-actions",
          .operation = "startMassAction",
          .tag = "moderation",
          .summary = "Acts on many, each by the rules of the single act; one at a time.",
          .limited_by = bucket::member_change,
          .body = fields::new_mass_action,
          .body_example = R"({"type":"kick","userIds":["1441999000000000008"]})",
          .status = 202,
          .answer = "MassAction",
          .problems = problems_of_mass,
          .when_repeated = repeats::by_key,
          .kept = audited::yes,
          .run = handlers::start_mass_action},
    route{.method = get,
          .path = "/servers/{serverId}/mass-actions/{actionId}",
          .operation = "showMassAction",
          .tag = "moderation",
          .summary = "How an act of one's own stands; for an hour after its end.",
          .answer = "MassAction",
          .run = handlers::show_mass_action},
    route{.method = del,
          .path = "/servers/{serverId}/mass-actions/{actionId}",
          .operation = "cancelMassAction",
          .tag = "moderation",
          .summary = "Stops an act of one's own; what is done stays done.",
          .limited_by = bucket::member_change,
          .answer = "MassAction",
          .run = handlers::cancel_mass_action},
};

}  // namespace cases_rows
}  // namespace parley::http_api
