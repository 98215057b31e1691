#pragma once
// What members may do: one bit each, with the numbers that Discord's bots know.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parley {

/// The value is the bit's number.
enum class permission : std::uint8_t {
    create_invite = 0,
    kick_members = 1,
    ban_members = 2,
    administrator = 3,
    manage_channels = 4,
    manage_server = 5,
    add_reactions = 6,
    view_audit_log = 7,
    priority_speaker = 8,
    stream = 9,
    view_channel = 10,
    send_messages = 11,
    send_tts_messages = 12,
    manage_messages = 13,
    embed_links = 14,
    attach_files = 15,
    read_message_history = 16,
    mention_everyone = 17,
    use_external_emojis = 18,
    view_server_insights = 19,
    connect = 20,
    speak = 21,
    mute_members = 22,
    deafen_members = 23,
    move_members = 24,
    use_voice_activity = 25,
    change_nickname = 26,
    manage_nicknames = 27,
    manage_roles = 28,
    manage_webhooks = 29,
    manage_expressions = 30,
    use_application_commands = 31,
    request_to_speak = 32,
    manage_events = 33,
    manage_threads = 34,
    create_public_threads = 35,
    create_private_threads = 36,
    use_external_stickers = 37,
    send_messages_in_threads = 38,
    use_activities = 39,
    moderate_members = 40,
    view_monetization_analytics = 41,
    use_soundboard = 42,
    create_expressions = 43,
    create_events = 44,
    use_external_sounds = 45,
    send_voice_messages = 46,
    set_voice_channel_status = 48,
    send_polls = 49,
    use_external_apps = 50,
    pin_messages = 51,
    bypass_slowmode = 52,
};

/// A set of permissions; on the wire a decimal string.
using permission_bits = std::uint64_t;

constexpr permission_bits bit(permission one) noexcept {
    return permission_bits{1} << static_cast<unsigned>(one);
}
template <class... More>
constexpr permission_bits bits(More... all) noexcept {
    return (permission_bits{0} | ... | bit(all));
}
constexpr bool has(permission_bits all, permission one) noexcept {
    return (all & bit(one)) != 0;
}

struct permission_name {
    permission what;
    std::string_view name;  ///< in the API and the audit log
};

/// In order of their bits.
inline constexpr std::array<permission_name, 52> permission_names{{
    {permission::create_invite, "create_invite"},
    {permission::kick_members, "kick_members"},
    {permission::ban_members, "ban_members"},
    {permission::administrator, "administrator"},
    {permission::manage_channels, "manage_channels"},
    {permission::manage_server, "manage_server"},
    {permission::add_reactions, "add_reactions"},
    {permission::view_audit_log, "view_audit_log"},
    {permission::priority_speaker, "priority_speaker"},
    {permission::stream, "stream"},
    {permission::view_channel, "view_channel"},
    {permission::send_messages, "send_messages"},
    {permission::send_tts_messages, "send_tts_messages"},
    {permission::manage_messages, "manage_messages"},
    {permission::embed_links, "embed_links"},
    {permission::attach_files, "attach_files"},
    {permission::read_message_history, "read_message_history"},
    {permission::mention_everyone, "mention_everyone"},
    {permission::use_external_emojis, "use_external_emojis"},
    {permission::view_server_insights, "view_server_insights"},
    {permission::connect, "connect"},
    {permission::speak, "speak"},
    {permission::mute_members, "mute_members"},
    {permission::deafen_members, "deafen_members"},
    {permission::move_members, "move_members"},
    {permission::use_voice_activity, "use_voice_activity"},
    {permission::change_nickname, "change_nickname"},
    {permission::manage_nicknames, "manage_nicknames"},
    {permission::manage_roles, "manage_roles"},
    {permission::manage_webhooks, "manage_webhooks"},
    {permission::manage_expressions, "manage_expressions"},
    {permission::use_application_commands, "use_application_commands"},
    {permission::request_to_speak, "request_to_speak"},
    {permission::manage_events, "manage_events"},
    {permission::manage_threads, "manage_threads"},
    {permission::create_public_threads, "create_public_threads"},
    {permission::create_private_threads, "create_private_threads"},
    {permission::use_external_stickers, "use_external_stickers"},
    {permission::send_messages_in_threads, "send_messages_in_threads"},
    {permission::use_activities, "use_activities"},
    {permission::moderate_members, "moderate_members"},
    {permission::view_monetization_analytics, "view_monetization_analytics"},
    {permission::use_soundboard, "use_soundboard"},
    {permission::create_expressions, "create_expressions"},
    {permission::create_events, "create_events"},
    {permission::use_external_sounds, "use_external_sounds"},
    {permission::send_voice_messages, "send_voice_messages"},
    {permission::set_voice_channel_status, "set_voice_channel_status"},
    {permission::send_polls, "send_polls"},
    {permission::use_external_apps, "use_external_apps"},
    {permission::pin_messages, "pin_messages"},
    {permission::bypass_slowmode, "bypass_slowmode"},
}};

constexpr permission_bits every_permission() noexcept {
    permission_bits all = 0;
    for (auto const& each : permission_names)
        all |= bit(each.what);
    return all;
}
static_assert(every_permission() == 8'866'461'766'385'663);

constexpr std::optional<permission> permission_of(std::string_view name) noexcept {
    for (auto const& each : permission_names) {
        if (each.name == name) return each.what;
    }
    return std::nullopt;
}

/// What @everyone may do in a new server.
inline constexpr permission_bits everyone_default = bits(
    permission::create_invite, permission::add_reactions, permission::stream, permission::view_channel,
    permission::send_messages, permission::embed_links, permission::attach_files,
    permission::read_message_history, permission::use_external_emojis, permission::connect, permission::speak,
    permission::use_voice_activity, permission::change_nickname, permission::use_application_commands,
    permission::request_to_speak, permission::create_public_threads, permission::use_external_stickers,
    permission::send_messages_in_threads, permission::use_soundboard, permission::send_voice_messages,
    permission::send_polls, permission::use_external_apps);

/// Of these, bits in a role or an overwrite mean something in the whole server only, never in one channel.
inline constexpr permission_bits server_wide_only = bits(
    permission::kick_members, permission::ban_members, permission::administrator, permission::manage_server,
    permission::view_audit_log, permission::view_server_insights, permission::change_nickname,
    permission::manage_nicknames, permission::manage_expressions, permission::moderate_members,
    permission::view_monetization_analytics, permission::create_expressions);

}  // namespace parley
