#pragma once
// What servers and channels may be called.

#include <optional>
#include <string>
#include <string_view>

namespace parley {

/// Trimmed, 1–100 characters, without control or direction-changing characters; nothing when it breaks a
/// rule.
std::optional<std::string> valid_server_name(std::string_view wanted);
/// ASCII is folded to lower case and spaces become `-`; then 1–100 of `a-z 0-9 - _` and characters beyond
/// ASCII.
std::optional<std::string> valid_channel_name(std::string_view wanted);
/// At most 1,024 characters, without control characters but line breaks.
bool is_valid_topic(std::string_view topic);

}  // namespace parley
