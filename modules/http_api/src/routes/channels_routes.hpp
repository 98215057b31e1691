#pragma once
// Channels.

#include "handlers/handlers.hpp"
#include "routes/community_fields.hpp"

#include <array>

namespace parley::http_api {
namespace channels_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array problems_of_create_channel{"missing_permission"sv, "invalid_name"sv,
                                                       "invalid_topic"sv,      "invalid_kind"sv,
                                                       "invalid_parent"sv,     "too_many_channels"sv};
inline constexpr std::array problems_of_edit_channel{
    "missing_permission"sv, "not_yours_to_give"sv, "invalid_name"sv,      "invalid_topic"sv,
    "invalid_parent"sv,     "invalid_slowmode"sv,  "too_many_channels"sv, "invalid_retention"sv};
inline constexpr std::array problems_of_put_overwrite{"missing_permission"sv, "not_yours_to_give"sv,
                                                      "invalid_overwrite"sv, "too_many_overwrites"sv};
inline constexpr std::array problems_of_drop_overwrite{"missing_permission"sv, "not_yours_to_give"sv};
inline constexpr std::array problems_of_delete_channel{"missing_permission"sv};
inline constexpr std::array problems_of_start_typing{"missing_permission"sv, "age_confirmation_needed"sv};
inline constexpr std::array problems_of_mark_read{"missing_permission"sv};

inline constexpr std::array rows{
    route{.method = get,
          .path = "/servers/{serverId}/channels",
          .operation = "listChannels",
          .tag = "channels",
          .summary = "The channels of a server, in their order.",
          .answer = "[]ChannelSummary",
          .run = handlers::list_channels},
    route{.method = post,
          .path = "/servers/{serverId}/channels",
          .operation = "createChannel",
          .tag = "channels",
          .summary = "Makes a channel or a category (`manage_channels`).",
          .limited_by = bucket::channel_change,
          .body = fields::new_channel,
          .body_example = R"({"name":"off-topic","topic":"Everything else","type":"text"})",
          .status = 201,
          .answer = "Channel",
          .problems = problems_of_create_channel,
          .when_repeated = repeats::by_key,
          .kept = audited::yes,
          .run = handlers::create_channel},
    route{.method = get,
          .path = "/channels/{channelId}",
          .operation = "showChannel",
          .tag = "channels",
          .summary = "A channel with the ids of its newest messages.",
          .answer = "Channel",
          .run = handlers::show_channel},
    route{.method = patch,
          .path = "/channels/{channelId}",
          .operation = "editChannel",
          .tag = "channels",
          .summary = "Changes what is given (`manage_channels` there).",
          .limited_by = bucket::channel_change,
          .body = fields::changed_channel,
          .body_example = R"({"topic":"Be kind","position":2})",
          .answer = "Channel",
          .problems = problems_of_edit_channel,
          .kept = audited::yes,
          .run = handlers::edit_channel},
    route{.method = del,
          .path = "/channels/{channelId}",
          .operation = "deleteChannel",
          .tag = "channels",
          .summary = "Deletes a channel with its messages; a category leaves its channels behind "
                     "(`manage_channels` there).",
          .limited_by = bucket::channel_change,
          .status = 204,
          .content_type = "",
          .problems = problems_of_delete_channel,
          .kept = audited::yes,
          .run = handlers::delete_channel},
    route{.method = put,
          .path = "/channels/{channelId}/overwrites/{targetId}",
          .operation = "putOverwrite",
          .tag = "channels",
          .summary =
              "Sets what a role or member may do there (`manage_roles` there); a category's channels in "
              "sync follow.",
          .limited_by = bucket::channel_change,
          .body = fields::overwrite,
          .body_example = R"({"type":"role","allow":"1024","deny":"2048"})",
          .answer = "Channel",
          .problems = problems_of_put_overwrite,
          .kept = audited::yes,
          .run = handlers::put_overwrite},
    route{.method = del,
          .path = "/channels/{channelId}/overwrites/{targetId}",
          .operation = "dropOverwrite",
          .tag = "channels",
          .summary = "Takes an overwrite away (`manage_roles` there); a category's channels in sync follow.",
          .limited_by = bucket::channel_change,
          .answer = "Channel",
          .problems = problems_of_drop_overwrite,
          .kept = audited::yes,
          .run = handlers::drop_overwrite},
    route{.method = post,
          .path = "/channels/{channelId}/typing",
          .operation = "startTyping",
          .tag = "channels",
          .summary = "Shows others that one is typing; fades after 10 s.",
          .limited_by = bucket::typing,
          .status = 204,
          .content_type = "",
          .problems = problems_of_start_typing,
          .run = handlers::start_typing},
    route{.method = put,
          .path = "/channels/{channelId}/read",
          .operation = "markRead",
          .tag = "channels",
          .summary = "Moves the read mark forward.",
          .limited_by = bucket::read_mark,
          .body = fields::read_mark,
          .body_example = R"({"messageId":"1442000000000000000"})",
          .status = 204,
          .content_type = "",
          .problems = problems_of_mark_read,
          .run = handlers::mark_read},
};

}  // namespace channels_rows
}  // namespace parley::http_api
