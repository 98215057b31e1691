#pragma once
// Takes numbers and pieces from the front of untrusted bytes. What is not there reads as nothing and spoils
// the reader.

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::media {

class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) : rest_(bytes) {}

    std::string_view take(std::size_t count) {
        if (count > rest_.size()) {
            good_ = false;
            rest_ = {};
            return {};
        }
        auto out = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return out;
    }
    std::uint8_t u8() { return static_cast<std::uint8_t>(big_endian(1)); }
    std::uint32_t be16() { return static_cast<std::uint32_t>(big_endian(2)); }
    std::uint32_t be32() { return static_cast<std::uint32_t>(big_endian(4)); }
    std::uint32_t le16() { return static_cast<std::uint32_t>(little_endian(2)); }
    std::uint32_t le24() { return static_cast<std::uint32_t>(little_endian(3)); }
    std::uint32_t le32() { return static_cast<std::uint32_t>(little_endian(4)); }
    std::uint64_t le64() { return little_endian(8); }

    std::string_view rest() const noexcept { return rest_; }
    bool empty() const noexcept { return rest_.empty(); }
    /// Everything that was asked for was there.
    bool good() const noexcept { return good_; }

private:
    std::uint64_t big_endian(std::size_t count) {
        std::uint64_t value = 0;
        for (char c : take(count))
            value = value << 8U | static_cast<unsigned char>(c);
        return value;
    }
    std::uint64_t little_endian(std::size_t count) {
        std::uint64_t value = 0;
        unsigned shift = 0;
        for (char c : take(count)) {
            value |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
            shift += 8;
        }
        return value;
    }

    std::string_view rest_;
    bool good_ = true;
};

inline void append_be16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value >> 8U);
    out += static_cast<char>(value);
}
inline void append_le24(std::string& out, std::uint32_t value) {
    for (unsigned shift = 0; shift < 24; shift += 8)
        out += static_cast<char>(value >> shift);
}
inline void append_le32(std::string& out, std::uint32_t value) {
    append_le24(out, value);
    out += static_cast<char>(value >> 24U);
}

}  // namespace parley::media
