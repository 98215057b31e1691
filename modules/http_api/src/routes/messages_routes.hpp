#pragma once
// Messages.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace messages_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_send_message{
    "missing_permission"sv,      "screened"sv, "content_empty"sv, "content_too_long"sv, "invalid_nonce"sv,
    "age_confirmation_needed"sv, "slow_mode"sv};
inline constexpr std::array problems_of_edit_message{"missing_permission"sv, "screened"sv,
                                                     "not_author"sv,         "content_empty"sv,
                                                     "content_too_long"sv,   "age_confirmation_needed"sv};
inline constexpr std::array problems_of_delete_message{"missing_permission"sv};
inline constexpr std::array problems_of_read_messages{"missing_permission"sv, "age_confirmation_needed"sv};

inline constexpr std::array rows{
    route{.method = post,
          .path = "/channels/{channelId}/messages",
          .operation = "sendMessage",
          .tag = "messages",
          .summary = "Sends a message; durable once it is answered.",
          .limited_by = bucket::message_send,
          .load = work::sending,
          .body = fields::new_message,
          .body_example = R"({"content":"Hello, World!","nonce":"b1f6c2"})",
          .status = 201,
          .answer = "CreatedMessage",
          .problems = problems_of_send_message,
          .when_repeated = repeats::by_nonce,
          .run = handlers::post_message},
    route{.method = get,
          .path = "/channels/{channelId}/messages",
          .operation = "listMessages",
          .tag = "messages",
          .summary = "A page of messages, newest first.",
          .limited_by = bucket::history,
          .query = fields::page,
          .answer = "[]Message",
          .problems = problems_of_read_messages,
          .run = handlers::list_messages},
    route{.method = get,
          .path = "/channels/{channelId}/messages/{messageId}",
          .operation = "showMessage",
          .tag = "messages",
          .summary = "One message.",
          .limited_by = bucket::history,
          .answer = "Message",
          .problems = problems_of_read_messages,
          .run = handlers::show_message},
    route{.method = patch,
          .path = "/channels/{channelId}/messages/{messageId}",
          .operation = "editMessage",
          .tag = "messages",
          .summary = "Changes a message (author).",
          .limited_by = bucket::message_change,
          .load = work::sending,
          .body = fields::changed_message,
          .body_example = R"({"content":"Hello, all!"})",
          .answer = "Message",
          .problems = problems_of_edit_message,
          .run = handlers::edit_message},
    route{.method = del,
          .path = "/channels/{channelId}/messages/{messageId}",
          .operation = "deleteMessage",
          .tag = "messages",
          .summary = "Deletes a message (author, or who manages messages).",
          .limited_by = bucket::message_change,
          .load = work::sending,
          .status = 204,
          .content_type = "",
          .problems = problems_of_delete_message,
          .run = handlers::delete_message},
};

}  // namespace messages_rows
}  // namespace parley::http_api
