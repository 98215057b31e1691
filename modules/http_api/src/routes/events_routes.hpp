#pragma once
// Scheduled events.

#include "handlers/handlers.hpp"
#include "routes/growth_fields.hpp"

#include <array>

namespace parley::http_api {
namespace events_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_create_event{"missing_permission"sv, "invalid_name"sv,
                                                     "invalid_event"sv,      "invalid_channel"sv,
                                                     "invalid_asset"sv,      "too_many_events"sv};
inline constexpr std::array problems_of_edit_event{"missing_permission"sv, "invalid_name"sv,
                                                   "invalid_event"sv,      "invalid_channel"sv,
                                                   "invalid_asset"sv,      "event_over"sv};
inline constexpr std::array problems_of_delete_event{"missing_permission"sv, "invalid_channel"sv};
inline constexpr std::array problems_of_take_interest{"event_over"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/events",
          .operation = "listEvents",
          .tag = "events",
          .summary = "What will happen in a server, by start; of what one sees.",
          .answer = "[]ShownEvent",
          .run = handlers::list_events},
    route{
        .method = post,
        .path = "/servers/{serverId}/events",
        .operation = "createEvent",
        .tag = "events",
        .summary = "Announces an event (`create_events`).",
        .limited_by = bucket::server_change,
        .body = fields::new_event,
        .body_example =
            R"({"name":"Film night","startsAt":"2029-11-22T20:00:00Z","location":"The attic","repeats":"weekly"})",
        .status = 201,
        .answer = "ShownEvent",
        .problems = problems_of_create_event,
        .when_repeated = repeats::by_key,
        .kept = audited::yes,
        .run = handlers::create_event},
    route{.method = get,
          .path = "/servers/{serverId}/events/{eventId}",
          .operation = "showEvent",
          .tag = "events",
          .summary = "An event.",
          .answer = "ShownEvent",
          .run = handlers::show_event},
    route{.method = patch,
          .path = "/servers/{serverId}/events/{eventId}",
          .operation = "editEvent",
          .tag = "events",
          .summary = "Changes what is given of an event (its creator, or `manage_events`).",
          .limited_by = bucket::server_change,
          .body = fields::changed_event,
          .body_example = R"({"description":"Bring blankets."})",
          .answer = "ShownEvent",
          .problems = problems_of_edit_event,
          .kept = audited::yes,
          .run = handlers::edit_event},
    route{.method = del,
          .path = "/servers/{serverId}/events/{eventId}",
          .operation = "deleteEvent",
          .tag = "events",
          .summary = "Deletes an event (its creator, or `manage_events`).",
          .limited_by = bucket::server_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_delete_event,
          .kept = audited::yes,
          .run = handlers::delete_event},
    route{.method = put,
          .path = "/servers/{serverId}/events/{eventId}/interest",
          .operation = "takeInterest",
          .tag = "events",
          .summary = "Says that one wants to come.",
          .limited_by = bucket::member_change,
          .answer = "ShownEvent",
          .problems = problems_of_take_interest,
          .run = handlers::take_interest},
    route{.method = del,
          .path = "/servers/{serverId}/events/{eventId}/interest",
          .operation = "loseInterest",
          .tag = "events",
          .summary = "Takes that back.",
          .limited_by = bucket::member_change,
          .answer = "ShownEvent",
          .run = handlers::lose_interest},
    route{.method = get,
          .path = "/servers/{serverId}/events/{eventId}/interested",
          .operation = "listInterested",
          .tag = "events",
          .summary = "Who wants to come, by user id.",
          .limited_by = bucket::history,
          .query = fields::interested_page,
          .answer = "[]Member",
          .run = handlers::list_interested},
};

}  // namespace events_rows
}  // namespace parley::http_api
