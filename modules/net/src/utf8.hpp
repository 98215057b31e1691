#pragma once
// Checks UTF-8 (RFC 3629) as it arrives; the first byte that cannot be right is refused, not the end of its
// sequence.

#include <cstdint>
#include <string_view>

namespace parley::net {

class utf8_checker {
public:
    /// False once anything was wrong.
    bool feed(std::string_view bytes) noexcept;
    /// No sequence is open.
    bool complete() const noexcept { return left_ == 0; }
    void reset() noexcept { *this = {}; }

private:
    bool begin_sequence(unsigned char lead) noexcept;

    std::uint8_t left_ = 0;  // continuation bytes that must follow
    std::uint8_t low_ = 0x80;
    std::uint8_t high_ = 0xBF;  // bounds of the next one
};

}  // namespace parley::net
