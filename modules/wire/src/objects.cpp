#include "pieces.hpp"

#include <parley/wire/names.hpp>
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
    out += R"(,"avatar":)";
    write_optional_text(out, who.avatar);
    out += R"(,"bio":)";
    write_string(out, who.bio);
    if (to == audience::self) {
        out += R"(,"admin":)";
        write_flag(out, who.admin);
        out += R"(,"ageConfirmed":)";
        write_flag(out, who.age_confirmed);
    }
    out += '}';
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
    out += R"(,"type":")";
    out += name_in(message_kinds, what.kind);
    out += '"';
    if (!nonce.empty()) {
        out += R"(,"nonce":)";
        write_string(out, nonce);
    }
    if (duplicate) out += R"(,"duplicate":true)";
    out += '}';
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
    fmt::format_to(std::back_inserter(out),
                   R"(,"maxUses":{},"uses":{},"temporary":{},"vanity":{},"roleIds":)", what.uses_max,
                   what.uses, what.temporary, what.vanity);
    write_ids(out, what.roles);
    out += '}';
}

void write_invite_preview(std::string& out, invite_preview const& what) {
    out += R"({"code":)";
    write_string(out, what.invite.code);
    out += R"(,"server":{"serverId":)";
    write_id(out, what.server.id);
    out += R"(,"name":)";
    write_string(out, what.server.name);
    out += R"(,"description":)";
    write_string(out, what.server.description);
    out += R"(,"icon":)";
    write_optional_text(out, what.server.icon);
    out += R"(,"banner":)";
    write_optional_text(out, what.server.banner);
    fmt::format_to(std::back_inserter(out), R"(,"accentColor":{},"memberCount":{}}},"creator":)",
                   what.server.accent, what.member_count);
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
    out += R"(,"paused":)";
    write_flag(out, what.server.invites_paused_until.has_value());
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
