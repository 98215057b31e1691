#include "documents/documents.hpp"

#include <array>

namespace parley::http_api {
namespace {

/// One op of the gateway (docs/native-api.md).
struct frame_kind {
    std::string_view name;
    int op = 0;
    bool from_client = false;
    bool from_server = false;
    std::string_view
        payload;  ///< a schema; `null`, `boolean`, or `any` for dispatch, whose events stand below
    std::string_view summary;
};
constexpr std::array frames{
    frame_kind{"hello", 10, false, true, "Hello", "Comes at once."},
    frame_kind{"identify", 2, true, false, "Identify", "Opens a session."},
    frame_kind{
        "presence", 3, true, false, "DevicePresence",
        "How it is at this device. At most 5 in 20 s take effect at once; the newest of the others waits."},
    frame_kind{"requestMembers", 8, true, false, "MemberRequest", "Answered by MEMBERS_CHUNK."},
    frame_kind{"memberRanges", 14, true, false, "MemberRanges",
               "Shows rows of a channel's member list, told by MEMBER_LIST. One list per session."},
    frame_kind{"resume", 6, true, false, "Resume", "Goes on with one."},
    frame_kind{"heartbeat", 1, true, true, "null",
               "Within each interval; the server's asks for one at once."},
    frame_kind{"heartbeatAck", 11, false, true, "null", "Answers a heartbeat."},
    frame_kind{"reconnect", 7, false, true, "null", "Leave and resume."},
    frame_kind{"invalidSession", 9, false, true, "boolean",
               "`true`: resume later; `false`: identify afresh."},
};

struct event_kind {
    std::string_view name;
    std::string_view stream;  ///< `none`, `account`, `server`, `ephemeral`; `… or none`: `s` may be null
    std::string_view payload;
    std::string_view summary;
};
constexpr std::array dispatches{
    event_kind{"READY", "none", "Ready", "The session is open."},
    event_kind{"RESUMED", "none", "Resumed", "The session goes on."},
    event_kind{"SERVER_CREATE", "account or none", "ServerCreate",
               "Joined or made a server; without `s`: how a server is now, in place of what was missed."},
    event_kind{"SERVER_DELETE", "account and server", "ServerDelete", "A server is gone for oneself."},
    event_kind{"SERVER_UPDATE", "server", "ServerSummary", "A server changed."},
    event_kind{"ROLE_CREATE", "server", "Role", "A role was made."},
    event_kind{"ROLE_UPDATE", "server", "Role", "A role changed."},
    event_kind{"ROLE_DELETE", "server", "RoleDelete", "A role is gone, from members and overwrites too."},
    event_kind{"CHANNEL_CREATE", "server or none", "ChannelSummary",
               "A channel was made; without `s`: it opened for oneself."},
    event_kind{"CHANNEL_UPDATE", "server", "ChannelSummary", "A channel changed."},
    event_kind{"CHANNEL_DELETE", "server or none", "ChannelDelete",
               "A channel is gone; without `s`: it closed for oneself."},
    event_kind{"MEMBER_JOIN", "server", "Member", "Somebody joined."},
    event_kind{"MEMBER_UPDATE", "server", "Member", "Somebody's roles, nickname or time-out changed."},
    event_kind{"MEMBER_LEAVE", "server", "MemberLeave", "Somebody left or was removed."},
    event_kind{"USER_UPDATE", "server and account", "User", "Somebody changed their profile."},
    event_kind{"MESSAGE_CREATE", "server", "MessageEvent", "Somebody said something."},
    event_kind{"MESSAGE_UPDATE", "server", "MessageEvent", "A message changed."},
    event_kind{"MESSAGE_DELETE", "server", "MessageDelete", "A message is gone."},
    event_kind{"MESSAGE_DELETE_BULK", "server", "MessageDeleteBulk", "Messages are gone."},
    event_kind{"EXPRESSION_UPDATE", "server", "Expression", "An expression was made or changed."},
    event_kind{"EXPRESSION_DELETE", "server", "ExpressionDelete", "An expression is gone."},
    event_kind{"SCHEDULED_EVENT_UPDATE", "server", "ScheduledEvent", "An event was made or changed."},
    event_kind{"SCHEDULED_EVENT_DELETE", "server", "ScheduledEventDelete", "An event is gone."},
    event_kind{"REPORT_UPDATE", "server", "Report", "For moderators: a report was made or changed."},
    event_kind{"PRESENCE_CHOICE", "account", "PresenceChoice", "One chose another status."},
    event_kind{"MASS_ACTION_UPDATE", "ephemeral", "MassAction", "How a long act of one's own stands."},
    event_kind{"MEMBER_LIST", "ephemeral", "MemberList", "Rows of a list that one shows."},
    event_kind{"MEMBERS_CHUNK", "ephemeral", "MembersChunk", "Members one asked for."},
    event_kind{"READ_UPDATE", "account", "ReadUpdate", "One's read mark moved on another device."},
    event_kind{"TYPING_START", "ephemeral", "TypingStart", "Somebody types."},
    event_kind{"PRESENCE_UPDATE", "ephemeral", "PresenceUpdate", "Who came and went."},
};

void write_payload_type(json_out& out, std::string_view payload) {
    if (payload == "null" || payload == "boolean") {
        out.open().member("type", payload).close();
    } else {
        write_type(out, payload);
    }
}

/// `{t, s, op, d}` with the values that this message has.
void write_envelope(json_out& out, std::string_view event, std::string_view stream, int op,
                    std::string_view payload) {
    out.key("payload").open().member("type", "object");
    out.key("required").open_array().text("op").text("d").close_array();
    out.key("properties").open();
    out.key("t").open();
    if (event.empty()) {
        out.member("type", "null");
    } else {
        out.member("const", event);
    }
    out.close();
    bool const numbered =
        stream.find("account") != std::string_view::npos || stream.find("server") != std::string_view::npos;
    out.key("s");
    if (numbered && stream.ends_with("or none")) {
        out.open().key("oneOf").open_array();
        write_type(out, "stream_position");
        out.open().member("type", "null").close().close_array().close();
    } else if (numbered) {
        write_type(out, "stream_position");
    } else {
        out.open().member("type", "null").close();
    }
    out.key("op").open().key("const").number(op).close();
    out.key("d");
    write_payload_type(out, payload);
    out.close().close();
}

void write_messages(json_out& out) {
    out.key("messages").open();
    for (auto const& one : frames) {
        out.key(one.name).open().member("name", one.name).member("summary", one.summary);
        write_envelope(out, {}, "none", one.op, one.payload);
        out.close();
    }
    for (auto const& one : dispatches) {
        out.key(one.name)
            .open()
            .member("name", one.name)
            .member("summary", one.summary)
            .member("x-parley-stream", one.stream);
        write_envelope(out, one.name, one.stream, 0, one.payload);
        out.close();
    }
    out.close();
}

void write_reference(json_out& out, std::string_view to, std::string_view name) {
    out.open().member("$ref", std::string(to) + std::string(name)).close();
}

void write_channel(json_out& out) {
    out.key("channels").open().key("gateway").open().member("address", "/gateway");
    out.member("description",
               "Frames are JSON texts; with `?compress=zstd-dict` the server's are zstd frames made with "
               "/gateway/dictionary.");
    out.key("messages").open();
    for (auto const& one : frames)
        write_reference(out.key(one.name), "#/components/messages/", one.name);
    for (auto const& one : dispatches)
        write_reference(out.key(one.name), "#/components/messages/", one.name);
    out.close().close().close();
}

void write_operation(json_out& out, std::string_view name, std::string_view action, bool clients) {
    out.key(name).open().member("action", action).key("channel");
    write_reference(out, "#/channels/", "gateway");
    out.key("messages").open_array();
    for (auto const& one : frames) {
        if (clients ? one.from_client : one.from_server)
            write_reference(out, "#/channels/gateway/messages/", one.name);
    }
    if (!clients) {
        for (auto const& one : dispatches)
            write_reference(out, "#/channels/gateway/messages/", one.name);
    }
    out.close_array().close();
}

}  // namespace

std::string asyncapi_document(http_api_options const& options) {
    json_out out;
    out.open().member("asyncapi", "3.0.0");
    out.key("info").open().member("title", "Parley native gateway");
    out.member("version", options.version.empty() ? "dev" : options.version);
    out.member("description",
               "One WebSocket: hello, identify or resume, then dispatches in the order of their streams.")
        .close();
    out.member("defaultContentType", "application/json");
    write_channel(out);
    // Seen from the server, as AsyncAPI 3 has it: it receives what clients say and sends the rest.
    out.key("operations").open();
    write_operation(out, "receive", "receive", true);
    write_operation(out, "send", "send", false);
    out.close();
    out.key("components").open();
    write_messages(out);
    out.key("schemas").open();
    for (auto const all :
         {object_schemas(), community_schemas(), growth_schemas(), moderation_schemas(), event_schemas()}) {
        for (auto const& one : all)
            write_schema(out, one);
    }
    out.close().close().close();
    return out.take();
}

}  // namespace parley::http_api
