#include <parley/wire/objects.hpp>

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace parley::wire {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

// 0 = passes through, 'u' = \u00XX, else the letter after the backslash (RFC 8259 §7).
constexpr std::array<char, 256> make_escapes() {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}
constexpr auto escapes = make_escapes();

void write_flag(std::string& out, bool value) {
    out += value ? "true" : "false";
}

void write_optional_time(std::string& out, std::optional<wall_time> const& t) {
    if (t) {
        write_time(out, *t);
    } else {
        out += "null";
    }
}

std::string_view kind_name(channel_kind kind) {
    switch (kind) {
        case channel_kind::text:
            return "text";
    }
    return "text";
}

std::string_view kind_name(login_kind kind) {
    switch (kind) {
        case login_kind::session:
            return "session";
        case login_kind::bot:
            return "bot";
        case login_kind::service:
            return "service";
    }
    return "session";
}

// The fields that a channel has in both of its forms, without the closing brace.
void write_channel_fields(std::string& out, channel const& what, message_id last_message) {
    out += R"({"channelId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"type":")";
    out += kind_name(what.kind);
    out += R"(","name":)";
    write_string(out, what.name);
    out += R"(,"topic":)";
    write_string(out, what.topic);
    fmt::format_to(std::back_inserter(out), R"(,"position":{},"lastMessageId":)", what.position);
    write_id(out, last_message);
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t clean_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto byte = static_cast<unsigned char>(text[i]);
        char escape = escapes[byte];
        if (escape == 0) continue;
        out.append(text, clean_from, i - clean_from);
        clean_from = i + 1;
        out += '\\';
        out += escape;
        if (escape == 'u') {
            out += "00";
            out += hex_digits[byte >> 4];
            out += hex_digits[byte & 15];
        }
    }
    out.append(text, clean_from);
    out += '"';
}

void write_time(std::string& out, wall_time t) {
    auto day = std::chrono::floor<std::chrono::days>(t);
    std::chrono::year_month_day date{day};
    std::chrono::hh_mm_ss time{t - day};
    fmt::format_to(std::back_inserter(out), R"("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z")",
                   static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                   static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(),
                   time.seconds().count(), time.subseconds().count());
}

void write_user(std::string& out, account const& who, audience to) {
    out += R"({"userId":)";
    write_id(out, who.id);
    out += R"(,"name":)";
    write_string(out, who.name);
    out += R"(,"displayName":)";
    write_string(out, who.display_name);
    out += R"(,"bot":)";
    write_flag(out, who.kind == account_kind::bot);
    out += R"(,"createdAt":)";
    write_time(out, who.created_at);
    if (to == audience::self) {
        out += R"(,"admin":)";
        write_flag(out, who.admin);
    }
    out += '}';
}

void write_server(std::string& out, server_view const& view) {
    out += R"({"serverId":)";
    write_id(out, view.server.id);
    out += R"(,"name":)";
    write_string(out, view.server.name);
    out += R"(,"ownerId":)";
    write_id(out, view.server.owner);
    out += R"(,"channels":[)";
    for (std::size_t i = 0; i < view.channels.size(); ++i) {
        if (i > 0) out += ',';
        write_id(out, view.channels[i].id);
    }
    out += R"(],"channelList":[)";
    for (std::size_t i = 0; i < view.channels.size(); ++i) {
        if (i > 0) out += ',';
        write_channel_summary(out, view.channels[i], view.last_messages[i]);
    }
    fmt::format_to(std::back_inserter(out), R"(],"memberCount":{},"createdAt":)", view.member_count);
    write_time(out, view.server.created_at);
    out += '}';
}

void write_channel_summary(std::string& out, channel const& what, message_id last_message) {
    write_channel_fields(out, what, last_message);
    out += '}';
}

void write_channel(std::string& out, channel const& what, message_id last_message,
                   std::span<message_id const> newest) {
    write_channel_fields(out, what, last_message);
    out += R"(,"messages":[)";
    for (std::size_t i = 0; i < newest.size(); ++i) {
        if (i > 0) out += ',';
        write_id(out, newest[i]);
    }
    out += "]}";
}

void write_message(std::string& out, message const& what, std::string_view nonce, bool duplicate) {
    out += R"({"messageId":)";
    write_id(out, what.id);
    out += R"(,"channelId":)";
    write_id(out, what.channel);
    out += R"(,"senderId":)";
    write_id(out, what.author);
    out += R"(,"content":)";
    write_string(out, what.content);
    auto seconds = std::chrono::floor<std::chrono::seconds>(what.id.created_at()).time_since_epoch().count();
    fmt::format_to(std::back_inserter(out), R"(,"timestamp":{},"serverId":)", seconds);
    write_id(out, what.server);
    out += R"(,"editedAt":)";
    write_optional_time(out, what.edited_at);
    if (!nonce.empty()) {
        out += R"(,"nonce":)";
        write_string(out, nonce);
    }
    if (duplicate) out += R"(,"duplicate":true)";
    out += '}';
}

void write_member(std::string& out, member_view const& what) {
    out += R"({"serverId":)";
    write_id(out, what.member.server);
    out += R"(,"userId":)";
    write_id(out, what.member.account);
    out += R"(,"user":)";
    write_user(out, what.who, audience::others);
    out += R"(,"joinedAt":)";
    write_time(out, what.member.joined_at);
    out += R"(,"owner":)";
    write_flag(out, what.owner);
    out += what.status == presence_status::online ? R"(,"status":"online"})" : R"(,"status":"offline"})";
}

void write_invite(std::string& out, invite const& what) {
    out += R"({"code":)";
    write_string(out, what.code);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"creatorId":)";
    write_id(out, what.creator);
    out += R"(,"createdAt":)";
    write_time(out, what.created_at);
    out += R"(,"expiresAt":)";
    write_optional_time(out, what.expires_at);
    fmt::format_to(std::back_inserter(out), R"(,"maxUses":{},"uses":{}}})", what.uses_max, what.uses);
}

void write_invite_preview(std::string& out, invite_preview const& what) {
    out += R"({"code":)";
    write_string(out, what.invite.code);
    out += R"(,"server":{"serverId":)";
    write_id(out, what.server.id);
    out += R"(,"name":)";
    write_string(out, what.server.name);
    fmt::format_to(std::back_inserter(out), R"(,"memberCount":{}}},"creator":)", what.member_count);
    if (what.creator) {
        out += R"({"userId":)";
        write_id(out, what.creator->id);
        out += R"(,"name":)";
        write_string(out, what.creator->name);
        out += R"(,"displayName":)";
        write_string(out, what.creator->display_name);
        out += '}';
    } else {
        out += "null";
    }
    out += R"(,"expiresAt":)";
    write_optional_time(out, what.invite.expires_at);
    out += R"(,"joined":)";
    write_flag(out, what.joined);
    out += '}';
}

void write_login(std::string& out, login const& what, bool current) {
    out += R"({"loginId":)";
    write_id(out, what.id);
    out += R"(,"kind":")";
    out += kind_name(what.kind);
    out += R"(","createdAt":)";
    write_time(out, what.created_at);
    out += R"(,"lastUsedAt":)";
    write_time(out, what.last_used_at);
    out += R"(,"userAgent":)";
    write_string(out, what.user_agent);
    out += R"(,"current":)";
    write_flag(out, current);
    out += '}';
}

std::string stream_name(stream_id stream) {
    return (stream.of == stream_id::kind::server ? "s:" : "a:") + std::to_string(stream.value);
}

std::optional<stream_id> parse_stream_name(std::string_view text) {
    if (text.size() < 3 || text[1] != ':') return {};
    auto number = parse_id<server_id>(text.substr(2));
    if (!number) return {};
    if (text[0] == 's') return stream_id{stream_id::kind::server, number->value};
    if (text[0] == 'a') return stream_id{stream_id::kind::account, number->value};
    return {};
}

}  // namespace parley::wire
