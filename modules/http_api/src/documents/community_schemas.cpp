#include "documents/documents.hpp"

#include <array>

namespace parley::http_api {
namespace {

using std::array;

constexpr std::string_view channel_kinds = "text|voice|category|announcement|stage|forum|media";
constexpr std::string_view actions =
    "server_update|channel_create|channel_update|channel_delete|overwrite_create|overwrite_update|"
    "overwrite_delete|member_kick|member_prune|member_ban_add|member_ban_remove|member_update|"
    "member_role_update|role_create|role_update|role_delete|invite_create|invite_delete|"
    "expression_create|expression_update|expression_delete|message_delete|message_bulk_delete|"
    "event_create|event_update|event_delete|screening_rule_create|screening_rule_update|"
    "screening_rule_delete|screening_block|screening_timeout|onboarding_update|owner_change|"
    "report_update|note_create|note_delete|mass_action|invites_pause|raid|template_apply";
constexpr std::string_view steps =
    "owner|administrator|everyone|role|nothing|everyone_overwrite|role_overwrite|member_overwrite|timeout|"
    "pending|verification|mute|archived|cannot_view|cannot_send|cannot_connect|unknown_channel";

constexpr array role{
    property{"roleId", "id", "The role; everyone's has its server's id."},
    property{"serverId", "id", "Its server."},
    property{"name", "text", "Its name."},
    property{"permissions", "bits", "What it gives."},
    property{"color", "integer", "0xRRGGBB; 0 = none of its own."},
    property{"position", "integer", "Higher ranks higher; of equals the lower id does."},
    property{"hoist", "boolean", "Its members are listed under it."},
    property{"mentionable", "boolean", "Everyone may mention it."},
    property{"selfAssignable", "boolean", "Members may take it and lay it down."},
    property{"icon", "text", "An emoji.", true, true},
    property{"mutes", "boolean", "Who has it is heard nowhere."},
};
constexpr array overwrite{
    property{"type", "text", "What the target is.", true, false, "role|member"},
    property{"targetId", "id", "The role or account."},
    property{"allow", "bits", "What is allowed here."},
    property{"deny", "bits", "What is denied here."},
};
constexpr array channel_summary{
    property{"channelId", "id", "The channel."},
    property{"serverId", "id", "Its server."},
    property{"type", "text", "What kind it is.", true, false, channel_kinds},
    property{"name", "text", "Its name."},
    property{"topic", "text", "What it is for; may be empty."},
    property{"position", "integer", "Where it stands; ties by id."},
    property{"parentId", "id", "Its category.", true, true},
    property{"overwrites", "[]Overwrite", "Its own; in sync when they equal its category's."},
    property{"ageRestricted", "boolean", "Not for everyone's eyes."},
    property{"slowmodeSeconds", "integer", "Between two messages of one member; 0 = off."},
    property{"archived", "boolean", "To be read, not written."},
    property{"retentionSeconds", "integer", "How long messages stay; 0 = always."},
    property{"lastMessageId", "id", "The newest message.", true, true},
};
constexpr array channel{
    channel_summary[0],  channel_summary[1],
    channel_summary[2],  channel_summary[3],
    channel_summary[4],  channel_summary[5],
    channel_summary[6],  channel_summary[7],
    channel_summary[8],  channel_summary[9],
    channel_summary[10], channel_summary[11],
    channel_summary[12], property{"messages", "[]id", "The newest ids, newest first, at most 50."},
};
constexpr array own_membership{
    property{"roleIds", "[]id", "One's roles, without everyone's."},
    property{"nickname", "text", "One's name here.", true, true},
    property{"timedOutUntil", "time", "Until when one may only read.", true, true},
    property{"pending", "boolean", "One has not accepted the rules yet."},
};
constexpr array server{
    property{"serverId", "id", "The server."},
    property{"name", "text", "Its name."},
    property{"ownerId", "id", "Who owns it."},
    property{"channels", "[]id", "The channels that one may see, in order."},
    property{"channelList", "[]ChannelSummary", "The same, described."},
    property{"roles", "[]Role", "The highest first, everyone's last."},
    property{"self", "OwnMembership", "One's own membership."},
    property{"description", "text", "What it is about; may be empty."},
    property{"icon", "text", "The name of an asset.", true, true},
    property{"banner", "text", "The name of an asset.", true, true},
    property{"accentColor", "integer", "0xRRGGBB; 0 = none."},
    property{"discoverable", "boolean", "It stands in the directory."},
    property{"verification", "text", "How the new are held back.", true, false,
             "none|low|medium|high|highest"},
    property{"rulesGate", "boolean", "Who joins has to accept its rules."},
    property{"invitesPausedUntil", "time", "Nobody can join until then.", true, true},
    property{"memberCount", "integer", "How many are in it."},
    property{"createdAt", "time", "When it was made."},
};
constexpr array custom_status{
    property{"text", "text", "What it says; may be empty."},
    property{"emoji", "text", "An emoji, or an expression as `name:id`.", true, true},
    property{"expiresAt", "time", "Until when; null = until changed.", true, true},
};
constexpr array activity{
    property{"type", "text", "What kind it is.", true, false,
             "playing|streaming|listening|watching|competing"},
    property{"name", "text", "What it is."},
    property{"details", "text", "More of it.", true, true},
    property{"state", "text", "How it stands.", true, true},
    property{"url", "text", "Of a stream.", true, true},
    property{"startedAt", "time", "Since when.", true, true},
};
constexpr array presence_choice{
    property{"status", "text", "As one chose it.", true, false, "online|idle|dnd|invisible"},
    property{"customStatus", "CustomStatus", "What one says of it.", true, true},
};
constexpr array member{
    property{"serverId", "id", "The server."},
    property{"userId", "id", "The account."},
    property{"user", "User", "The account, described."},
    property{"joinedAt", "time", "When it joined."},
    property{"owner", "boolean", "Owns the server."},
    property{"roleIds", "[]id", "Its roles, without everyone's."},
    property{"nickname", "text", "Its name here.", true, true},
    property{"timedOutUntil", "time", "Until when it may only read.", true, true},
    property{"pending", "boolean", "It has not accepted the rules yet."},
    property{"status", "text", "How it is here.", true, false, "offline|online|idle|dnd"},
    property{"customStatus", "CustomStatus", "What it says of it.", true, true},
    property{"activities", "[]Activity", "What it is doing."},
};
constexpr array ban{
    property{"serverId", "id", "The server."},
    property{"userId", "id", "Who is kept out."},
    property{"user", "User", "The account, described; null once it is gone.", true, true},
    property{"moderatorId", "id", "Who banned them."},
    property{"reason", "text", "Why; may be empty."},
    property{"createdAt", "time", "Since when."},
    property{"expiresAt", "time", "Until when; null = until lifted.", true, true},
};
constexpr array audit_change{
    property{"field", "text", "What changed."},
    property{"before", "text", "What it was.", true, true},
    property{"after", "text", "What it is.", true, true},
};
constexpr array audit_entry{
    property{"auditId", "id", "The entry; its bits hold its time."},
    property{"serverId", "id", "The server; null = the instance.", true, true},
    property{"actorId", "id", "Who did it; null = the server itself.", true, true},
    property{"action", "text", "What was done.", true, false, actions},
    property{"targetId", "id", "To which role, channel, account or message; null = the server.", true, true},
    property{"detail", "text", "What has no id, such as an invite's code; mostly empty."},
    property{"reason", "text", "Why; may be empty."},
    property{"changes", "[]AuditChange", "Field by field."},
    property{"createdAt", "time", "When."},
};
constexpr array verdict{
    property{"permission", "text", "Its name, such as `send_messages`."},
    property{"allowed", "boolean", "The outcome."},
    property{"by", "text", "The step that settled it.", true, false, steps},
    property{"roleId", "id", "The role that settled it.", true, true},
    property{"channelId", "id", "Whose overwrite it was.", true, true},
    property{"inherited", "boolean", "The channel's category has the same overwrite."},
    property{"reason", "text", "The same in words."},
};
constexpr array explanation{
    property{"allowed", "bits", "All that is allowed."},
    property{"permissions", "[]Verdict", "One by one, in order of bits."},
};

constexpr array expression{
    property{"expressionId", "id", "The expression."},
    property{"serverId", "id", "Its server."},
    property{"type", "text", "What kind it is.", true, false, "emoji|sticker|sound"},
    property{"name", "text", "Its name."},
    property{"description", "text", "Of a sticker; may be empty."},
    property{"emoji", "text", "The plain emoji nearest to it.", true, true},
    property{"asset", "text", "The name of its bytes: `/assets/NAME`."},
    property{"animated", "boolean", "It moves."},
    property{"volume", "integer", "Of a sound: percent."},
    property{"creatorId", "id", "Who made it.", true, true},
    property{"roleIds", "[]id", "Who may use it; none = everyone."},
};
constexpr array
    communities{
        schema{
            "Role", "What its members are given.", role,
            R"({"roleId":"1441999000000000006","serverId":"1441999000000000002","name":"Moderators","permissions":"8192","color":3447003,"position":2,"hoist":true,"mentionable":false,"selfAssignable":false,"icon":null,"mutes":false})"},
        schema{"Overwrite", "A channel's exception for a role or a member.", overwrite,
               R"({"type":"role","targetId":"1441999000000000006","allow":"1024","deny":"2048"})"},
        schema{
            "ChannelSummary", "A channel without its messages.", channel_summary,
            R"({"channelId":"1441999000000000003","serverId":"1441999000000000002","type":"text","name":"general","topic":"","position":0,"parentId":null,"overwrites":[],"ageRestricted":false,"slowmodeSeconds":0,"archived":false,"retentionSeconds":0,"lastMessageId":"1441999000000000004"})"},
        schema{
            "Channel", "A channel with its newest messages.", channel,
            R"({"channelId":"1441999000000000003","serverId":"1441999000000000002","type":"text","name":"general","topic":"","position":0,"parentId":null,"overwrites":[],"ageRestricted":false,"slowmodeSeconds":0,"archived":false,"retentionSeconds":0,"lastMessageId":"1441999000000000004","messages":["1441999000000000004"]})"},
        schema{"OwnMembership", "Oneself in a server.", own_membership,
               R"({"roleIds":["1441999000000000006"],"nickname":null,"timedOutUntil":null,"pending":false})"},
        schema{
            "Server", "A community.", server,
            R"({"serverId":"1441999000000000002","name":"Gaming Community","ownerId":"1441999000000000001","channels":["1441999000000000003"],"channelList":[{"channelId":"1441999000000000003","serverId":"1441999000000000002","type":"text","name":"general","topic":"","position":0,"parentId":null,"overwrites":[],"ageRestricted":false,"slowmodeSeconds":0,"archived":false,"retentionSeconds":0,"lastMessageId":null}],"roles":[{"roleId":"1441999000000000002","serverId":"1441999000000000002","name":"@everyone","permissions":"1024","color":0,"position":0,"hoist":false,"mentionable":false,"selfAssignable":false,"icon":null,"mutes":false}],"self":{"roleIds":[],"nickname":null,"timedOutUntil":null,"pending":false},"description":"","icon":null,"banner":null,"accentColor":0,"discoverable":false,"verification":"none","rulesGate":false,"invitesPausedUntil":null,"memberCount":1,"createdAt":"2026-11-22T12:00:00.123Z"})"},
        schema{"CustomStatus", "What somebody says of themselves.", custom_status,
               R"({"text":"Out for lunch","emoji":null,"expiresAt":"2026-11-22T13:00:00.000Z"})"},
        schema{
            "Activity", "What a session says its user is doing.", activity,
            R"({"type":"playing","name":"Chess","details":null,"state":null,"url":null,"startedAt":null})"},
        schema{"PresenceChoice", "How one wants to be seen, on every device.", presence_choice,
               R"({"status":"dnd","customStatus":null})"},
        schema{"Member", "An account in a server.", member,
               R"({"serverId":"1441999000000000002","userId":"1441999000000000001","user":{"userId":"1441999000000000001","name":"ada","displayName":"Ada","bot":false,"createdAt":"2026-11-22T12:00:00.123Z","avatar":null,"bio":""},"joinedAt":"2026-11-22T12:00:00.123Z","owner":true,"roleIds":["1441999000000000006"],"nickname":null,"timedOutUntil":null,"pending":false,"status":"online","customStatus":null,"activities":[]})"},
        schema{
            "Ban", "Somebody who may not join.", ban,
            R"({"serverId":"1441999000000000002","userId":"1441999000000000008","user":null,"moderatorId":"1441999000000000001","reason":"spam","createdAt":"2026-11-22T12:00:00.123Z","expiresAt":null})"},
        schema{"AuditChange", "One field of what changed.", audit_change,
               R"({"field":"name","before":"Mods","after":"Moderators"})"},
        schema{
            "AuditEntry", "Who changed what, and why.", audit_entry,
            R"({"auditId":"1441999000000000009","serverId":"1441999000000000002","actorId":"1441999000000000001","action":"role_update","targetId":"1441999000000000006","detail":"","reason":"clearer","changes":[{"field":"name","before":"Mods","after":"Moderators"}],"createdAt":"2026-11-22T12:00:00.123Z"})"},
        schema{
            "Verdict", "Why one permission is allowed or denied.", verdict,
            R"({"permission":"send_messages","allowed":false,"by":"role_overwrite","roleId":"1441999000000000006","channelId":"1441999000000000003","inherited":true,"reason":"denied by role Guest in category Lobby"})"},
        schema{
            "Explanation", "What somebody may do, and why.", explanation,
            R"({"allowed":"1024","permissions":[{"permission":"view_channel","allowed":true,"by":"everyone","roleId":"1441999000000000002","channelId":null,"inherited":false,"reason":"allowed by role @everyone"}]})"},
        schema{
            "Expression", "An emoji, a sticker or a sound of a server.", expression,
            R"({"expressionId":"1441999000000000010","serverId":"1441999000000000002","type":"emoji","name":"party","description":"","emoji":null,"asset":"9f2c4e.png","animated":false,"volume":100,"creatorId":"1441999000000000001","roleIds":[]})"},
    };

}  // namespace

std::span<schema const> community_schemas() noexcept {
    return communities;
}

}  // namespace parley::http_api
