// Options that bound what one caller may do, each with an `off` so that a bench measures the server and not
// its manners.

#include "option.hpp"

namespace parley::config {
namespace {

constexpr std::int64_t rate_count_max = 1'000'000;
constexpr std::int64_t in_flight_max = 1'000'000;

template <auto Member>
constexpr option rate_row(std::string_view key, std::string_view fallback, std::string_view description,
                          reload on_reload = reload::applies) {
    return {.key = key,
            .to = rate_target{member<&settings::limits, Member>},
            .fallback = fallback,
            .min = 1,
            .max = rate_count_max,
            .zero_word = "off",
            .on_reload = on_reload,
            .description = description};
}

template <auto Member>
constexpr option bound_row(std::string_view key, std::string_view fallback, std::string_view description,
                           reload on_reload) {
    return {.key = key,
            .to = number_target{member<&settings::limits, Member>},
            .fallback = fallback,
            .min = 1,
            .max = in_flight_max,
            .zero_word = "off",
            .on_reload = on_reload,
            .description = description};
}

constexpr option table[] = {
    rate_row<&limit_settings::account>("limits.account", "50/1s", "Every request of one account together."),
    rate_row<&limit_settings::peer>("limits.peer", "100/1s",
                                    "Every request of one address that no account stands behind."),
    rate_row<&limit_settings::message_send>("limits.message_send", "10/5s",
                                            "Messages that one account sends to one channel."),
    rate_row<&limit_settings::message_change>("limits.message_change", "10/5s",
                                              "Edits and deletions of messages by one account."),
    rate_row<&limit_settings::history>("limits.history", "100/10s",
                                       "Pages of messages and members that one account reads."),
    rate_row<&limit_settings::typing>("limits.typing", "10/10s", "Typing notes of one account."),
    rate_row<&limit_settings::read_mark>("limits.read_mark", "30/10s", "Read marks that one account moves."),
    rate_row<&limit_settings::server_create>("limits.server_create", "10/10m",
                                             "Servers that one account makes."),
    rate_row<&limit_settings::server_change>("limits.server_change", "20/1m",
                                             "Changes of servers by one account."),
    rate_row<&limit_settings::channel_change>("limits.channel_change", "30/1m",
                                              "Channels that one account makes, changes or deletes."),
    rate_row<&limit_settings::role_change>("limits.role_change", "30/1m",
                                           "Roles that one account makes, changes, moves or deletes."),
    rate_row<&limit_settings::member_change>(
        "limits.member_change", "30/1m",
        "Members that one account changes, removes or bans, and its own leaving."),
    rate_row<&limit_settings::invite_create>("limits.invite_create", "20/1m",
                                             "Invites that one account makes."),
    rate_row<&limit_settings::invite_join>("limits.invite_join", "20/1m",
                                           "Invites that one account accepts."),
    rate_row<&limit_settings::invite_lookup>(
        "limits.invite_lookup", "30/1m",
        "Invites that one address looks at: the budget of who guesses codes."),
    rate_row<&limit_settings::profile_change>("limits.profile_change", "10/1m",
                                              "Changes of an account's own profile."),
    rate_row<&limit_settings::expression_change>(
        "limits.expression_change", "30/1m",
        "Emoji, stickers and sounds that one account makes, changes or deletes."),
    rate_row<&limit_settings::report>("limits.report", "10/1m", "Reports that one member makes."),
    rate_row<&limit_settings::asset_bring>("limits.asset_bring", "20/1m",
                                           "Pictures and sounds that one account brings."),
    rate_row<&limit_settings::asset_read>("limits.asset_read", "1000/10s",
                                          "Pictures and sounds that one address reads."),
    bound_row<&limit_settings::assets_per_day>("limits.assets_per_day", "200",
                                               "Pictures and sounds that one account brings in a day.",
                                               reload::needs_restart),
    {.key = "limits.asset_bytes_per_day",
     .to = number_target{member<&settings::limits, &limit_settings::asset_bytes_per_day>},
     .fallback = "64MiB",
     .min = 1,
     .max = std::int64_t{1} << 50,
     .zero_word = "off",
     .style = written::as_size,
     .description = "Bytes of the pictures and sounds that one account brings in a day."},
    {.key = "limits.sign_in",
     .to = flag_target{member<&settings::limits, &limit_settings::sign_in>},
     .fallback = "true",
     .description = "Slow down who guesses passwords or makes accounts in bulk, per address and per name."},
    rate_row<&limit_settings::gateway_commands>("limits.gateway_commands", "120/1m",
                                                "Frames that one gateway connection sends.",
                                                reload::needs_restart),
    rate_row<&limit_settings::gateway_identifies>("limits.gateway_identifies", "50/250s",
                                                  "Gateway log-ins and resumes of one account.",
                                                  reload::needs_restart),
    bound_row<&limit_settings::sending>("limits.sending", "4000",
                                        "Messages in flight at once; beyond it 503.", reload::applies),
    bound_row<&limit_settings::reading>("limits.reading", "2000",
                                        "Other requests in flight at once; beyond it 503.", reload::applies),
    bound_row<&limit_settings::signing_in>("limits.signing_in", "128",
                                           "Log-ins in flight at once; beyond it 503.", reload::applies),
    bound_row<&limit_settings::uploads>(
        "limits.uploads", "16",
        "Pictures and sounds on their way in at once, each up to 4 MiB of memory;"
        " beyond it 503.",
        reload::applies),
    bound_row<&limit_settings::uploads_per_peer>(
        "limits.uploads_per_peer", "4", "The same from one address (IPv6: one /64).", reload::applies),
    {.key = "limits.connections",
     .to = number_target{member<&settings::limits, &limit_settings::connections>},
     .fallback = "200000",
     .min = 10,
     .max = in_flight_max,
     .description = "Connections of the whole process."},
    bound_row<&limit_settings::connections_per_peer>(
        "limits.connections_per_peer", "100",
        "Connections of one address (IPv6: one /64). This machine and trusted"
        " proxies are exempt.",
        reload::needs_restart),
};

}  // namespace

std::span<option const> limit_options() {
    return table;
}

}  // namespace parley::config
