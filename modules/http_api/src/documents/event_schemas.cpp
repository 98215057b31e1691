#include "documents/documents.hpp"

#include <array>

namespace parley::http_api {
namespace {

using std::array;

constexpr array ready{
    property{"sessionId", "text", "For resume."},
    property{"user", "OwnUser", "Oneself."},
    property{"servers", "[]Server", "The servers one is in."},
    property{"cursors", "{}position", "By stream: `[epoch, seq]`."},
    property{"readMarks", "{}id", "By channel: the newest message read."},
    property{"presence", "PresenceChoice", "What one chose to show of oneself."},
    property{"largeServerMembers", "integer",
             "In a server of more members than this, members hear of each other by lists only."},
};
constexpr array resumed{property{"sessionId", "text", "The session that goes on."}};
constexpr array server_create{
    property{"server", "Server", "As one sees it."},
    property{"cursor", "stream_position", "Where its stream goes on: `[stream, epoch, seq]`."},
};
constexpr array server_delete{property{"serverId", "id", "Left, removed or deleted."}};
constexpr array server_summary{
    property{"serverId", "id", "The server."},
    property{"name", "text", "Its name."},
    property{"ownerId", "id", "Who owns it."},
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
constexpr array role_delete{property{"serverId", "id", "The server."}, property{"roleId", "id", "The role."}};
constexpr array channel_delete{property{"serverId", "id", "The server."},
                               property{"channelId", "id", "The channel."}};
constexpr array member_leave{property{"serverId", "id", "The server."},
                             property{"userId", "id", "Who left."}};
constexpr array message_delete{property{"serverId", "id", "The server."},
                               property{"channelId", "id", "The channel."},
                               property{"messageId", "id", "The message."}};
constexpr array message_delete_bulk{property{"serverId", "id", "The server."},
                                    property{"channelId", "id", "The channel."},
                                    property{"messageIds", "[]id", "The messages, the oldest first."}};
constexpr array expression_delete{property{"serverId", "id", "The server."},
                                  property{"expressionId", "id", "The expression."}};
constexpr array scheduled_event_delete{property{"serverId", "id", "The server."},
                                       property{"eventId", "id", "The event."}};
constexpr array scheduled_event{
    property{"eventId", "id", "The event."},
    property{"serverId", "id", "Its server."},
    property{"creatorId", "id", "Who made it."},
    property{"name", "text", "Its name."},
    property{"description", "text", "More of it; may be empty."},
    property{"channelId", "id", "Where it is held; null = elsewhere.", true, true},
    property{"location", "text", "Where, without a channel.", true, true},
    property{"startsAt", "time", "When the next one begins, or this one began."},
    property{"endsAt", "time", "When it ends.", true, true},
    property{"repeats", "text", "How often.", true, false, "none|daily|weekly|biweekly|monthly|yearly"},
    property{"status", "text", "How it stands.", true, false, "scheduled|active|completed|canceled"},
    property{"image", "text", "The name of an asset.", true, true},
    property{"interestedCount", "integer", "How many want to come."},
};
constexpr array read_update{property{"channelId", "id", "The channel."},
                            property{"messageId", "id", "The newest one read."}};
constexpr array typing_start{property{"serverId", "id", "The server."},
                             property{"channelId", "id", "The channel."},
                             property{"userId", "id", "Who types."}};
constexpr array presence{
    property{"userId", "id", "Who."},
    property{"status", "text", "How they are here.", true, false, "offline|online|idle|dnd"},
    property{"customStatus", "CustomStatus", "What they say of it.", true, true},
    property{"activities", "[]Activity", "What they are doing."}};
constexpr array presence_update{property{"serverId", "id", "The server."},
                                property{"presences", "[]Presence", "Changes gathered for a moment."}};
constexpr array message_event{
    property{"messageId", "id", "The message."},
    property{"channelId", "id", "Where it stands."},
    property{"senderId", "id", "Who wrote it."},
    property{"content", "text", "As written."},
    property{"timestamp", "integer", "Whole Unix seconds."},
    property{"serverId", "id", "The channel's server."},
    property{"editedAt", "time", "When it was last changed.", true, true},
    property{"type", "text", "What kind it is.", true, false, "text|member_joined|screening_alert"},
    property{"nonce", "text", "The sender's, for their own clients.", false},
};
constexpr array hello{
    property{"heartbeatInterval", "integer", "Milliseconds."},
    property{"dictionary", "text", "SHA-256 of the dictionary, in compressed sessions.", false},
};
constexpr array identify{
    property{"token", "text", "May be left out when the upgrade carried the cookie.", false},
    property{"properties", "any", "Ignored.", false},
};
constexpr array resume{
    property{"token", "text", "As for identify.", false},
    property{"sessionId", "text", "From READY."},
    property{"cursors", "{}position", "By stream: the newest `[epoch, seq]` one has."},
};

constexpr array device_activity{
    property{"type", "text", "What kind it is.", true, false,
             "playing|streaming|listening|watching|competing"},
    property{"name", "text", "What it is; 1 to 128 characters."},
    property{"details", "text", "More of it; at most 128 characters.", false, true},
    property{"state", "text", "How it stands; at most 128 characters.", false, true},
    property{"url", "text", "Of a stream: http or https, at most 512 bytes.", false, true},
    property{"startedAt", "time", "Since when.", false, true},
};
constexpr array device_presence{
    property{"idle", "boolean", "Nobody is at the device.", false},
    property{"activities", "[]DeviceActivity", "At most 3.", false},
};

constexpr array member_request{
    property{"serverId", "id", "The server."},
    property{"userIds", "[]id", "Who; at most 100.", false},
    property{"query", "text", "Or the start of a name, without case; at most 64 characters.", false},
    property{"limit", "integer", "How many at most, 1 to 100.", false},
    property{"nonce", "text", "Comes back with the answer; at most 64 bytes.", false, true},
};
constexpr array member_ranges{
    property{"serverId", "id", "The server."},
    property{"channelId", "id", "The channel whose list is shown."},
    property{"ranges", "[]range",
             "Rows from 0, ascending; at most 5 of 100. None: the list is shown no more."},
};
constexpr array member_group{
    property{"id", "text", "A hoisted role's id, `online` or `offline`."},
    property{"count", "integer", "How many stand under it."},
};
constexpr array member_item{
    property{"group", "MemberGroup", "A header.", false},
    property{"member", "Member", "A member.", false},
};
constexpr array member_op{
    property{"op", "text", "What happens to the rows.", true, false, "sync|insert|update|delete"},
    property{"range", "range", "Of sync.", false},
    property{"items", "[]MemberItem", "Of sync: less than the range where the list ends.", false},
    property{"index", "integer", "Of the others: the row.", false},
    property{"item", "MemberItem", "Of insert and update.", false},
};
constexpr array member_list{
    property{"serverId", "id", "The server."},
    property{"channelId", "id", "The channel."},
    property{"memberCount", "integer", "Members of the server."},
    property{"onlineCount", "integer", "Of those in the list, who are here."},
    property{"groups", "[]MemberGroup", "All of them, in order; one that is empty has no header."},
    property{"ops", "[]MemberOp", "To be applied in order."},
};
constexpr array members_chunk{
    property{"serverId", "id", "The server."},
    property{"members", "[]Member", "Those found."},
    property{"notFound", "[]id", "Of those asked for: who is no member."},
    property{"nonce", "text", "As it came.", true, true},
};

constexpr array events{
    schema{"Hello", "Comes at once.", hello, R"({"heartbeatInterval":41250})"},
    schema{"Identify", "Within 10 s of hello.", identify, R"({"token":"s.Zk3x"})"},
    schema{"Resume", "Instead of identify.", resume,
           R"({"token":"s.Zk3x","sessionId":"9f2c","cursors":{"s:1441999000000000002":[1,42]}})"},
    schema{"DeviceActivity", "What a device says its user is doing.", device_activity,
           R"({"type":"listening","name":"Radio"})"},
    schema{"DevicePresence", "How it is at this device, in place of what it said before.", device_presence,
           R"({"idle":false,"activities":[{"type":"listening","name":"Radio"}]})"},
    schema{"MemberRequest", "Members by id or by name.", member_request,
           R"({"serverId":"1441999000000000002","query":"ad","limit":10,"nonce":"7"})"},
    schema{"MemberRanges", "The rows that are shown.", member_ranges,
           R"({"serverId":"1441999000000000002","channelId":"1441999000000000003","ranges":[[0,99]]})"},
    schema{"MemberGroup", "What stands above its members: a row like them.", member_group,
           R"({"id":"online","count":2})"},
    schema{"MemberItem", "A row: a header or a member.", member_item,
           R"({"group":{"id":"online","count":2}})"},
    schema{"MemberOp", "A step from the rows before to those of now.", member_op,
           R"({"op":"delete","index":3})"},
    schema{
        "MemberList", "What changed in the rows that one shows.", member_list,
        R"({"serverId":"1441999000000000002","channelId":"1441999000000000003","memberCount":3,"onlineCount":1,"groups":[{"id":"online","count":1},{"id":"offline","count":2}],"ops":[{"op":"delete","index":3}]})"},
    schema{
        "MembersChunk", "Members asked for.", members_chunk,
        R"({"serverId":"1441999000000000002","members":[],"notFound":["1441999000000000001"],"nonce":"7"})"},
    schema{"Ready", "All that one sees.", ready, {}},
    schema{"Resumed", "The missed dispatches have been sent.", resumed, R"({"sessionId":"9f2c"})"},
    schema{"ServerCreate", "A server that one is in from now on.", server_create, {}},
    schema{"ServerDelete", "A server that is gone, or gone for oneself.", server_delete,
           R"({"serverId":"1441999000000000002"})"},
    schema{
        "ServerSummary", "A server as it is for every member.", server_summary,
        R"({"serverId":"1441999000000000002","name":"Gaming Community","ownerId":"1441999000000000001","description":"","icon":null,"banner":null,"accentColor":0,"discoverable":false,"verification":"none","rulesGate":false,"invitesPausedUntil":null,"memberCount":1,"createdAt":"2026-11-22T12:00:00.123Z"})"},
    schema{"RoleDelete", "A role that is gone.", role_delete,
           R"({"serverId":"1441999000000000002","roleId":"1441999000000000006"})"},
    schema{"ChannelDelete", "A channel that is gone.", channel_delete,
           R"({"serverId":"1441999000000000002","channelId":"1441999000000000003"})"},
    schema{"MemberLeave", "Somebody who left.", member_leave,
           R"({"serverId":"1441999000000000002","userId":"1441999000000000001"})"},
    schema{"MessageEvent", "A message in a dispatch.", message_event, {}},
    schema{
        "MessageDelete", "A message that is gone.", message_delete,
        R"({"serverId":"1441999000000000002","channelId":"1441999000000000003","messageId":"1441999000000000004"})"},
    schema{
        "MessageDeleteBulk", "Messages that are gone.", message_delete_bulk,
        R"({"serverId":"1441999000000000002","channelId":"1441999000000000003","messageIds":["1441999000000000004"]})"},
    schema{"ExpressionDelete", "An expression that is gone.", expression_delete,
           R"({"serverId":"1441999000000000002","expressionId":"1441999000000000010"})"},
    schema{
        "ScheduledEvent", "Something that will happen.", scheduled_event,
        R"({"eventId":"1441999000000000011","serverId":"1441999000000000002","creatorId":"1441999000000000001","name":"Game night","description":"","channelId":null,"location":"The usual place","startsAt":"2026-11-28T19:00:00.000Z","endsAt":null,"repeats":"weekly","status":"scheduled","image":null,"interestedCount":4})"},
    schema{"ScheduledEventDelete", "An event that is gone.", scheduled_event_delete,
           R"({"serverId":"1441999000000000002","eventId":"1441999000000000011"})"},
    schema{"ReadUpdate", "One's own read mark moved.", read_update,
           R"({"channelId":"1441999000000000003","messageId":"1441999000000000004"})"},
    schema{
        "TypingStart", "Somebody types; fades after 10 s.", typing_start,
        R"({"serverId":"1441999000000000002","channelId":"1441999000000000003","userId":"1441999000000000001"})"},
    schema{"Presence", "Somebody's status.", presence,
           R"({"userId":"1441999000000000001","status":"online","customStatus":null,"activities":[]})"},
    schema{
        "PresenceUpdate", "Who came and went.", presence_update,
        R"({"serverId":"1441999000000000002","presences":[{"userId":"1441999000000000001","status":"online","customStatus":null,"activities":[]}]})"},
};

}  // namespace

std::span<schema const> event_schemas() noexcept {
    return events;
}

}  // namespace parley::http_api
