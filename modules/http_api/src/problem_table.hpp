#pragma once
// Every way a request can be refused, once: the wire's `code`, its status, and what stands beside it.

#include <array>
#include <cstdint>
#include <string_view>

namespace parley::http_api {

struct problem_kind {
    std::string_view code;
    int status = 0;
    std::string_view title;
    std::string_view detail;
    std::string_view field{};  ///< the request's field at fault, where it is always the same
    std::int64_t limit = 0;    ///< the limit that was passed; 0 = none
};

inline constexpr std::array problem_kinds{
    // The request itself.
    problem_kind{"malformed_path", 400, "Malformed path",
                 "The path holds an encoding or a segment that no path here has."},
    problem_kind{"malformed_json", 400, "Malformed JSON", "The body is not one strict JSON text in UTF-8."},
    problem_kind{"duplicate_key", 400, "Duplicate key", "The body names a key twice."},
    problem_kind{"too_deep", 400, "Nested too deeply", "The body is nested deeper than 32.", {}, 32},
    problem_kind{"not_an_object", 400, "Not an object", "The body must be a JSON object."},
    problem_kind{"invalid_field", 400, "Invalid field",
                 "A field or parameter breaks its rule; `errors` lists each."},
    problem_kind{"unauthorized", 401, "Not logged in", "A valid token is needed."},
    problem_kind{"csrf_refused", 403, "Refused origin",
                 "A cookie counts only for requests of this site's own pages."},
    problem_kind{"not_found", 404, "Not found", "There is no such thing, or you may not see it."},
    problem_kind{"method_not_allowed", 405, "Method not allowed", "`Allow` names the methods of this path."},
    problem_kind{"payload_too_large", 413, "Body too large", "The body is larger than this path takes."},
    problem_kind{"unsupported_media_type", 415, "Unsupported media type", "A body must be application/json."},
    problem_kind{"idempotency_key_reused", 422, "Idempotency key reused",
                 "The key came before with another request.", "Idempotency-Key"},
    problem_kind{"upgrade_required", 426, "Upgrade required", "This path speaks WebSocket only."},
    problem_kind{"rate_limited", 429, "Too many requests", "Wait for the seconds of Retry-After."},
    problem_kind{"internal", 500, "Internal error",
                 "The server failed; its log knows more under this requestId."},
    problem_kind{"overloaded", 503, "Overloaded", "The server is full at the moment; try again soon."},
    // Stores.
    problem_kind{"unavailable", 503, "Unavailable",
                 "A part that this needs cannot be reached; try again soon."},
    problem_kind{"outcome_unknown", 503, "Outcome unknown",
                 "It may or may not have happened; repeat it with the same nonce."},
    problem_kind{"storage_full", 507, "Storage full", "There is no space left to write; reading goes on."},
    // Accounts.
    problem_kind{"invalid_credentials", 401, "Wrong name or password", "The name or the password is wrong."},
    problem_kind{"name_taken", 409, "Name taken", "Another account has this name.", "name"},
    problem_kind{
        "invalid_name", 400, "Invalid name",
        "The name is empty, too long, or holds what cannot be read: control characters, turns of direction, "
        "towers of marks.",
        "name"},
    problem_kind{"invalid_password", 400, "Invalid password", "A password has 8 to 256 bytes.", "password",
                 256},
    problem_kind{"invalid_display_name", 400, "Invalid display name",
                 "A display name has 1 to 32 characters that can be read.", "displayName", 32},
    problem_kind{"sign_up_closed", 403, "Sign-up is closed", "New accounts are made by the operator."},
    problem_kind{"invite_required", 403, "Invite required", "Signing up needs the code of a live invite.",
                 "inviteCode"},
    problem_kind{"setup_done", 409, "Set up already", "This instance has its owner."},
    problem_kind{"invalid_setup_token", 403, "Invalid setup token", "The console shows the right one.",
                 "setupToken"},
    problem_kind{"busy", 503, "Busy", "Too many people log in at the moment; try again soon."},
    problem_kind{"oidc_off", 404, "No identity provider", "No identity provider is configured."},
    problem_kind{"oidc_refused", 403, "Refused by the identity provider",
                 "Its answer did not verify, or it said no."},
    problem_kind{"oidc_unavailable", 502, "Identity provider unreachable",
                 "The identity provider cannot be reached."},
    problem_kind{"no_password", 409, "No password", "This account logs in through the identity provider."},
    // Presence.
    problem_kind{"invalid_custom_status", 400, "Invalid custom status",
                 "At most 128 characters on one line; the emoji is one, or an expression as `name:id`.",
                 "customStatus", 128},
    problem_kind{"invalid_bio", 400, "Invalid bio", "What one says of oneself has at most 190 characters.",
                 "bio", 190},
    // Communities.
    problem_kind{"missing_permission", 403, "Missing permission", "You see it, but may not do this."},
    problem_kind{"invalid_topic", 400, "Invalid topic", "A topic has at most 1,024 characters.", "topic",
                 1024},
    problem_kind{"invite_invalid", 404, "Invalid invite", "The invite is gone, has expired or is used up."},
    problem_kind{"owner_must_stay", 409, "The owner must stay",
                 "Delete the server or hand it over instead of leaving it."},
    problem_kind{"too_many_channels", 409, "Too many channels", "The server is full of channels.", {}, 500},
    problem_kind{"too_many_servers",
                 409,
                 "Too many servers",
                 "You are in as many servers as an account can be.",
                 {},
                 200},
    problem_kind{
        "too_many_invites", 409, "Too many invites", "The server has as many invites as it can.", {}, 1000},
    problem_kind{"invalid_invite", 400, "Invalid invite", "The age or the number of uses is out of range."},
    problem_kind{"outranked", 403, "Not below you", "The role or member is not below your own highest role."},
    problem_kind{"not_yours_to_give", 403, "Not yours to give",
                 "Only permissions that you have yourself can be given or taken."},
    problem_kind{"too_many_roles", 409, "Too many roles", "The server has as many roles as it can.", {}, 250},
    problem_kind{"invalid_role", 400, "Invalid role",
                 "There is no such role here, or everyone's cannot stand in this place."},
    problem_kind{"invalid_icon", 400, "Invalid icon", "An icon is one emoji.", "icon"},
    problem_kind{"invalid_parent", 400, "Invalid parent",
                 "The parent is a category of this server; a category has none.", "parentId"},
    problem_kind{"invalid_overwrite", 400, "Invalid overwrite",
                 "No such target, a bit both allowed and denied, or one that no channel has."},
    problem_kind{
        "too_many_overwrites", 409, "Too many overwrites", "The channel has as many as it can.", {}, 1000},
    problem_kind{"invalid_nickname", 400, "Invalid nickname",
                 "A nickname has at most 32 characters that can be read.", "nickname", 32},
    problem_kind{"invalid_timeout", 400, "Invalid time-out", "A time-out lasts at most 28 days.",
                 "timeoutSeconds", 2'419'200},
    problem_kind{"cannot_time_out", 403, "Cannot be timed out",
                 "The owner and administrators cannot be timed out."},
    problem_kind{"banned", 403, "Banned", "You are banned from this server."},
    problem_kind{"invalid_ban", 400, "Invalid ban", "Nobody bans themselves, or for longer than 365 days."},
    problem_kind{"invalid_reason", 400, "Invalid reason",
                 "A reason is percent-encoded UTF-8 without control characters, at most 512 characters.",
                 "X-Audit-Log-Reason", 512},
    problem_kind{"invalid_order", 400, "Invalid order", "The order names every role but everyone's once.",
                 "roleIds"},
    problem_kind{"invalid_heir", 400, "Invalid heir", "The new owner is a member and a person.", "userId"},
    problem_kind{"invalid_slowmode", 400, "Invalid slow mode", "Slow mode is 0 to 21,600 seconds.",
                 "slowmodeSeconds", 21'600},
    problem_kind{"invalid_retention", 400, "Invalid retention",
                 "Messages stay for ever (0), or for an hour to 100 years.", "retentionSeconds",
                 3'155'760'000},
    problem_kind{"invalid_kind", 400, "Invalid type", "The channel cannot be of this type.", "type"},
    // Expressions.
    problem_kind{"invalid_emoji", 400, "Invalid emoji", "It is one emoji, or nothing.", "emoji"},
    problem_kind{"invalid_volume", 400, "Invalid volume", "A volume is 0 to 100 percent.", "volume", 100},
    problem_kind{"too_many_emoji",
                 409,
                 "Too many emoji",
                 "The server has as many that move, or that do not, as it can.",
                 {},
                 250},
    problem_kind{"too_many_stickers", 409, "Too many stickers", "The server has as many as it can.", {}, 60},
    problem_kind{"too_many_sounds", 409, "Too many sounds", "The server has as many as it can.", {}, 48},
    // Moderation.
    problem_kind{"screened", 403, "Screened", "A rule of this server keeps this from being said."},
    problem_kind{"too_many_rules", 409, "Too many rules", "The server has as many rules as it can.", {}, 100},
    problem_kind{"invalid_rule", 400, "Invalid rule", "A field of the rule breaks its own."},
    problem_kind{"too_many_reports",
                 409,
                 "Too many reports",
                 "So many of your reports here are still open; wait until some are seen to.",
                 {},
                 25},
    problem_kind{
        "invalid_report", 400, "Invalid report",
        "Somebody else is reported, by a message that they wrote there if by one; its texts are short."},
    problem_kind{"report_closed", 409, "Report closed", "The report has its outcome already."},
    problem_kind{"report_claimed", 409, "Report claimed", "Another moderator has taken this report."},
    problem_kind{"invalid_note", 400, "Invalid note", "A note has 1 to 2,000 characters.", "text", 2000},
    problem_kind{
        "too_many_notes", 409, "Too many notes", "The member has as many notes as one can.", {}, 200},
    problem_kind{"mass_action_running", 409, "Still running",
                 "Your last act on many in this server is not done."},
    problem_kind{"not_oneself", 409, "Not to oneself", "Nobody does this to themselves."},
    problem_kind{"invalid_mass_action", 400, "Invalid act",
                 "A field of the act is missing, out of range or does not belong to its type."},
    // Assets.
    problem_kind{"invalid_asset", 400, "Invalid asset",
                 "There is no such asset, or it was not brought for this purpose."},
    problem_kind{"malformed_asset", 400, "Malformed asset",
                 "The bytes are not one whole picture or sound with nothing behind its end."},
    problem_kind{
        "asset_out_of_bounds", 400, "Too large a picture, or too long",
        "A picture has at most 4,096 pixels a side (an emoji 1,024), 500 frames and 200 million pixels in "
        "all of them; a sound lasts at most 30 s."},
    problem_kind{"unsupported_asset", 415, "Unsupported asset",
                 "A picture is PNG, JPEG, GIF or WebP; a sound is Ogg (Opus or Vorbis) or MP3."},
    problem_kind{"range_not_satisfiable", 416, "Range not satisfiable", "The bytes end before this range."},
    problem_kind{"upload_quota_reached", 429, "Upload quota reached",
                 "This account has brought as much as it may in a day."},
    // How servers show themselves and grow.
    problem_kind{"invalid_description", 400, "Invalid description",
                 "A description has at most 300 characters, an expression's at most 100.", "description",
                 300},
    problem_kind{"invalid_channel", 400, "Invalid channel",
                 "The channel must be one that you see in this server, and messages must fit in it."},
    problem_kind{"invalid_safety", 400, "Invalid safety settings",
                 "A raid is 0 or 3 to 1,000 joins; invites pause for at most 7 days."},
    problem_kind{"invites_paused", 403, "Invites are paused", "Nobody can join this server at the moment."},
    problem_kind{"invalid_vanity", 400, "Invalid word",
                 "A server's word has 3 to 32 of a-z, 0-9 and single dashes within, and is not reserved.",
                 "code", 32},
    problem_kind{"vanity_taken", 409, "Word taken", "Another invite has this code.", "code"},
    problem_kind{"invalid_onboarding", 400, "Invalid onboarding",
                 "At most 16 rules, 10 channels and 10 questions of 1 to 25 options; titles to 100 "
                 "characters, labels to "
                 "50, texts to 500."},
    problem_kind{"dangerous_role", 400, "Role with power",
                 "An option gives no role that has power over others, or mutes."},
    problem_kind{"invalid_answer", 400, "Invalid answer",
                 "Answers name options of their question, one where only one is asked for; required "
                 "questions need one.",
                 "answers"},
    problem_kind{"invalid_template", 400, "Invalid content",
                 "The content breaks a rule of servers: names, numbers, permissions, parents or references.",
                 "content"},
    problem_kind{"template_too_large",
                 409,
                 "Too large for a template",
                 "The server has more overwrites than a template holds.",
                 {},
                 5000},
    problem_kind{
        "too_many_templates", 409, "Too many templates", "The server has as many as it can.", {}, 20},
    problem_kind{"invalid_event", 400, "Invalid event",
                 "An event begins in the future, ends after it begins and before it repeats, and is held in "
                 "a channel or "
                 "elsewhere, not both."},
    problem_kind{"too_many_events",
                 409,
                 "Too many events",
                 "The server has as many events to come as it can.",
                 {},
                 100},
    problem_kind{"event_over", 409, "The event is over", "It has ended or was called off."},
    // Messages.
    problem_kind{"slow_mode", 429, "Slow mode",
                 "The channel asks for a pause; wait for the seconds of Retry-After."},
    problem_kind{"age_confirmation_needed", 403, "Age confirmation needed",
                 "The channel is age-restricted; confirm your age first."},
    problem_kind{"not_author", 403, "Not the author", "Only its author edits a message."},
    problem_kind{"content_empty", 400, "Empty message", "A message is more than blanks.", "content"},
    problem_kind{"content_too_long", 400, "Message too long", "A message has at most 4,000 characters.",
                 "content", 4000},
    problem_kind{"invalid_nonce", 400, "Invalid nonce", "A nonce is 1 to 64 printable ASCII characters.",
                 "nonce", 64},
};

/// Where a code stands in the table; its size when it does not. (An index, because GCC 12 under UBSan takes
/// no comparison of addresses for a constant.)
constexpr std::size_t place_of_problem(std::string_view code) {
    std::size_t at = 0;
    while (at < problem_kinds.size() && problem_kinds[at].code != code)
        ++at;
    return at;
}

/// Null for a code that is not in the table.
constexpr problem_kind const* find_problem(std::string_view code) {
    auto const at = place_of_problem(code);
    return at < problem_kinds.size() ? &problem_kinds[at] : nullptr;
}

/// For codes in the source: a misspelt one does not compile.
consteval problem_kind const* kind_of(std::string_view code) {
    auto const at = place_of_problem(code);
    if (at == problem_kinds.size()) throw "no such problem code";
    return &problem_kinds[at];
}

}  // namespace parley::http_api
