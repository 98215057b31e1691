#pragma once
// The rules for what people are called and what they type as a password.

#include <optional>
#include <string>
#include <string_view>

namespace parley::identity {

/// 2–32 of `A-Z a-z 0-9 . _ -`, and no word that mentions or the system use.
bool is_free_name(std::string_view name) noexcept;
/// Shaped as a name, reserved or not: what a log-in may ask for.
bool is_shaped_as_name(std::string_view name) noexcept;
/// In lower case: names are compared without case.
std::string name_key(std::string_view name);

/// 8–256 bytes, any bytes, used as sent.
bool is_password(std::string_view password) noexcept;

/// By the one rule of names (base/plain_name.hpp), 1–32 code points; nothing when it breaks the rule.
std::optional<std::string> tidy_display_name(std::string_view text);

/// Without blank ends; nothing unless 0–190 code points of valid UTF-8 without control (but line breaks) or
/// bidi-override characters.
std::optional<std::string> tidy_bio(std::string_view text);

/// A free name made from what a provider calls somebody; always valid, not always unused.
std::string name_from(std::string_view preferred);
/// `name` with a suffix, within the length that names may have.
std::string suffixed(std::string_view name, std::string_view suffix);

/// At most 200 bytes of printable ASCII, for showing a login in a list.
std::string tidy_user_agent(std::string_view sent);

}  // namespace parley::identity
