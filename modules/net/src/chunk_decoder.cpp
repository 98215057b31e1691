#include "chunk_decoder.hpp"

#include "limits.hpp"

#include <algorithm>

namespace parley::net {
namespace {

int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) noexcept {
    auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

}  // namespace

chunk_decoder::state chunk_decoder::decode(std::string_view& input, std::string& body, std::size_t body_max) {
    while (!input.empty()) {
        if (part_ != part::data) {
            if (!take_byte(input.front())) return state::malformed;
            input.remove_prefix(1);
            if (complete_) return state::done;
            // Refused as soon as the size is known, not when its bytes have come.
            if (part_ == part::data && size_ > body_max - body.size()) return state::too_large;
            continue;
        }
        auto take = static_cast<std::size_t>(std::min<std::uint64_t>(size_, input.size()));
        body.append(input.substr(0, take));
        input.remove_prefix(take);
        size_ -= take;
        if (size_ == 0) part_ = part::data_cr;
    }
    return state::need_more;
}

bool chunk_decoder::take_byte(char c) {
    switch (part_) {
        case part::size:
            return take_size(c);
        case part::extension:
            if (c == '\r') {
                part_ = part::size_lf;
                return true;
            }
            return ++line_bytes_ <= chunk_extension_bytes_max && !is_control(c);
        case part::size_lf:
            final_ = size_ == 0;
            line_bytes_ = 0;
            part_ = final_ ? part::trailer_start : part::data;
            return c == '\n';
        case part::data_cr:
            part_ = part::data_lf;
            return c == '\r';
        case part::data_lf:
            part_ = part::size;
            digits_ = 0;
            return c == '\n';
        default:
            return take_trailer(c);
    }
}

bool chunk_decoder::take_size(char c) {
    if (int value = hex_value(c); value >= 0) {
        size_ = size_ * 16 + static_cast<std::uint64_t>(value);
        return ++digits_ <= chunk_size_digits_max;
    }
    if (digits_ == 0) return false;
    line_bytes_ = 0;
    // A blank after the size is read in two ways by two servers: refused.
    if (c == ';') part_ = part::extension;
    if (c == '\r') part_ = part::size_lf;
    return c == ';' || c == '\r';
}

bool chunk_decoder::take_trailer(char c) {
    if (++line_bytes_ > trailer_bytes_max) return false;
    if (part_ == part::trailer_lf) {
        complete_ = trailer_empty_;
        part_ = part::trailer_start;
        return c == '\n';
    }
    if (c == '\r') {
        trailer_empty_ = part_ == part::trailer_start;
        part_ = part::trailer_lf;
        return true;
    }
    bool folded = part_ == part::trailer_start && (c == ' ' || c == '\t');
    part_ = part::trailer;
    return !folded && !is_control(c);
}

}  // namespace parley::net
