#pragma once
// The fields of screening rules and reports.

#include "routes/fields.hpp"

#include <array>

namespace parley::http_api::fields {

inline constexpr std::string_view triggers =
    "keywords|patterns|presets|mention_spam|link_spam|invites|attachment_spam|repeat_spam|profile";
inline constexpr std::int64_t thousand = 1'000;

/// What a rule is made of; `name` and `trigger` are needed for a new one.
consteval auto rule_fields(bool is_new) {
    return std::array{
        field_rule{.name = "name",
                   .is = text,
                   .required = is_new,
                   .min = 1,
                   .max = 100,
                   .description = "What moderators call it."},
        field_rule{.name = "trigger",
                   .is = text,
                   .required = is_new,
                   .max = 16,
                   .choices = triggers,
                   .description = "What it looks for; never changes."},
        field_rule{.name = "enabled", .is = boolean, .description = "Whether it holds; absent = true."},
        field_rule{
            .name = "keywords",
            .is = texts,
            .max = thousand,
            .each_max = 62,
            .description = "Whole words, without case and marks; `*` at an end stands for any letters."},
        field_rule{
            .name = "patterns", .is = texts, .max = 10, .each_max = 260, .description = "RE2, without case."},
        field_rule{.name = "presets",
                   .is = texts,
                   .max = 3,
                   .choices = "profanity|slurs|sexual",
                   .each_max = 16,
                   .description = "Built-in lists of words."},
        field_rule{.name = "allowed",
                   .is = texts,
                   .max = 100,
                   .each_max = 62,
                   .description = "Keywords that excuse what lies within them."},
        field_rule{.name = "limit",
                   .is = integer,
                   .min = 0,
                   .max = 50,
                   .description = "Of what the trigger counts."},
        field_rule{.name = "windowSeconds",
                   .is = integer,
                   .min = 0,
                   .max = 3'600,
                   .description = "The time that it counts in."},
        field_rule{.name = "block", .is = boolean, .description = "It is not said; absent = true."},
        field_rule{.name = "blockMessage",
                   .is = text,
                   .max = 150,
                   .description = "What its writer is told; empty = a standard sentence."},
        field_rule{.name = "alert", .is = boolean, .description = "Moderators are told."},
        field_rule{.name = "timeoutSeconds",
                   .is = integer,
                   .min = 0,
                   .max = 2'419'200,
                   .description = "How long its writer may only read; 0 = not."},
        field_rule{.name = "exemptRoleIds",
                   .is = ids,
                   .max = 20,
                   .description = "Whose members it does not hold for."},
        field_rule{
            .name = "exemptChannelIds", .is = ids, .max = 50, .description = "Where it does not hold."}};
}
inline constexpr auto new_rule = rule_fields(true);
inline constexpr auto changed_rule = rule_fields(false);
inline constexpr std::array tried_content{
    content,
    field_rule{.name = "rule", .is = raw, .description = "Held against it instead of the server's rules."}};

inline constexpr field_rule report_words{
    .name = "note", .is = text, .max = 1'000, .description = "What the moderators should know."};
inline constexpr std::array new_report{
    field_rule{.name = "userId", .is = id, .required = true, .description = "Who is reported."},
    field_rule{.name = "channelId", .is = id, .description = "Where the message stands."},
    field_rule{.name = "messageId", .is = id, .description = "The message; with `channelId`."},
    field_rule{.name = "reason",
               .is = text,
               .required = true,
               .max = 16,
               .choices = "spam|harassment|hate|sexual|violence|self_harm|illegal|other",
               .description = "What is wrong with it."},
    report_words};
inline constexpr std::array changed_report{
    field_rule{.name = "state",
               .is = text,
               .max = 16,
               .choices = "open|claimed|resolved|dismissed",
               .description = "Claimed = one sees to it; the last two close it."},
    field_rule{.name = "outcome", .is = text, .max = 1'000, .description = "What was done."}};
inline constexpr std::array reports_page{
    query_rule{.name = "limit", .min = 1, .max = 100, .otherwise = 50, .description = "How many at most."},
    query_rule{
        .name = "before", .is = query_rule::kind::id, .description = "Only what is older than this id."},
    query_rule{.name = "target", .is = query_rule::kind::id, .description = "Only about this account."},
    query_rule{
        .name = "state", .is = query_rule::kind::text, .max = 16, .description = "Only in this state."}};

inline constexpr std::array new_note{field_rule{
    .name = "text", .is = text, .required = true, .min = 1, .max = 2'000, .description = "What it says."}};
inline constexpr std::array new_mass_action{
    field_rule{.name = "type",
               .is = text,
               .required = true,
               .max = 16,
               .choices = "kick|ban|time_out|add_role|remove_role|purge",
               .description = "What is done."},
    field_rule{.name = "userIds", .is = ids, .max = 1'000, .description = "To whom; not of a purge."},
    field_rule{.name = "durationSeconds",
               .is = integer,
               .min = 0,
               .max = year_seconds,
               .description = "Of a ban (0 = until lifted) or a time-out."},
    field_rule{.name = "purgeSeconds",
               .is = integer,
               .min = 0,
               .max = 604'800,
               .description = "Of a ban: what they wrote in that time goes."},
    field_rule{.name = "roleId", .is = id, .description = "The role that is given or taken."},
    field_rule{.name = "channelId", .is = id, .description = "Where a purge clears."},
    field_rule{.name = "userId", .is = id, .description = "Of a purge: only what this account wrote."},
    field_rule{.name = "limit",
               .is = integer,
               .min = 0,
               .max = 1'000,
               .description = "Of a purge: the newest so many."}};

}  // namespace parley::http_api::fields
