#include "websocket_frames.hpp"

#include "limits.hpp"
#include "websocket_codec.hpp"

#include <parley/net/websocket.hpp>

namespace parley::net {
namespace {

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
}

}  // namespace

std::string make_frame(std::uint8_t first_byte, std::string_view payload) {
    std::string frame;
    frame.reserve(payload.size() + 10);
    frame.push_back(static_cast<char>(first_byte));
    if (payload.size() < 126) {
        frame.push_back(static_cast<char>(payload.size()));
    } else if (payload.size() <= 0xFFFF) {
        frame.push_back(126);
        append_big_endian(frame, payload.size(), 2);
    } else {
        frame.push_back(127);
        append_big_endian(frame, payload.size(), 8);
    }
    frame.append(payload);
    return frame;
}

std::string close_frame(std::uint16_t code, std::string_view reason) {
    if (code == close_code::none_given) return make_frame(final_close, {});
    if (reason.size() > close_reason_bytes_max) {
        auto end = close_reason_bytes_max;
        while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xC0) == 0x80)
            --end;
        reason = reason.substr(0, end);
    }
    std::string body;
    append_big_endian(body, code, 2);
    body.append(reason);
    return make_frame(final_close, body);
}

std::string text_frame(std::string_view payload) {
    return make_frame(final_text, payload);
}
std::string binary_frame(std::string_view payload) {
    return make_frame(final_binary, payload);
}

}  // namespace parley::net
