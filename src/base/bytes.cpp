#include <parley/base/bytes.hpp>

#include <utility>

namespace parley {
namespace {

constexpr unsigned varint_bits_max = 63;  // a tenth byte may carry only the top bit of a 64-bit number

template <class Number>
void append_big_endian(std::string& to, Number value) {
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8) {
        to.push_back(static_cast<char>(static_cast<std::uint8_t>(value >> shift)));
    }
}

std::uint64_t read_big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (auto byte : bytes)
        value = (value << 8) | static_cast<std::uint8_t>(byte);
    return value;
}

}  // namespace

void byte_writer::be16(std::uint16_t value) {
    append_big_endian(bytes_, value);
}
void byte_writer::be64(std::uint64_t value) {
    append_big_endian(bytes_, value);
}

void byte_writer::varint(std::uint64_t value) {
    while (value >= 0x80) {
        u8(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    u8(static_cast<std::uint8_t>(value));
}

std::string_view byte_reader::take(std::size_t count) {
    if (!ok_ || count > left_.size()) {
        ok_ = false;
        return {};
    }
    auto taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
}

std::uint8_t byte_reader::u8() {
    return static_cast<std::uint8_t>(read_big_endian(take(1)));
}
std::uint16_t byte_reader::be16() {
    return static_cast<std::uint16_t>(read_big_endian(take(2)));
}
std::uint64_t byte_reader::be64() {
    return read_big_endian(take(8));
}

std::uint64_t byte_reader::varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift <= varint_bits_max; shift += 7) {
        auto byte = u8();
        if (!ok_) return 0;
        if (shift == varint_bits_max && byte > 1) break;
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if ((byte & 0x80) == 0) return value;
    }
    ok_ = false;
    return 0;
}

std::string_view byte_reader::text() {
    auto length = varint();
    if (length > left_.size()) ok_ = false;
    return ok_ ? take(static_cast<std::size_t>(length)) : std::string_view{};
}

}  // namespace parley
