#include "documents/documents.hpp"

#include <array>

namespace parley::http_api {
namespace {

using std::array;

constexpr std::string_view triggers =
    "keywords|patterns|presets|mention_spam|link_spam|invites|attachment_spam|repeat_spam|profile";

constexpr array rule{
    property{"ruleId", "id", "The rule."},
    property{"serverId", "id", "Its server."},
    property{"name", "text", "What moderators call it."},
    property{"enabled", "boolean", "Whether it holds."},
    property{"trigger", "text", "What it looks for.", true, false, triggers},
    property{"keywords", "[]text", "Whole words; `*` at an end stands for any letters."},
    property{"patterns", "[]text", "RE2."},
    property{"presets", "[]text", "Of `profanity`, `slurs`, `sexual`."},
    property{"allowed", "[]text", "Keywords that excuse what lies within them."},
    property{"limit", "integer", "Of what the trigger counts."},
    property{"windowSeconds", "integer", "The time that it counts in."},
    property{"block", "boolean", "It is not said."},
    property{"blockMessage", "text", "What its writer is told; may be empty."},
    property{"alert", "boolean", "Moderators are told."},
    property{"timeoutSeconds", "integer", "How long its writer may only read; 0 = not."},
    property{"exemptRoleIds", "[]id", "Whose members it does not hold for."},
    property{"exemptChannelIds", "[]id", "Where it does not hold."},
    property{"creatorId", "id", "Who made it.", true, true},
};
constexpr array match{
    property{"text", "text", "What was found."},
    property{"start", "integer", "Where it begins, in characters."},
    property{"end", "integer", "One behind its last character."},
};
constexpr array hit{
    property{"ruleId", "id", "The rule; null = the one that was given.", true, true},
    property{"name", "text", "What it is called."},
    property{"matches", "[]ScreeningMatch", "Where, at most 100."},
};
constexpr array trial{
    property{"blocked", "boolean", "A rule that was hit blocks."},
    property{"hits", "[]ScreeningHit", "Rule by rule."},
};
constexpr array report{
    property{"reportId", "id", "The report; its bits hold its time."},
    property{"serverId", "id", "The server."},
    property{"reporterId", "id", "Who reported; null = the server itself.", true, true},
    property{"targetId", "id", "Who is reported.", true, true},
    property{"channelId", "id", "Where the message stands.", true, true},
    property{"messageId", "id", "The message.", true, true},
    property{"content", "text", "The message as it was then; may be empty."},
    property{"reason", "text", "Why.", true, false,
             "spam|harassment|hate|sexual|violence|self_harm|illegal|other|screening|raid"},
    property{"note", "text", "In the reporter's words; may be empty."},
    property{"state", "text", "How it stands.", true, false, "open|claimed|resolved|dismissed"},
    property{"moderatorId", "id", "Who claimed or closed it.", true, true},
    property{"outcome", "text", "What was done; may be empty."},
    property{"createdAt", "time", "When it was first reported."},
    property{"closedAt", "time", "When it was closed.", true, true},
    property{"repeats", "integer", "How often the same was reported while it was open."},
};
constexpr array mass_action{
    property{"actionId", "id", "The act."},
    property{"serverId", "id", "The server."},
    property{"actorId", "id", "Who started it."},
    property{"type", "text", "What is done.", true, false, "kick|ban|time_out|add_role|remove_role|purge"},
    property{"state", "text", "How it stands.", true, false, "running|done|canceled|failed"},
    property{"total", "integer", "How many it is about."},
    property{"done", "integer", "How many it has come to."},
    property{"failed", "integer", "Of those, what could not be done."},
};
constexpr array note{
    property{"noteId", "id", "The note; its bits hold its time."},
    property{"serverId", "id", "The server."},
    property{"userId", "id", "About whom."},
    property{"authorId", "id", "Who wrote it."},
    property{"text", "text", "What it says."},
    property{"createdAt", "time", "When it was written."},
};
constexpr array member_case{
    property{"user", "User", "Whom it is about."},
    property{"member", "Member", "As they are here now.", true, true},
    property{"ban", "Ban", "What keeps them out.", true, true},
    property{"inviteCode", "text", "The invite they came with.", true, true},
    property{"notes", "[]Note", "The newest 50."},
    property{"reports", "[]Report", "About them, the newest 50."},
    property{"acts", "[]AuditEntry", "What was done to them, the newest 50."},
};
constexpr array admin_user{
    property{"userId", "id", "The account."},
    property{"name", "text", "Its name."},
    property{"displayName", "text", "What others see."},
    property{"bot", "boolean", "A program."},
    property{"createdAt", "time", "When it was made."},
    property{"avatar", "text", "The name of an asset.", true, true},
    property{"bio", "text", "What it says of itself; may be empty."},
    property{"disabled", "boolean", "It cannot log in."},
    property{"admin", "boolean", "An admin of the instance."},
};
constexpr array admin_server_row{
    property{"serverId", "id", "The server."},
    property{"name", "text", "Its name."},
    property{"ownerId", "id", "Who owns it."},
    property{"memberCount", "integer", "How many are in it."},
    property{"suspended", "boolean", "Nobody reaches it."},
    property{"createdAt", "time", "When it was made."},
};

constexpr array all{
    schema{
        "ScreeningRule", "What a server keeps from being said.", rule,
        R"({"ruleId":"1441999000000000020","serverId":"1441999000000000002","name":"Scams","enabled":true,"trigger":"keywords","keywords":["free nitro*"],"patterns":[],"presets":[],"allowed":[],"limit":0,"windowSeconds":0,"block":true,"blockMessage":"","alert":true,"timeoutSeconds":0,"exemptRoleIds":[],"exemptChannelIds":[],"creatorId":"1441999000000000001"})"},
    schema{"ScreeningMatch", "A place in a text.", match, R"({"text":"free nitro","start":9,"end":19})"},
    schema{
        "ScreeningHit", "A rule that a text breaks.", hit,
        R"({"ruleId":"1441999000000000020","name":"Scams","matches":[{"text":"free nitro","start":9,"end":19}]})"},
    schema{
        "ScreeningTrial", "What rules would do.", trial,
        R"({"blocked":true,"hits":[{"ruleId":"1441999000000000020","name":"Scams","matches":[{"text":"free nitro","start":9,"end":19}]}]})"},
    schema{
        "Report", "What was put before the moderators.", report,
        R"({"reportId":"1441999000000000012","serverId":"1441999000000000002","reporterId":"1441999000000000001","targetId":"1441999000000000008","channelId":"1441999000000000003","messageId":"1441999000000000004","content":"Buy now!","reason":"spam","note":"","state":"open","moderatorId":null,"outcome":"","createdAt":"2026-11-22T12:00:00.123Z","closedAt":null,"repeats":1})"},
    schema{
        "MassAction", "A long act on many.", mass_action,
        R"({"actionId":"1441999000000000013","serverId":"1441999000000000002","actorId":"1441999000000000001","type":"kick","state":"running","total":200,"done":40,"failed":1})"},
    schema{
        "Note", "What moderators write down about somebody.", note,
        R"({"noteId":"1441999000000000021","serverId":"1441999000000000002","userId":"1441999000000000008","authorId":"1441999000000000001","text":"Warned in chat.","createdAt":"2026-11-22T12:00:00.123Z"})"},
    schema{
        "Case", "Everything that moderators know of somebody.", member_case,
        R"({"user":{"userId":"1441999000000000008","name":"eve","displayName":"Eve","bot":false,"createdAt":"2026-11-22T12:00:00.123Z","avatar":null,"bio":""},"member":null,"ban":null,"inviteCode":null,"notes":[],"reports":[],"acts":[]})"},
    schema{
        "AdminUser", "An account, for admins of the instance.", admin_user,
        R"({"userId":"1441999000000000008","name":"eve","displayName":"Eve","bot":false,"createdAt":"2026-11-22T12:00:00.123Z","avatar":null,"bio":"","disabled":false,"admin":false})"},
    schema{
        "AdminServer", "A server, for admins of the instance.", admin_server_row,
        R"({"serverId":"1441999000000000002","name":"Gaming Community","ownerId":"1441999000000000001","memberCount":12,"suspended":false,"createdAt":"2026-11-22T12:00:00.123Z"})"},
};

}  // namespace

std::span<schema const> moderation_schemas() noexcept {
    return all;
}

}  // namespace parley::http_api
