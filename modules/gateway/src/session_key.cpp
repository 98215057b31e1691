#include "session_key.hpp"

#include <parley/base/assert.hpp>

#include <sys/random.h>

#include <charconv>

namespace parley::sessions {
namespace {

constexpr std::size_t half_digits = 16;

void write_half(std::string& out, std::uint64_t half) {
    constexpr char digits[] = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4)
        out += digits[(half >> shift) & 15];
}

std::optional<std::uint64_t> read_half(std::string_view text) {
    for (char const c : text) {
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
    }
    std::uint64_t half = 0;
    std::from_chars(text.data(), text.data() + text.size(), half, 16);
    return half;
}

}  // namespace

session_key make_session_key() {
    session_key key;
    // getrandom(2): ≤ 256 bytes never come short once the generator is ready.
    PARLEY_ASSERT(::getrandom(&key, sizeof key, 0) == static_cast<ssize_t>(sizeof key));
    return key;
}

std::string to_text(session_key const& key) {
    std::string out;
    out.reserve(2 * half_digits);
    write_half(out, key.high);
    write_half(out, key.low);
    return out;
}

std::optional<session_key> parse_session_key(std::string_view text) {
    if (text.size() != 2 * half_digits) return std::nullopt;
    auto const high = read_half(text.substr(0, half_digits));
    auto const low = read_half(text.substr(half_digits));
    if (!high || !low) return std::nullopt;
    return session_key{*high, *low};
}

}  // namespace parley::sessions
