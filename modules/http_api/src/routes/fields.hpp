#pragma once
// The fields of request bodies and queries, with the limits that docs/native-api.md promises.

#include "route.hpp"

#include <array>

namespace parley::http_api::fields {

using wire::field_rule;
using enum wire::field_rule::kind;

inline constexpr std::int64_t password_characters_max =
    256;  // bytes are what identity counts; never fewer than characters
inline constexpr std::int64_t year_seconds = 365 * 24 * 60 * 60;

inline constexpr field_rule account_name{
    .name = "name",
    .is = text,
    .required = true,
    .min = 2,
    .max = 32,
    .description = "Letters a–z (upper case is kept but does not distinguish), digits, and `.`, `_`, `-`."};
inline constexpr field_rule new_password{.name = "password",
                                         .is = text,
                                         .required = true,
                                         .min = 2,
                                         .max = password_characters_max,
                                         .description = "8 to 256 bytes."};
inline constexpr field_rule server_name{
    .name = "name", .is = text, .required = true, .min = 1, .max = 100, .description = "The server's name."};
inline constexpr field_rule content{
    .name = "content", .is = text, .required = true, .min = 1, .max = 4000, .description = "Not only blank."};
inline constexpr std::array set_up{field_rule{.name = "setupToken",
                                              .is = text,
                                              .required = true,
                                              .min = 1,
                                              .max = 200,
                                              .description = "The one-time token that the console shows."},
                                   account_name, new_password,
                                   field_rule{.name = "serverName",
                                              .is = text,
                                              .min = 1,
                                              .max = 100,
                                              .description = "Makes a first server of this name."}};
inline constexpr std::array sign_up{
    account_name, new_password,
    field_rule{.name = "inviteCode",
               .is = text,
               .min = 1,
               .max = 64,
               .description = "The code of a live invite, where sign-up asks for one."}};
inline constexpr std::array log_in{field_rule{.name = "name",
                                              .is = text,
                                              .required = true,
                                              .min = 1,
                                              .max = 32,
                                              .description = "The account's name."},
                                   field_rule{.name = "password",
                                              .is = text,
                                              .required = true,
                                              .min = 1,
                                              .max = password_characters_max,
                                              .description = "The account's password."}};
inline constexpr std::array custom_status_parts{
    field_rule{.name = "customStatus.text", .is = text, .min = 0, .max = 128, .description = "In words."},
    field_rule{.name = "customStatus.emoji",
               .is = text,
               .min = 0,
               .max = 64,
               .description = "An emoji, or an expression as `name:id`."},
    field_rule{.name = "customStatus.expiresInSeconds",
               .is = integer,
               .min = 1,
               .max = year_seconds,
               .description = "When it is over; absent = never."}};
inline constexpr std::array chosen_presence{
    field_rule{.name = "status",
               .is = text,
               .min = 1,
               .max = 16,
               .choices = "online|idle|dnd|invisible",
               .description = "Invisible is offline for everybody else."},
    field_rule{.name = "customStatus",
               .is = object,
               .nullable = true,
               .description = "What to say of it; null = nothing.",
               .parts = custom_status_parts}};
inline constexpr std::int64_t asset_name_max = 72;
inline constexpr std::array profile{
    field_rule{.name = "displayName", .is = text, .min = 1, .max = 32, .description = "What others see."},
    field_rule{.name = "bio",
               .is = text,
               .nullable = true,
               .max = 190,
               .description = "What one says of oneself; null or empty = nothing."},
    field_rule{.name = "avatar",
               .is = text,
               .nullable = true,
               .max = asset_name_max,
               .description = "An asset brought as an avatar; null or empty = none."},
    field_rule{.name = "ageConfirmed", .is = boolean, .description = "One may see what is age-restricted."}};
inline constexpr std::array passwords{field_rule{.name = "currentPassword",
                                                 .is = text,
                                                 .required = true,
                                                 .min = 1,
                                                 .max = password_characters_max,
                                                 .description = "The password so far."},
                                      field_rule{.name = "newPassword",
                                                 .is = text,
                                                 .required = true,
                                                 .min = 2,
                                                 .max = password_characters_max,
                                                 .description = "8 to 256 bytes."}};

inline constexpr std::array new_message{
    content,
    field_rule{.name = "nonce",
               .is = text,
               .min = 1,
               .max = 64,
               .description = "Printable ASCII; at most one message per nonce, author and channel."}};
inline constexpr std::array changed_message{content};
inline constexpr std::array read_mark{
    field_rule{.name = "messageId",
               .is = id,
               .required = true,
               .description = "The newest message read; the mark only moves forward."}};
inline constexpr std::array new_invite{
    field_rule{.name = "maxAgeSeconds",
               .is = integer,
               .min = 0,
               .max = year_seconds,
               .description = "How long it lives; 0 = for ever, absent = 7 days."},
    field_rule{.name = "maxUses", .is = integer, .min = 0, .max = 100'000, .description = "0 = no limit."},
    field_rule{.name = "temporary",
               .is = boolean,
               .description = "Who joins leaves with their last session, unless given a role."},
    field_rule{.name = "roleIds",
               .is = ids,
               .max = 10,
               .description = "Given to who joins (`manage_roles`, below one's own highest)."}};

inline constexpr std::array page{
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."},
    query_rule{
        .name = "before", .is = query_rule::kind::id, .description = "Only what is older than this id."},
    query_rule{
        .name = "after", .is = query_rule::kind::id, .description = "Only what is newer than this id."},
    query_rule{.name = "around",
               .is = query_rule::kind::id,
               .description = "This id in the middle. One of the three at most."}};
inline constexpr std::array oidc_begin{query_rule{
    .name = "returnTo", .is = query_rule::kind::text, .max = 500, .description = "A page below /app/."}};
inline constexpr std::array oidc_back{
    query_rule{
        .name = "code", .is = query_rule::kind::text, .max = 4096, .description = "The provider's code."},
    query_rule{.name = "state", .is = query_rule::kind::text, .max = 500, .description = "The flow's state."},
    query_rule{
        .name = "iss", .is = query_rule::kind::text, .max = 500, .description = "The issuer (RFC 9207)."},
    query_rule{.name = "error",
               .is = query_rule::kind::text,
               .max = 500,
               .description = "Why the provider refused."}};
inline constexpr std::array gateway{query_rule{.name = "compress",
                                               .is = query_rule::kind::text,
                                               .max = 32,
                                               .description = "`zstd-dict` for compressed frames."}};

}  // namespace parley::http_api::fields
