#pragma once
// Bounds of the communities module (Discord's where it has one, so that both dialects share them).

#include <parley/base/clock.hpp>

#include <cstddef>
#include <cstdint>

namespace parley::communities_limits {

inline constexpr std::size_t server_name_characters_max = 100;
inline constexpr std::size_t channel_name_characters_max = 100;
inline constexpr std::size_t topic_characters_max = 1024;
inline constexpr std::size_t channels_per_server_max = 500;
inline constexpr std::size_t channels_per_category_max = 50;
inline constexpr std::size_t overwrites_per_channel_max = 1000;
inline constexpr std::size_t roles_per_server_max = 250;  // with everyone's
inline constexpr std::size_t role_name_characters_max = 100;
inline constexpr std::size_t nickname_characters_max = 32;
inline constexpr std::size_t icon_bytes_max = 64;
inline constexpr std::uint32_t color_max = 0xFFFFFF;
inline constexpr std::size_t reason_characters_max = 512;
inline constexpr seconds slowmode_max = std::chrono::hours{6};
inline constexpr seconds retention_min = std::chrono::hours{1};
inline constexpr seconds retention_max = std::chrono::hours{24 * 36525};  // a hundred years
inline constexpr seconds timeout_max = std::chrono::hours{24 * 28};
inline constexpr seconds ban_max = std::chrono::hours{24 * 365};
inline constexpr std::size_t bans_page_max = 1000;
inline constexpr std::size_t audit_page_max = 100;
inline constexpr std::size_t servers_per_account_max = 200;
inline constexpr std::size_t invites_per_server_max = 1000;
inline constexpr std::size_t members_page_max = 1000;
inline constexpr std::int32_t invite_uses_max = 100'000;
inline constexpr std::size_t invite_roles_max = 10;
inline constexpr std::size_t description_characters_max = 300;
inline constexpr seconds invites_pause_max = std::chrono::hours{24 * 7};
inline constexpr std::int32_t raid_joins_min = 3;
inline constexpr std::int32_t raid_joins_max = 1000;
inline constexpr std::int32_t audit_days_max = 3650;
inline constexpr std::size_t vanity_bytes_min = 3;
inline constexpr std::size_t vanity_bytes_max = 32;
inline constexpr std::size_t onboarding_rules_max = 16;
inline constexpr std::size_t onboarding_channels_max = 10;
inline constexpr std::size_t onboarding_questions_max = 10;
inline constexpr std::size_t question_options_max = 25;
inline constexpr std::size_t option_roles_max = 10;
inline constexpr std::size_t onboarding_title_characters_max = 100;
inline constexpr std::size_t onboarding_label_characters_max = 50;
inline constexpr std::size_t onboarding_note_characters_max = 100;
inline constexpr std::size_t onboarding_text_characters_max = 500;
inline constexpr std::size_t templates_per_server_max = 20;
inline constexpr std::size_t template_overwrites_max = 5000;  // in all channels together
inline constexpr std::size_t template_name_characters_max = 100;
inline constexpr std::size_t template_description_characters_max = 120;
inline constexpr std::size_t directory_text_characters_max = 100;
inline constexpr std::size_t directory_page_max = 100;
inline constexpr std::size_t directory_skip_max = 10'000;
inline constexpr std::size_t events_to_come_max = 100;
inline constexpr std::size_t event_name_characters_max = 100;
inline constexpr std::size_t event_description_characters_max = 1000;
inline constexpr std::size_t event_location_characters_max = 100;
inline constexpr seconds event_ahead_max = std::chrono::hours{24 * 366 * 5};
inline constexpr seconds event_lasts_max = std::chrono::hours{24 * 366};
inline constexpr seconds event_lasts_default = std::chrono::hours{24};  // when no end is given
inline constexpr std::size_t interested_page_max = 100;
inline constexpr milliseconds clockwork_step{500};
inline constexpr seconds clockwork_retry{5};          // after a store that was away
inline constexpr seconds guests_looked_at_every{10};  // temporary members
inline constexpr seconds guests_grace{60};            // without a session before they leave
inline constexpr seconds invite_age_max = std::chrono::hours{24 * 365};
inline constexpr std::size_t expression_name_characters_min = 2;
inline constexpr std::size_t expression_name_characters_max = 32;
inline constexpr std::size_t expression_description_characters_max = 100;
inline constexpr std::int32_t volume_max = 100;
inline constexpr std::size_t emoji_max = 250;  // that move, and as many that do not
inline constexpr std::size_t stickers_max = 60;
inline constexpr std::size_t sounds_max = 48;
/// One answer; more than a person can look through, and some 3 MiB.
inline constexpr std::size_t usable_expressions_max = 10'000;
/// As with channels.
inline constexpr std::size_t located_expressions_max = 200'000;
inline constexpr std::int32_t channel_position_max = 100'000;
/// Where channels belong never changes, so each core remembers it; at the bound the memory starts afresh.
inline constexpr std::size_t located_channels_max = 200'000;

}  // namespace parley::communities_limits
