#pragma once
// The chunked transfer coding (RFC 9112 §7.1), read strictly. No I/O.

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::net {

class chunk_decoder {
public:
    enum class state { need_more, done, malformed, too_large };

    /// Takes from the front of `input` and appends the data to `body`, which must not pass `body_max`.
    state decode(std::string_view& input, std::string& body, std::size_t body_max);

private:
    enum class part : std::uint8_t { size, extension, size_lf, data, data_cr, data_lf, trailer, trailer_lf };

    bool take_byte(char c);
    bool take_size(char c);
    bool take_trailer(char c);

    part part_ = part::size;
    bool final_ = false;  // the chunk of size zero has come
    bool complete_ = false;
    std::uint8_t digits_ = 0;
    std::uint32_t line_bytes_ = 0;  // of an extension; of all trailers
    std::uint64_t size_ = 0;
    std::string line_;  // of an extension or a trailer, so far
};

}  // namespace parley::net
