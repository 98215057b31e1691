#include "websocket_codec.hpp"

#include "limits.hpp"

#include <algorithm>
#include <utility>

namespace parley::net {
namespace {

std::uint64_t big_endian(std::span<char const> bytes) noexcept {
    std::uint64_t value = 0;
    for (char c : bytes)
        value = (value << 8) | static_cast<unsigned char>(c);
    return value;
}

// Mask, extended length and first two bytes: RFC 6455 §5.2.
std::uint8_t header_length(char second) noexcept {
    auto short_length = static_cast<unsigned char>(second) & 0x7F;
    return short_length == 127 ? 14 : short_length == 126 ? 8 : 6;
}

}  // namespace

bool is_sendable_close_code(std::uint16_t code) noexcept {
    if (code >= 3000) return code <= 4999;
    return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

websocket_codec::event websocket_codec::fail(std::uint16_t code) noexcept {
    dead_ = true;
    message_ = std::string();
    control_ = std::string();
    return websocket_event{websocket_event::kind::failed, code, {}};
}

websocket_codec::event websocket_codec::next(std::span<char>& bytes, mono_time now) {
    // Memory goes back once an event has been seen: an idle connection holds none.
    if (std::exchange(delivered_, false)) message_ = std::string();
    if (!in_payload_ && !control_.empty()) control_ = std::string();
    for (;;) {
        if (dead_) {
            bytes = {};
            return std::nullopt;
        }
        if (!in_payload_) {
            if (!take_header_bytes(bytes)) return std::nullopt;
            if (auto wrong = begin_frame(now)) return wrong;
        }
        if (bytes.empty() && taken_ < length_) return std::nullopt;
        if (auto found = take_payload(bytes)) return found;
    }
}

bool websocket_codec::take_header_bytes(std::span<char>& bytes) noexcept {
    while (header_size_ < 2 || header_size_ < header_length(header_[1])) {
        if (bytes.empty()) return false;
        header_[header_size_++] = bytes.front();
        bytes = bytes.subspan(1);
        // What the first two bytes already prove wrong is not waited for.
        if (header_size_ == 2 && (header_[1] & 0x80) == 0) break;
    }
    return true;
}

websocket_codec::event websocket_codec::begin_frame(mono_time now) {
    auto first = static_cast<unsigned char>(header_[0]);
    final_ = (first & 0x80) != 0;
    opcode_ = static_cast<opcode>(first & 0x0F);
    if ((first & 0x70) != 0) return fail(close_code::protocol_error);       // §5.2: no extension was agreed
    if ((header_[1] & 0x80) == 0) return fail(close_code::protocol_error);  // §5.1: a client must mask
    auto used = header_size_;
    header_size_ = 0;
    length_ = static_cast<unsigned char>(header_[1]) & 0x7F;
    if (used == 8) length_ = big_endian(std::span(header_).subspan(2, 2));
    if (used == 14) length_ = big_endian(std::span(header_).subspan(2, 8));
    bool minimal = used == 6 || (used == 8 ? length_ >= 126 : length_ > 0xFFFF);
    if (!minimal || (length_ >> 63) != 0) return fail(close_code::protocol_error);  // §5.2
    std::copy_n(header_.begin() + used - 4, 4, key_.begin());
    taken_ = 0;
    in_payload_ = true;
    switch (opcode_) {
        case opcode::continuation:
        case opcode::text:
        case opcode::binary:
            return begin_data_frame();
        case opcode::close:
        case opcode::ping:
        case opcode::pong:
            return begin_control_frame(now);
    }
    return fail(close_code::protocol_error);
}

websocket_codec::event websocket_codec::begin_data_frame() {
    if ((opcode_ == opcode::continuation) != in_message_) return fail(close_code::protocol_error);  // §5.4
    if (opcode_ != opcode::continuation) {
        in_message_ = true;
        message_is_text_ = opcode_ == opcode::text;
        fragments_ = 0;
        utf8_.reset();
    }
    if (++fragments_ > fragments_max) return fail(close_code::policy);
    // Refused by what the header promises, before a byte of it is kept.
    if (length_ > message_bytes_max_ - message_.size()) return fail(close_code::too_large);
    return std::nullopt;
}

websocket_codec::event websocket_codec::begin_control_frame(mono_time now) {
    if (!final_ || length_ > control_payload_bytes_max) return fail(close_code::protocol_error);  // §5.5
    if (opcode_ != opcode::close && !allow_control_frame(now)) return fail(close_code::policy);
    return std::nullopt;
}

bool websocket_codec::allow_control_frame(mono_time now) noexcept {
    auto second = std::chrono::duration_cast<seconds>(now.time_since_epoch()).count();
    if (second != control_second_) {
        control_second_ = second;
        control_frames_ = 0;
    }
    return ++control_frames_ <= control_frames_per_second_max;
}

websocket_codec::event websocket_codec::take_payload(std::span<char>& bytes) {
    auto size = static_cast<std::size_t>(std::min<std::uint64_t>(length_ - taken_, bytes.size()));
    auto part = bytes.first(size);
    bytes = bytes.subspan(size);
    unmask(part, key_, static_cast<std::size_t>(taken_));
    std::string_view text(part.data(), part.size());
    bool const whole = taken_ == 0 && size == length_;
    taken_ += size;

    if (whole && (is_control() || (final_ && opcode_ != opcode::continuation))) {
        return end_frame(text, false);  // the usual case: handed out where it lies
    }
    auto& kept = is_control() ? control_ : message_;
    kept.append(text);
    if (!is_control() && message_is_text_ && !utf8_.feed(text)) return fail(close_code::not_utf8);
    if (taken_ < length_) return std::nullopt;
    return end_frame(kept, true);
}

websocket_codec::event websocket_codec::end_frame(std::string_view payload, bool checked) {
    using kind = websocket_event::kind;
    in_payload_ = false;
    if (!is_control()) return end_data_frame(payload, checked);
    if (opcode_ == opcode::close) return read_close(payload);
    return websocket_event{opcode_ == opcode::ping ? kind::ping : kind::pong, 0, payload};
}

websocket_codec::event websocket_codec::end_data_frame(std::string_view payload, bool checked) {
    using kind = websocket_event::kind;
    if (!final_) return std::nullopt;
    in_message_ = false;
    if (message_is_text_) {
        if (!checked && !utf8_.feed(payload)) return fail(close_code::not_utf8);
        if (!utf8_.complete()) return fail(close_code::not_utf8);
    }
    delivered_ = true;
    return websocket_event{message_is_text_ ? kind::text : kind::binary, 0, payload};
}

websocket_codec::event websocket_codec::read_close(std::string_view payload) {
    if (payload.empty()) {
        dead_ = true;
        return websocket_event{websocket_event::kind::close, close_code::none_given, {}};
    }
    if (payload.size() == 1) return fail(close_code::protocol_error);  // §5.5.1
    auto code = static_cast<std::uint16_t>(big_endian(std::span(payload.data(), 2)));
    if (!is_sendable_close_code(code)) return fail(close_code::protocol_error);
    utf8_checker reason;
    if (!reason.feed(payload.substr(2)) || !reason.complete()) return fail(close_code::not_utf8);
    dead_ = true;
    return websocket_event{websocket_event::kind::close, code, payload.substr(2)};
}

}  // namespace parley::net
