#pragma once
// The two checksums of 32 bits that PNG and Ogg use: one polynomial, read from either end.

#include <array>
#include <cstdint>
#include <string_view>

namespace parley::media {
namespace detail {

constexpr std::array<std::uint32_t, 256> reflected_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? value >> 1U ^ 0xEDB88320U : value >> 1U;
        table[i] = value;
    }
    return table;
}

constexpr std::array<std::uint32_t, 256> straight_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i << 24U;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 0x80000000U) != 0 ? value << 1U ^ 0x04C11DB7U : value << 1U;
        table[i] = value;
    }
    return table;
}

}  // namespace detail

/// Of a PNG chunk: over its type and data (PNG §5.5).
constexpr std::uint32_t png_crc(std::string_view bytes) noexcept {
    constexpr auto table = detail::reflected_table();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ crc >> 8U;
    return crc ^ 0xFFFFFFFFU;
}

/// Of an Ogg page: over all of it, its own field taken as zero (RFC 3533 §6). `so_far` of what came before.
constexpr std::uint32_t ogg_crc(std::string_view bytes, std::uint32_t so_far = 0) noexcept {
    constexpr auto table = detail::straight_table();
    for (char c : bytes)
        so_far = so_far << 8U ^ table[(so_far >> 24U ^ static_cast<unsigned char>(c)) & 0xFFU];
    return so_far;
}

static_assert(png_crc("IEND") == 0xAE426082U);
static_assert(ogg_crc("123456789") == 0x89A1897FU);

}  // namespace parley::media
