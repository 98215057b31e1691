#pragma once
// The native dialect's objects (docs/native-api.md), appended to a buffer by hand: these are hot paths.

#include <parley/model/access.hpp>
#include <parley/model/audit.hpp>
#include <parley/model/event.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parley::wire {

/// A JSON string with its quotes; control characters, quotes and backslashes are escaped, UTF-8 passes
/// through.
void write_string(std::string& out, std::string_view text);
/// An id as a JSON string; `null` for zero.
template <class Id>
void write_id(std::string& out, Id value) {
    if (!value) {
        out += "null";
        return;
    }
    out += '"';
    out += std::to_string(value.value);
    out += '"';
}
/// RFC 3339 UTC with milliseconds, quoted.
void write_time(std::string& out, wall_time t);

enum class audience : std::uint8_t { others, self };  ///< `self` adds what only the account itself may see

void write_user(std::string& out, account const& who, audience to);
void write_role(std::string& out, role const& what);
void write_overwrite(std::string& out, overwrite const& what);
void write_server(std::string& out, server_view const& view);
/// What SERVER_UPDATE says: the same for every member.
void write_server_summary(std::string& out, server const& what, std::size_t member_count);
void write_channel_summary(std::string& out, channel const& what, message_id last_message);
/// With `messages`, the newest ids.
void write_channel(std::string& out, channel const& what, message_id last_message,
                   std::span<message_id const> newest);
/// `nonce` empty = left out; `duplicate` adds `"duplicate":true`.
void write_message(std::string& out, message const& what, std::string_view nonce, bool duplicate);
void write_member(std::string& out, member_view const& what);
/// Without the account, once it is gone, `user` is null.
void write_ban(std::string& out, ban const& what, account const* user_or_null);
void write_audit_entry(std::string& out, audit_entry const& what);
/// `"status":…,"customStatus":…,"activities":…`: what stands in a Member and in PRESENCE_UPDATE.
void write_presence_fields(std::string& out, presence const& what);
void write_presence_choice(std::string& out, presence_choice const& what);
void write_expression(std::string& out, expression const& what);
void write_scheduled_event(std::string& out, scheduled_event const& what);
void write_report(std::string& out, report const& what);
void write_mass_action(std::string& out, mass_action const& what);
void write_invite(std::string& out, invite const& what);
void write_invite_preview(std::string& out, invite_preview const& what);
void write_login(std::string& out, login const& what, bool current);

/// What REST answers with: only values their reader may see.
inline void write(std::string& out, visible<server_view> const& v) {
    write_server(out, *v);
}
inline void write(std::string& out, visible<message> const& v) {
    write_message(out, *v, {}, false);
}
inline void write(std::string& out, visible<member_view> const& v) {
    write_member(out, *v);
}
inline void write(std::string& out, visible<role> const& v) {
    write_role(out, *v);
}

/// The name of a stream: `s:ID` or `a:ID`.
std::string stream_name(stream_id stream);
std::optional<stream_id> parse_stream_name(std::string_view text);

}  // namespace parley::wire
