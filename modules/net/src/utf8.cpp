#include "utf8.hpp"

#include <cstring>

namespace parley::net {

bool utf8_checker::begin_sequence(unsigned char lead) noexcept {
    low_ = 0x80;
    high_ = 0xBF;
    if (lead < 0xC2) return false;  // a continuation byte, or an overlong form of ASCII
    if (lead < 0xE0) {
        left_ = 1;
    } else if (lead < 0xF0) {
        left_ = 2;
        if (lead == 0xE0) low_ = 0xA0;   // overlong
        if (lead == 0xED) high_ = 0x9F;  // surrogates
    } else if (lead < 0xF5) {
        left_ = 3;
        if (lead == 0xF0) low_ = 0x90;   // overlong
        if (lead == 0xF4) high_ = 0x8F;  // above U+10FFFF
    } else {
        return false;
    }
    return true;
}

bool utf8_checker::feed(std::string_view bytes) noexcept {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (left_ == 0) {
            // Eight ASCII bytes at a time: most of what people and programs send.
            for (std::uint64_t word; at + 8 <= bytes.size(); at += 8) {
                std::memcpy(&word, bytes.data() + at, sizeof word);
                if ((word & 0x8080'8080'8080'8080ULL) != 0) break;
            }
            if (at == bytes.size()) break;
        }
        auto byte = static_cast<unsigned char>(bytes[at++]);
        if (left_ > 0) {
            if (byte < low_ || byte > high_) return false;
            low_ = 0x80;
            high_ = 0xBF;
            --left_;
        } else if (byte >= 0x80 && !begin_sequence(byte)) {
            return false;
        }
    }
    return true;
}

}  // namespace parley::net
