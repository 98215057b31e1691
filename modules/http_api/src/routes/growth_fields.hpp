#pragma once
// The fields of how servers show themselves, are kept safe, and grow.

#include "routes/community_fields.hpp"

#include <array>

namespace parley::http_api::fields {

inline constexpr std::array changed_server{
    field_rule{.name = "name", .is = text, .min = 1, .max = 100, .description = "The server's name."},
    field_rule{
        .name = "description", .is = text, .max = 300, .description = "What it is about; may be empty."},
    field_rule{.name = "icon",
               .is = text,
               .nullable = true,
               .max = 80,
               .description = "The name of an asset; null or empty = none."},
    field_rule{.name = "banner",
               .is = text,
               .nullable = true,
               .max = 80,
               .description = "The name of an asset; null or empty = none."},
    field_rule{.name = "accentColor",
               .is = integer,
               .min = 0,
               .max = 0xFFFFFF,
               .description = "0xRRGGBB; 0 = none."},
    field_rule{.name = "discoverable", .is = boolean, .description = "It stands in the directory."}};
inline constexpr std::array safety{
    field_rule{.name = "verification",
               .is = text,
               .max = 16,
               .choices = "none|low|medium|high|highest",
               .description = "How the new are held back."},
    field_rule{.name = "rulesGate", .is = boolean, .description = "Who joins has to accept the rules."},
    field_rule{.name = "invitesPausedSeconds",
               .is = integer,
               .min = 0,
               .max = 7 * 24 * 60 * 60,
               .description = "Nobody joins for so long; 0 lets them go on."},
    field_rule{.name = "raidJoins",
               .is = integer,
               .min = 0,
               .max = 1000,
               .description = "So many within a minute are a raid, at least 3; 0 = never."},
    field_rule{.name = "raidPauses", .is = boolean, .description = "A raid pauses all invites for an hour."},
    field_rule{.name = "alertChannelId",
               .is = id,
               .nullable = true,
               .description = "Where the screening and raids are told; null = nowhere."},
    field_rule{.name = "greetingChannelId",
               .is = id,
               .nullable = true,
               .description = "Where arrivals are shown; null = nowhere."},
    field_rule{.name = "auditDays",
               .is = integer,
               .min = 0,
               .max = 3650,
               .description = "How long the audit log is kept; 0 = always."}};
inline constexpr std::array vanity{field_rule{.name = "code",
                                              .is = text,
                                              .required = true,
                                              .min = 3,
                                              .max = 32,
                                              .description = "Of `a-z 0-9 -`; no reserved word."}};

inline constexpr std::array new_server{
    server_name,
    field_rule{.name = "content",
               .is = nested,
               .choices = "TemplateContent",
               .description = "What it begins with, as an export gives it."},
    field_rule{.name = "cloneOf",
               .is = id,
               .description = "A server that one manages, whose shape it takes; not with `content`."}};

inline constexpr std::array onboarding{
    field_rule{.name = "rules",
               .is = nested,
               .choices = "[]OnboardingRule",
               .description = "At most 16; what is left out is empty."},
    field_rule{.name = "welcome",
               .is = nested,
               .choices = "OnboardingWelcome",
               .description = "A text, and at most 10 channels."},
    field_rule{.name = "questions",
               .is = nested,
               .choices = "[]OnboardingQuestion",
               .description = "At most 10, of at most 25 options; ids that are left out are new."}};
inline constexpr std::array onboarding_answers{
    field_rule{.name = "acceptRules", .is = boolean, .description = "True: one has read the rules."},
    field_rule{.name = "answers",
               .is = nested,
               .choices = "{}",
               .description = "By question id, the ids of the options chosen."}};

inline constexpr std::array new_template{
    field_rule{.name = "name",
               .is = text,
               .required = true,
               .min = 1,
               .max = 100,
               .description = "What the template is called."},
    field_rule{.name = "description", .is = text, .max = 120, .description = "What it is for."}};
inline constexpr std::array used_template{server_name};

inline constexpr std::array directory_page{
    query_rule{.name = "query",
               .is = query_rule::kind::text,
               .max = 200,
               .description = "Part of a name or description, without case and accents."},
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."},
    query_rule{
        .name = "offset", .min = 0, .max = 10'000, .otherwise = 0, .description = "How many to pass over."}};

inline constexpr field_rule event_description{
    .name = "description", .is = text, .max = 1000, .description = "More of it."};
inline constexpr field_rule event_channel{.name = "channelId",
                                          .is = id,
                                          .nullable = true,
                                          .description = "Where, and who sees it; null = elsewhere."};
inline constexpr field_rule event_location{
    .name = "location", .is = text, .nullable = true, .max = 100, .description = "Where, without a channel."};
inline constexpr field_rule event_ends{.name = "endsAt",
                                       .is = text,
                                       .nullable = true,
                                       .max = 40,
                                       .description = "RFC 3339; null = a day after its start."};
inline constexpr field_rule event_repeats{.name = "repeats",
                                          .is = text,
                                          .max = 16,
                                          .choices = "none|daily|weekly|biweekly|monthly|yearly",
                                          .description = "In UTC; months without the day are left out."};
inline constexpr field_rule event_image{.name = "image",
                                        .is = text,
                                        .nullable = true,
                                        .max = 80,
                                        .description = "The name of an asset; null or empty = none."};
inline constexpr std::array new_event{field_rule{.name = "name",
                                                 .is = text,
                                                 .required = true,
                                                 .min = 1,
                                                 .max = 100,
                                                 .description = "What it is called."},
                                      event_description,
                                      event_channel,
                                      event_location,
                                      field_rule{.name = "startsAt",
                                                 .is = text,
                                                 .required = true,
                                                 .max = 40,
                                                 .description = "RFC 3339, to come within five years."},
                                      event_ends,
                                      event_repeats,
                                      event_image};
inline constexpr std::array changed_event{
    field_rule{.name = "name", .is = text, .min = 1, .max = 100, .description = "What it is called."},
    event_description,
    event_channel,
    event_location,
    field_rule{.name = "startsAt", .is = text, .max = 40, .description = "RFC 3339, while it has not begun."},
    event_ends,
    event_repeats,
    event_image,
    field_rule{.name = "status",
               .is = text,
               .max = 16,
               .choices = "active|completed|canceled",
               .description = "Begins it now, ends it, or calls it off with all that repeats."}};
inline constexpr std::array interested_page{
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."},
    query_rule{.name = "after", .is = query_rule::kind::id, .description = "Only user ids above this one."}};

}  // namespace parley::http_api::fields
