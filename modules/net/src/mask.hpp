#pragma once
// RFC 6455 §5.3: removes (or applies) the mask of a frame's payload in place.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace parley::net {

using masking_key = std::array<char, 4>;

/// `offset`: how many bytes of the payload came before `bytes`.
inline void unmask(std::span<char> bytes, masking_key key, std::size_t offset) noexcept {
    std::array<char, 8> wide;
    for (std::size_t i = 0; i < wide.size(); ++i)
        wide[i] = key[(offset + i) % 4];
    std::uint64_t mask;
    std::memcpy(&mask, wide.data(), sizeof mask);
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        word ^= mask;
        std::memcpy(bytes.data() + at, &word, sizeof word);
    }
    for (; at < bytes.size(); ++at)
        bytes[at] = static_cast<char>(bytes[at] ^ wide[at % 8]);
}

}  // namespace parley::net
