#include "chunk_decoder.hpp"

#include "limits.hpp"
#include "text.hpp"

#include <algorithm>
#include <utility>

namespace parley::net {
namespace {

int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Trailers are read and forgotten, but those that would frame a message, or are no field at all, are an
// attack.
bool is_trailer(std::string_view line) noexcept {
    auto colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon)) || !is_field_value(line.substr(colon + 1)))
        return false;
    // RFC 9110 §6.5.1.
    for (std::string_view framing : {"transfer-encoding", "content-length", "host", "connection",
                                     "proxy-connection", "upgrade", "trailer", "te", "expect"}) {
        if (equals_ignoring_case(line.substr(0, colon), framing)) return false;
    }
    return true;
}

// `name` or `name=value`, separated by semicolons; quoted values, which nobody sends, are refused (RFC 9112
// §7.1.1).
bool is_extension(std::string_view list) noexcept {
    for (bool more = true; more;) {
        auto end = list.find(';');
        auto one = list.substr(0, end);
        auto equals = one.find('=');
        if (!is_token(one.substr(0, equals))) return false;
        if (equals != one.npos && !is_token(one.substr(equals + 1))) return false;
        more = end != list.npos;
        list.remove_prefix(more ? end + 1 : list.size());
    }
    return true;
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
                return is_extension(std::exchange(line_, {}));
            }
            line_.push_back(c);
            return c != '\n' && ++line_bytes_ <= chunk_extension_bytes_max;
        case part::size_lf:
            final_ = size_ == 0;
            line_bytes_ = 0;
            part_ = final_ ? part::trailer : part::data;
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
    if (c == '\n' && part_ == part::trailer)
        return false;  // at once: the CR that would judge the line may never come
    if (part_ == part::trailer_lf) {
        complete_ = line_.empty();
        part_ = part::trailer;
        return c == '\n' && (complete_ || is_trailer(std::exchange(line_, {})));
    }
    if (c == '\r') {
        part_ = part::trailer_lf;
    } else {
        line_.push_back(c);
    }
    return true;
}

}  // namespace parley::net
