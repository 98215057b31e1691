#include <parley/crypto/encoding.hpp>

#include <array>
#include <cstdint>

namespace parley::crypto {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t not_a_digit = 0xff;

constexpr auto digit_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(not_a_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return values;
}();

}  // namespace

std::string base64url_encode(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (unsigned char byte : bytes) {
        held = (held << 8 | byte) & 0xffff;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out += alphabet[held >> bits & 63];
        }
    }
    if (bits > 0) out += alphabet[held << (6 - bits) & 63];
    return out;
}

std::optional<std::string> base64url_decode(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (unsigned char letter : text) {
        auto value = digit_values[letter];
        if (value == not_a_digit) return std::nullopt;
        held = (held << 6 | value) & 0xffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(held >> bits & 0xff);
        }
    }
    // Bits beyond the last byte must be zero, or two texts would mean the same bytes.
    if ((held & ((1U << bits) - 1)) != 0) return std::nullopt;
    return out;
}

}  // namespace parley::crypto
