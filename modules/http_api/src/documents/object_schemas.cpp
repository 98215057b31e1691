#include "documents/documents.hpp"

#include <array>

namespace parley::http_api {
namespace {

using std::array;

constexpr array user{
    property{"userId", "id", "The account."},
    property{"name", "text", "Unique without case."},
    property{"displayName", "text", "What others see."},
    property{"bot", "boolean", "Not a person."},
    property{"createdAt", "time", "When it was made."},
    property{"avatar", "text", "The name of an asset.", true, true},
    property{"bio", "text", "What they say of themselves; may be empty."},
};
constexpr array own_user{
    user[0],
    user[1],
    user[2],
    user[3],
    user[4],
    user[5],
    user[6],
    property{"admin", "boolean", "Of the instance."},
    property{"ageConfirmed", "boolean", "May see what is age-restricted."},
};
constexpr array message{
    property{"messageId", "id", "The message; its bits hold its time."},
    property{"channelId", "id", "Where it stands."},
    property{"senderId", "id", "Who wrote it."},
    property{"content", "text", "As written."},
    property{"timestamp", "integer", "Whole Unix seconds."},
    property{"serverId", "id", "The channel's server."},
    property{"editedAt", "time", "When it was last changed.", true, true},
    property{"type", "text", "What kind it is.", true, false, "text|member_joined|screening_alert"},
};
constexpr array created_message{
    message[0],
    message[1],
    message[2],
    message[3],
    message[4],
    message[5],
    message[6],
    message[7],
    property{"nonce", "text", "As the sender gave it.", false},
    property{"duplicate", "boolean", "True when the nonce came before: this is that first message.", false},
};
constexpr array invite{
    property{"code", "text", "What is handed around."},
    property{"serverId", "id", "Where it leads."},
    property{"creatorId", "id", "Who made it."},
    property{"createdAt", "time", "When it was made."},
    property{"expiresAt", "time", "When it ends.", true, true},
    property{"maxUses", "integer", "0 = no limit."},
    property{"uses", "integer", "How many joined with it."},
    property{"temporary", "boolean", "Who joins leaves with their last session, unless given a role."},
    property{"vanity", "boolean", "The server's own word."},
    property{"roleIds", "[]id", "Given to who joins with it."},
};
constexpr array invite_server{
    property{"serverId", "id", "The server."},
    property{"name", "text", "Its name."},
    property{"description", "text", "What it is about; may be empty."},
    property{"icon", "text", "The name of an asset.", true, true},
    property{"banner", "text", "The name of an asset.", true, true},
    property{"accentColor", "integer", "0xRRGGBB; 0 = none."},
    property{"memberCount", "integer", "How many are in it."},
};
constexpr array invite_creator{
    property{"userId", "id", "The account."},
    property{"name", "text", "Its name."},
    property{"displayName", "text", "What others see."},
};
constexpr array invite_preview{
    property{"code", "text", "The invite's code."},
    property{"server", "InviteServer", "Where it leads."},
    property{"creator", "InviteCreator", "Who invites.", true, true},
    property{"expiresAt", "time", "When it ends.", true, true},
    property{"joined", "boolean", "One is in it already."},
    property{"paused", "boolean", "Nobody joins at the moment."},
};
constexpr array session{
    property{"loginId", "id", "The login."},
    property{"createdAt", "time", "When it began."},
    property{"lastUsedAt", "time", "To the hour or so."},
    property{"userAgent", "text", "The program that logged in."},
    property{"current", "boolean", "The one that asks."},
    property{"kind", "text", "What kind it is.", true, false, "session|bot|service"},
};
constexpr array login_answer{
    property{"token", "text",
             "For `Authorization: Bearer`; left out for the web client, which gets a cookie.", false},
    property{"loginId", "id", "The login."},
    property{"user", "OwnUser", "Who logged in."},
};
constexpr array oidc_provider{property{"name", "text", "What stands on the button."}};
constexpr array auth_options{
    property{"setupNeeded", "boolean", "Nobody owns this instance yet."},
    property{"signUp", "text", "Who may make an account.", true, false, "open|invite|closed"},
    property{"passwordLogin", "boolean", "Name and password are taken."},
    property{"oidc", "OidcProvider", "The identity provider.", true, true},
    property{"instanceName", "text", "What this instance is called."},
};
constexpr array field_error{
    property{"field", "text", "The field or parameter."},
    property{"code", "text", "What is wrong with it."},
    property{"limit", "integer", "The limit that was passed.", false},
};
constexpr array problem{
    property{"type", "text", "A URN that names the code."},
    property{"title", "text", "The code in words."},
    property{"status", "integer", "The HTTP status."},
    property{"detail", "text", "A sentence for people; the listener's own refusals have none.", false},
    property{"code", "text", "Stable; what programs look at."},
    property{"field", "text", "The first field at fault.", false},
    property{"limit", "integer", "The limit that was passed.", false},
    property{"errors", "[]FieldError", "Every field at fault.", false},
    property{"requestId", "text", "What the log calls this request."},
};
constexpr array health{property{"status", "text", "How it is.", true, false, "ok|stuck"}};
constexpr array readiness{
    property{"status", "text", "How it is.", true, false, "ready|unavailable"},
    property{"checks", "{}text", "Each dependency: `ok` or a reason.", false},
};
constexpr array version{
    property{"name", "text", "Always `parley`."},
    property{"version", "text", "Of the binary."},
};

constexpr array asset{
    property{"asset", "text", "Its name: the bytes are at `/assets/NAME`."},
    property{"contentType", "text", "As it was read from the bytes.", true, false,
             "image/png|image/jpeg|image/gif|image/webp|audio/ogg|audio/mpeg"},
    property{"size", "integer", "Bytes, without what merely described it."},
    property{"width", "integer", "In pixels; 0 of a sound."},
    property{"height", "integer", "In pixels; 0 of a sound."},
    property{"animated", "boolean", "It has several frames."},
};

constexpr std::string_view user_example =
    R"({"userId":"1441999000000000001","name":"ada","displayName":"Ada","bot":false,"createdAt":"2026-11-22T12:00:00.123Z","avatar":null,"bio":""})";
constexpr std::string_view own_user_example =
    R"({"userId":"1441999000000000001","name":"ada","displayName":"Ada","bot":false,"createdAt":"2026-11-22T12:00:00.123Z","avatar":null,"bio":"","admin":true,"ageConfirmed":false})";

constexpr array objects{
    schema{"User", "A person or a bot.", user, user_example},
    schema{"OwnUser", "Oneself.", own_user, own_user_example},
    schema{
        "Message", "What somebody said.", message,
        R"({"messageId":"1441999000000000004","channelId":"1441999000000000003","senderId":"1441999000000000001","content":"Hello, World!","timestamp":1795348800,"serverId":"1441999000000000002","editedAt":null,"type":"text"})"},
    schema{
        "CreatedMessage", "The answer to its sender.", created_message,
        R"({"messageId":"1441999000000000004","channelId":"1441999000000000003","senderId":"1441999000000000001","content":"Hello, World!","timestamp":1795348800,"serverId":"1441999000000000002","editedAt":null,"type":"text","nonce":"b1f6c2"})"},
    schema{
        "Invite", "A way in.", invite,
        R"({"code":"7hT2bqXw9KfM","serverId":"1441999000000000002","creatorId":"1441999000000000001","createdAt":"2026-11-22T12:00:00.123Z","expiresAt":null,"maxUses":0,"uses":3,"temporary":false,"vanity":false,"roleIds":[]})"},
    schema{
        "InviteServer", "What an invite shows of its server.", invite_server,
        R"({"serverId":"1441999000000000002","name":"Gaming Community","description":"","icon":null,"banner":null,"accentColor":0,"memberCount":4})"},
    schema{"InviteCreator", "What an invite shows of its creator.", invite_creator,
           R"({"userId":"1441999000000000001","name":"ada","displayName":"Ada"})"},
    schema{
        "InvitePreview", "What an invite shows to whoever holds its code.", invite_preview,
        R"({"code":"7hT2bqXw9KfM","server":{"serverId":"1441999000000000002","name":"Gaming Community","description":"","icon":null,"banner":null,"accentColor":0,"memberCount":4},"creator":{"userId":"1441999000000000001","name":"ada","displayName":"Ada"},"expiresAt":null,"joined":false,"paused":false})"},
    schema{
        "Session", "A login.", session,
        R"({"loginId":"1441999000000000005","createdAt":"2026-11-22T12:00:00.123Z","lastUsedAt":"2026-11-22T12:00:00.123Z","userAgent":"curl/8","current":true,"kind":"session"})"},
    schema{
        "LoginAnswer", "A fresh login.", login_answer,
        R"({"token":"s.Zk3x","loginId":"1441999000000000005","user":{"userId":"1441999000000000001","name":"ada","displayName":"Ada","bot":false,"createdAt":"2026-11-22T12:00:00.123Z","avatar":null,"bio":"","admin":true,"ageConfirmed":false}})"},
    schema{"OidcProvider", "An identity provider.", oidc_provider, R"({"name":"Keycloak"})"},
    schema{
        "AuthOptions", "What one may do without a login.", auth_options,
        R"({"setupNeeded":false,"signUp":"invite","passwordLogin":true,"oidc":null,"instanceName":"Parley"})"},
    schema{"FieldError", "One wrong field.", field_error,
           R"({"field":"name","code":"too_long","limit":100})"},
    schema{
        "Problem", "Why a request was refused (RFC 9457).", problem,
        R"({"type":"urn:parley:problem:not_found","title":"Not found","status":404,"detail":"There is no such thing, or you may not see it.","code":"not_found","requestId":"1f0c9a"})"},
    schema{"Health", "Whether the process moves.", health, R"({"status":"ok"})"},
    schema{"Readiness", "Whether requests can be served.", readiness, R"({"status":"ready"})"},
    schema{
        "Asset", "A public picture or sound.", asset,
        R"({"asset":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.png","contentType":"image/png","size":2048,"width":256,"height":256,"animated":false})"},
    schema{"Version", "Which Parley this is.", version, R"({"name":"parley","version":"0.1.0"})"},
};

}  // namespace

std::span<schema const> object_schemas() noexcept {
    return objects;
}

}  // namespace parley::http_api
