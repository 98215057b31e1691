#include "fake_net.hpp"

namespace parley::testing {
namespace {

std::string payload_of(std::string const& frame) {
    auto const length = static_cast<unsigned char>(frame[1]) & 127U;
    return frame.substr(length == 127 ? 10 : length == 126 ? 4 : 2);
}

}  // namespace

bool fake_socket::take(net::shared_frame frame) {
    if (closed_with != 0 || queue_.size() >= frames_max || bytes_ >= bytes_max) return false;
    ++taken;
    if (counts_only) return true;
    bytes_ += frame->size();
    queue_.push_back(std::move(frame));
    if (on_taken) on_taken();
    return true;
}

std::deque<std::string> fake_socket::read() {
    std::deque<std::string> out;
    for (auto const& each : queue_)
        out.push_back(payload_of(*each));
    queue_.clear();
    bytes_ = 0;
    return out;
}

void fake_socket::end(std::uint16_t code, std::string_view why, bool drop) {
    if (closed_with != 0) return;
    closed_with = code;
    reason = why;
    evicted = drop;
    if (drop) {
        queue_.clear();
        bytes_ = 0;
    }
}

}  // namespace parley::testing

namespace parley::net {
namespace {

using testing::fake_socket;

std::string framed(char first, std::string_view payload) {
    std::string out(1, first);
    auto const size = payload.size();
    if (size < 126) {
        out += static_cast<char>(size);
    } else if (size < 65'536) {
        out += static_cast<char>(126);
        for (int shift = 8; shift >= 0; shift -= 8)
            out += static_cast<char>((size >> shift) & 255);
    } else {
        out += static_cast<char>(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            out += static_cast<char>((size >> shift) & 255);
    }
    return out.append(payload);
}

}  // namespace

std::string text_frame(std::string_view payload) {
    return framed('\x81', payload);
}
std::string binary_frame(std::string_view payload) {
    return framed('\x82', payload);
}

bool websocket::send(shared_frame frame) {
    return static_cast<fake_socket*>(this)->take(std::move(frame));
}
bool websocket::send_text(std::string_view payload) {
    return send(std::make_shared<std::string const>(text_frame(payload)));
}
bool websocket::send_binary(std::string_view payload) {
    return send(std::make_shared<std::string const>(binary_frame(payload)));
}
void websocket::close(std::uint16_t code, std::string_view reason) {
    static_cast<fake_socket*>(this)->end(code, reason, false);
}
void websocket::evict(std::uint16_t code, std::string_view reason) {
    static_cast<fake_socket*>(this)->end(code, reason, true);
}
std::size_t websocket::queued_bytes() const noexcept {
    return static_cast<fake_socket const*>(this)->bytes();
}
std::size_t websocket::queued_frames() const noexcept {
    return static_cast<fake_socket const*>(this)->frames();
}

std::string_view http_request::header(std::string_view lower_case_name) const noexcept {
    for (auto const& [name, value] : headers) {
        if (name == lower_case_name) return value;
    }
    return {};
}
std::string_view http_request::cookie(std::string_view) const noexcept {
    return {};
}

}  // namespace parley::net
