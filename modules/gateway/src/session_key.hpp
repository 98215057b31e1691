#pragma once
// What names a session outside: 128 random bits as 32 hex digits.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::sessions {

struct session_key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend auto operator<=>(session_key const&, session_key const&) = default;
};

/// From the kernel's generator: a guess must be hopeless.
session_key make_session_key();
std::string to_text(session_key const& key);
std::optional<session_key> parse_session_key(std::string_view text);

}  // namespace parley::sessions
