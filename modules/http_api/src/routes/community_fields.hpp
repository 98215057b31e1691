#pragma once
// The fields of what is said about channels, roles, members and bans.

#include "routes/fields.hpp"

#include <array>

namespace parley::http_api::fields {

inline constexpr std::int64_t roles_max = 250;
inline constexpr std::int64_t timeout_seconds_max = 28 * 24 * 60 * 60;

inline constexpr field_rule topic{
    .name = "topic", .is = text, .max = 1024, .description = "What the channel is for."};
inline constexpr field_rule channel_parent{.name = "parentId",
                                           .is = id,
                                           .nullable = true,
                                           .description = "The category that it stands in; null = none."};

inline constexpr std::array new_channel{
    field_rule{.name = "name",
               .is = text,
               .required = true,
               .min = 1,
               .max = 100,
               .description = "Lower case where one writes; blanks become `-`."},
    topic,
    field_rule{.name = "type",
               .is = text,
               .max = 16,
               .choices = "text|voice|category|announcement|stage|forum|media",
               .description = "What kind it is; absent = `text`."},
    channel_parent};
inline constexpr std::array changed_channel{
    field_rule{.name = "name",
               .is = text,
               .min = 1,
               .max = 100,
               .description = "Lower case where one writes; blanks become `-`."},
    topic,
    field_rule{.name = "position",
               .is = integer,
               .min = 0,
               .max = 65'535,
               .description = "Where it stands; ties by id."},
    channel_parent,
    field_rule{.name = "ageRestricted", .is = boolean, .description = "Not for everyone's eyes."},
    field_rule{.name = "slowmodeSeconds",
               .is = integer,
               .min = 0,
               .max = 21'600,
               .description = "Between two messages of one member; 0 = off."},
    field_rule{.name = "archived", .is = boolean, .description = "To be read, not written."},
    field_rule{.name = "retentionSeconds",
               .is = integer,
               .min = 0,
               .max = 3'155'760'000,
               .description = "How long messages stay: 0 = for ever, else an hour to 100 years."},
    field_rule{.name = "sync", .is = boolean, .description = "True takes over the category's overwrites."}};
inline constexpr std::array overwrite{
    field_rule{.name = "type",
               .is = text,
               .required = true,
               .max = 16,
               .choices = "role|member",
               .description = "What the target is."},
    field_rule{.name = "allow", .is = permissions, .description = "What is allowed here; absent = nothing."},
    field_rule{.name = "deny", .is = permissions, .description = "What is denied here; absent = nothing."}};

inline constexpr field_rule role_permissions{
    .name = "permissions", .is = permissions, .description = "What it gives; only what one has oneself."};
inline constexpr field_rule role_color{.name = "color",
                                       .is = integer,
                                       .min = 0,
                                       .max = 0xFFFFFF,
                                       .description = "0xRRGGBB; 0 = none of its own."};
inline constexpr field_rule role_hoist{
    .name = "hoist", .is = boolean, .description = "Its members are listed under it."};
inline constexpr field_rule role_mentionable{
    .name = "mentionable", .is = boolean, .description = "Everyone may mention it."};
inline constexpr field_rule role_self_assignable{
    .name = "selfAssignable", .is = boolean, .description = "Members may take it and lay it down."};
inline constexpr field_rule role_icon{.name = "icon",
                                      .is = text,
                                      .nullable = true,
                                      .max = 64,
                                      .description = "An emoji; null or empty = none."};

inline constexpr field_rule role_mutes{
    .name = "mutes", .is = boolean, .description = "Who has it is heard nowhere, whatever else allows it."};

inline constexpr std::array new_role{field_rule{.name = "name",
                                                .is = text,
                                                .required = true,
                                                .min = 1,
                                                .max = 100,
                                                .description = "The role's name."},
                                     role_permissions,
                                     role_color,
                                     role_hoist,
                                     role_mentionable,
                                     role_self_assignable,
                                     role_icon,
                                     role_mutes};
inline constexpr std::array changed_role{
    field_rule{.name = "name", .is = text, .min = 1, .max = 100, .description = "The role's name."},
    role_permissions,
    role_color,
    role_hoist,
    role_mentionable,
    role_self_assignable,
    role_icon,
    role_mutes};
inline constexpr std::array role_order{field_rule{.name = "roleIds",
                                                  .is = ids,
                                                  .required = true,
                                                  .max = roles_max,
                                                  .description = "All but everyone's, the highest first."}};

inline constexpr std::array changed_member{
    field_rule{.name = "nickname",
               .is = text,
               .nullable = true,
               .max = 32,
               .description = "Their name here; null or empty = none."},
    field_rule{.name = "roleIds",
               .is = ids,
               .max = roles_max,
               .description = "All that they have from now on, without everyone's."},
    field_rule{.name = "timeoutSeconds",
               .is = integer,
               .min = 0,
               .max = timeout_seconds_max,
               .description = "How long they may only read; 0 lifts it."}};
inline constexpr std::array heir{field_rule{
    .name = "userId", .is = id, .required = true, .description = "The member who owns the server next."}};
inline constexpr std::array new_ban{field_rule{.name = "durationSeconds",
                                               .is = integer,
                                               .min = 0,
                                               .max = year_seconds,
                                               .description = "0 or absent = until lifted."},
                                    field_rule{.name = "purgeSeconds",
                                               .is = integer,
                                               .min = 0,
                                               .max = 604'800,
                                               .description = "What they wrote in that time goes."}};

inline constexpr std::array members_page{
    query_rule{.name = "limit", .min = 1, .max = 1000, .otherwise = 100, .description = "How many at most."},
    query_rule{.name = "after", .is = query_rule::kind::id, .description = "Only user ids above this one."}};
inline constexpr std::array members_search{
    query_rule{.name = "query",
               .is = query_rule::kind::text,
               .max = 256,
               .description = "The start of a name, without case; absent = anyone."},
    query_rule{.name = "role", .is = query_rule::kind::id, .description = "Only who has this role."},
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."}};
inline constexpr std::array audit_page{
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."},
    query_rule{
        .name = "before", .is = query_rule::kind::id, .description = "Only what is older than this id."},
    query_rule{.name = "actor", .is = query_rule::kind::id, .description = "Only what this account did."},
    query_rule{.name = "target",
               .is = query_rule::kind::id,
               .description = "Only what was done to this role, channel, account or message."},
    query_rule{.name = "action",
               .is = query_rule::kind::text,
               .max = 32,
               .description = "Only acts of this kind, as in an entry's `action`."}};
inline constexpr std::array explanation{
    query_rule{.name = "member",
               .is = query_rule::kind::id,
               .description = "About whom; absent = oneself, or `role`."},
    query_rule{
        .name = "role", .is = query_rule::kind::id, .description = "About somebody with just this role."},
    query_rule{.name = "channel",
               .is = query_rule::kind::id,
               .description = "In this channel; absent = in the server as a whole."},
    query_rule{.name = "permission",
               .is = query_rule::kind::text,
               .max = 32,
               .description = "Only this one, such as `send_messages`; absent = every one."}};

}  // namespace parley::http_api::fields
