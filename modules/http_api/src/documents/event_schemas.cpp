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
constexpr array read_update{property{"channelId", "id", "The channel."},
                            property{"messageId", "id", "The newest one read."}};
constexpr array typing_start{property{"serverId", "id", "The server."},
                             property{"channelId", "id", "The channel."},
                             property{"userId", "id", "Who types."}};
constexpr array presence{property{"userId", "id", "Who."},
                         property{"status", "text", "Whether they are here.", true, false, "online|offline"}};
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

constexpr array events{
    schema{"Hello", "Comes at once.", hello, R"({"heartbeatInterval":41250})"},
    schema{"Identify", "Within 10 s of hello.", identify, R"({"token":"s.Zk3x"})"},
    schema{"Resume", "Instead of identify.", resume,
           R"({"token":"s.Zk3x","sessionId":"9f2c","cursors":{"s:1441999000000000002":[1,42]}})"},
    schema{"Ready", "All that one sees.", ready, {}},
    schema{"Resumed", "The missed dispatches have been sent.", resumed, R"({"sessionId":"9f2c"})"},
    schema{"ServerCreate", "A server that one is in from now on.", server_create, {}},
    schema{"ServerDelete", "A server that is gone, or gone for oneself.", server_delete,
           R"({"serverId":"1441999000000000002"})"},
    schema{
        "ServerSummary", "A server as it is for every member.", server_summary,
        R"({"serverId":"1441999000000000002","name":"Gaming Community","ownerId":"1441999000000000001","memberCount":1,"createdAt":"2026-11-22T12:00:00.123Z"})"},
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
    schema{"ReadUpdate", "One's own read mark moved.", read_update,
           R"({"channelId":"1441999000000000003","messageId":"1441999000000000004"})"},
    schema{
        "TypingStart", "Somebody types; fades after 10 s.", typing_start,
        R"({"serverId":"1441999000000000002","channelId":"1441999000000000003","userId":"1441999000000000001"})"},
    schema{"Presence", "Somebody's status.", presence,
           R"({"userId":"1441999000000000001","status":"online"})"},
    schema{
        "PresenceUpdate", "Who came and went.", presence_update,
        R"({"serverId":"1441999000000000002","presences":[{"userId":"1441999000000000001","status":"online"}]})"},
};

}  // namespace

std::span<schema const> event_schemas() noexcept {
    return events;
}

}  // namespace parley::http_api
