#pragma once
// Ids that cannot be confused: one 64-bit snowflake type per kind of thing.

#include <parley/base/clock.hpp>

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace parley {

/// Discord's epoch, so that both dialects share one id space: 2015-01-01T00:00:00Z.
inline constexpr std::int64_t snowflake_epoch_ms = 1'420'070'400'000;

/// `42 bit milliseconds | 10 bit node slot | 12 bit sequence`. Zero means "no id".
template <class Tag>
struct id {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(id, id) = default;
    explicit constexpr operator bool() const noexcept { return value != 0; }
    constexpr wall_time created_at() const noexcept {
        return from_unix_ms(static_cast<std::int64_t>(value >> 22) + snowflake_epoch_ms);
    }
};

using account_id = id<struct account_tag>;
using login_id = id<struct login_tag>;
using server_id = id<struct server_tag>;
using channel_id = id<struct channel_tag>;
using message_id = id<struct message_tag>;

template <class Tag>
std::string to_string(id<Tag> v) {
    return std::to_string(v.value);
}

/// Decimal digits only, no sign, no leading zero, 1 … 2^63-1; anything else is nothing.
template <class Id>
std::optional<Id> parse_id(std::string_view text) {
    if (text.empty() || text.size() > 19 || text.front() == '0') return std::nullopt;
    std::uint64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (value > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    return Id{value};
}

}  // namespace parley

template <class Tag>
struct std::hash<parley::id<Tag>> {
    std::size_t operator()(parley::id<Tag> v) const noexcept {
        // Fibonacci hashing: snowflakes differ mostly in their high bits.
        return static_cast<std::size_t>((v.value * 0x9E3779B97F4A7C15ULL) >> 7);
    }
};
