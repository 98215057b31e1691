#include <parley/wire/gateway_codec.hpp>
#include <parley/wire/objects.hpp>

#include <fmt/format.h>

#include <iterator>
#include <variant>

namespace parley::wire {
namespace {

// {"t":"NAME","s":["s:1",1,2],"op":0,"d": … the caller adds d and the closing brace.
void write_head(std::string& out, std::string_view name, event const& what) {
    out.reserve(512);
    out += R"({"t":")";
    out += name;
    if (what.at.seq == 0) {
        out += R"(","s":null,"op":0,"d":)";
        return;
    }
    fmt::format_to(std::back_inserter(out), R"(","s":["{}:{}",{},{}],"op":0,"d":)",
                   what.stream.of == stream_id::kind::server ? 's' : 'a', what.stream.value, what.at.epoch,
                   what.at.seq);
}

void write_channel_gone(std::string& out, server_id server, channel_id channel) {
    fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","channelId":"{}"}})", server.value,
                   channel.value);
}

// A server with the place from where its stream goes on.
void write_placed_server(std::string& out, server_view const& view, stream_position at) {
    out += R"({"server":)";
    write_server(out, view);
    fmt::format_to(std::back_inserter(out), R"(,"cursor":["{}",{},{}]}})",
                   stream_name(stream_id::of_server(view.server.id)), at.epoch, at.seq);
}

struct dispatch_writer {
    event const& what;
    std::string out;

    void head(std::string_view name) { write_head(out, name, what); }

    void operator()(events::server_changed const& e) {
        head("SERVER_UPDATE");
        write_server_summary(out, e.server, e.member_count);
    }
    void operator()(events::server_deleted const& e) {
        head("SERVER_DELETE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}"}})", e.server.value);
    }
    void operator()(events::role_created const& e) {
        head("ROLE_CREATE");
        write_role(out, e.role);
    }
    void operator()(events::role_changed const& e) {
        head("ROLE_UPDATE");
        write_role(out, e.role);
    }
    void operator()(events::role_deleted const& e) {
        head("ROLE_DELETE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","roleId":"{}"}})", e.server.value,
                       e.role.value);
    }
    void operator()(events::channel_created const& e) {
        head("CHANNEL_CREATE");
        write_channel_summary(out, e.channel, {});
    }
    void operator()(events::channel_changed const& e) {
        head("CHANNEL_UPDATE");
        write_channel_summary(out, e.channel, e.last_message);
    }
    void operator()(events::channel_deleted const& e) {
        head("CHANNEL_DELETE");
        write_channel_gone(out, e.server, e.channel);
    }
    void operator()(events::member_joined const& e) {
        head("MEMBER_JOIN");
        write_member(out, e.member);
    }
    void operator()(events::member_changed const& e) {
        head("MEMBER_UPDATE");
        write_member(out, e.member);
    }
    void operator()(events::member_left const& e) {
        head("MEMBER_LEAVE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","userId":"{}"}})", e.server.value,
                       e.account.value);
    }
    void operator()(events::message_created const& e) {
        head("MESSAGE_CREATE");
        write_message(out, e.message, e.nonce, false);
    }
    void operator()(events::message_changed const& e) {
        head("MESSAGE_UPDATE");
        write_message(out, e.message, {}, false);
    }
    void operator()(events::message_deleted const& e) {
        head("MESSAGE_DELETE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","channelId":"{}","messageId":"{}"}})",
                       e.server.value, e.channel.value, e.message.value);
    }
    void operator()(events::messages_deleted const& e) {
        head("MESSAGE_DELETE_BULK");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","channelId":"{}","messageIds":[)",
                       e.server.value, e.channel.value);
        for (std::size_t i = 0; i < e.messages.size(); ++i)
            fmt::format_to(std::back_inserter(out), R"({}"{}")", i > 0 ? "," : "", e.messages[i].value);
        out += "]}";
    }
    void operator()(events::expression_changed const& e) {
        head("EXPRESSION_UPDATE");
        write_expression(out, e.expression);
    }
    void operator()(events::expression_deleted const& e) {
        head("EXPRESSION_DELETE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","expressionId":"{}"}})", e.server.value,
                       e.expression.value);
    }
    void operator()(events::scheduled_event_changed const& e) {
        head("SCHEDULED_EVENT_UPDATE");
        write_scheduled_event(out, e.what);
    }
    void operator()(events::scheduled_event_deleted const& e) {
        head("SCHEDULED_EVENT_DELETE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","eventId":"{}"}})", e.server.value,
                       e.what.value);
    }
    void operator()(events::report_changed const& e) {
        head("REPORT_UPDATE");
        write_report(out, e.report);
    }
    void operator()(events::account_changed const& e) {
        head("USER_UPDATE");
        write_user(out, e.who, audience::others);
    }
    void operator()(events::server_joined const&) {}  // needs a snapshot: see server_create
    void operator()(events::server_left const& e) {
        head("SERVER_DELETE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}"}})", e.server.value);
    }
    void operator()(events::read_moved const& e) {
        head("READ_UPDATE");
        fmt::format_to(std::back_inserter(out), R"({{"channelId":"{}","messageId":"{}"}})",
                       e.mark.channel.value, e.mark.message.value);
    }
    void operator()(events::presence_chosen const& e) {
        head("PRESENCE_CHOICE");
        write_presence_choice(out, e.choice);
    }
    void operator()(events::mass_action_changed const& e) {
        head("MASS_ACTION_UPDATE");
        write_mass_action(out, e.action);
    }
    void operator()(events::typing_started const& e) {
        head("TYPING_START");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","channelId":"{}","userId":"{}"}})",
                       e.server.value, e.channel.value, e.account.value);
    }
    void operator()(events::presence_changed const& e) {
        head("PRESENCE_UPDATE");
        fmt::format_to(std::back_inserter(out), R"({{"serverId":"{}","presences":[)", e.server.value);
        for (std::size_t i = 0; i < e.changes.size(); ++i) {
            auto const& [who, presence] = e.changes[i];
            fmt::format_to(std::back_inserter(out), R"({}{{"userId":"{}",)", i > 0 ? "," : "", who.value);
            write_presence_fields(out, presence);
            out += '}';
        }
        out += "]}";
    }
};

}  // namespace

std::string hello(std::uint32_t heartbeat_interval_ms, std::string_view dictionary_or_empty) {
    if (dictionary_or_empty.empty()) {
        return fmt::format(R"({{"t":null,"s":null,"op":10,"d":{{"heartbeatInterval":{}}}}})",
                           heartbeat_interval_ms);
    }
    return fmt::format(R"({{"t":null,"s":null,"op":10,"d":{{"heartbeatInterval":{},"dictionary":"{}"}}}})",
                       heartbeat_interval_ms, dictionary_or_empty);
}

std::string heartbeat_ack() {
    return R"({"t":null,"s":null,"op":11,"d":null})";
}
std::string reconnect() {
    return R"({"t":null,"s":null,"op":7,"d":null})";
}
std::string invalid_session(bool resumable) {
    return resumable ? R"({"t":null,"s":null,"op":9,"d":true})" : R"({"t":null,"s":null,"op":9,"d":false})";
}

std::string ready(ready_payload const& what) {
    std::string out = R"({"t":"READY","s":null,"op":0,"d":{"sessionId":)";
    write_string(out, what.session_id);
    out += R"(,"user":)";
    write_user(out, what.user, audience::self);
    out += R"(,"servers":[)";
    for (std::size_t i = 0; i < what.servers.size(); ++i) {
        if (i > 0) out += ',';
        write_server(out, what.servers[i]);
    }
    out += R"(],"cursors":{)";
    for (std::size_t i = 0; i < what.at.size(); ++i) {
        auto const& [stream, at] = what.at[i];
        fmt::format_to(std::back_inserter(out), R"({}"{}":[{},{}])", i > 0 ? "," : "", stream_name(stream),
                       at.epoch, at.seq);
    }
    out += R"(},"readMarks":{)";
    for (std::size_t i = 0; i < what.read_marks.size(); ++i) {
        auto const& mark = what.read_marks[i];
        fmt::format_to(std::back_inserter(out), R"({}"{}":"{}")", i > 0 ? "," : "", mark.channel.value,
                       mark.message.value);
    }
    out += R"(},"presence":)";
    write_presence_choice(out, what.presence);
    out += "}}";
    return out;
}

std::string resumed(std::string_view session_id) {
    std::string out = R"({"t":"RESUMED","s":null,"op":0,"d":{"sessionId":)";
    write_string(out, session_id);
    out += "}}";
    return out;
}

std::string server_create(stream_id account_stream, stream_position at, server_view const& view,
                          stream_position server_at) {
    std::string out;
    write_head(out, "SERVER_CREATE", {.stream = account_stream, .at = at, .what = events::server_left{}});
    write_placed_server(out, view, server_at);
    out += '}';
    return out;
}

std::string channel_create(channel const& what, message_id last_message) {
    std::string out = R"({"t":"CHANNEL_CREATE","s":null,"op":0,"d":)";
    write_channel_summary(out, what, last_message);
    out += '}';
    return out;
}

std::string channel_delete(server_id server, channel_id channel) {
    std::string out = R"({"t":"CHANNEL_DELETE","s":null,"op":0,"d":)";
    write_channel_gone(out, server, channel);
    out += '}';
    return out;
}

std::string server_reset(server_view const& view, stream_position at) {
    std::string out = R"({"t":"SERVER_CREATE","s":null,"op":0,"d":)";
    write_placed_server(out, view, at);
    out += '}';
    return out;
}

std::string dispatch(event const& what) {
    dispatch_writer writer{what, {}};
    std::visit(writer, what.what);
    if (!writer.out.empty()) writer.out += '}';
    return std::move(writer.out);
}

}  // namespace parley::wire
