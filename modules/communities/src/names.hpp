#pragma once
// What servers, channels, roles and members may be called.

#include <parley/model/server.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace parley {

/// By the one rule of names (base/plain_name.hpp), 1–100 characters; nothing when it breaks the rule.
std::optional<std::string> valid_server_name(std::string_view wanted);
/// The same rule.
std::optional<std::string> valid_role_name(std::string_view wanted);
/// Of what people write in: ASCII is folded to lower case and spaces become `-`; then 1–100 of `a-z 0-9 - _`
/// and characters beyond ASCII. Categories and voice channels are named as servers are.
std::optional<std::string> valid_channel_name(std::string_view wanted, channel_kind kind);
/// By the same rule, 1–`characters_max` characters.
std::optional<std::string> valid_title(std::string_view wanted, std::size_t characters_max);
/// By the same rule, 0–32 characters.
std::optional<std::string> valid_nickname(std::string_view wanted);
/// At most `characters_max` characters, without control characters but line breaks.
bool is_valid_prose(std::string_view text, std::size_t characters_max);
/// The same, at most 1,024.
bool is_valid_topic(std::string_view topic);
/// Empty, or a few bytes beyond ASCII: an emoji, with its joiners.
bool is_valid_icon(std::string_view icon);
/// At most 512 characters, without control characters.
bool is_valid_reason(std::string_view reason);

}  // namespace parley
