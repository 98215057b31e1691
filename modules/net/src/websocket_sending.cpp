// The sending half of websocket_connection, and the public face of a websocket.

#include "limits.hpp"
#include "loop.hpp"
#include "websocket_connection.hpp"

#include <parley/base/failpoint.hpp>

#include <array>

namespace parley::net {

bool websocket_connection::send_frame(shared_frame frame) {
    if (phase_ != phase::open) return false;
    auto const& options = loop_.options();
    // A queue with next to nothing in it takes one frame of any size: the READY of someone in many servers
    // can be larger than the bound, and could otherwise never be delivered.
    bool const over = queue_.bytes() + frame->size() > options.websocket_queue_bytes_max;
    bool const full = queue_.size() >= options.websocket_queue_frames_max ||
                      (over && queue_.bytes() > nearly_empty_queue_bytes);
    if (full && !planted("unbounded_queue")) return false;
    enqueue(std::move(frame));
    return true;
}

void websocket_connection::enqueue(shared_frame frame) {
    queue_.push(std::move(frame));
    if (!blocked_) loop_.flushes().mark(*this);
}

void websocket_connection::flush() {
    guarded([&] {
        if (!is_buried()) write_queue();
    });
}

void websocket_connection::write_queue() {
    bool progress = false;
    std::array<iovec, flush_iovecs_max> parts;
    while (!queue_.empty()) {
        auto const count = std::min(queue_.size(), parts.size());
        std::size_t offered = 0;
        for (std::size_t i = 0; i < count; ++i) {
            auto const& frame = *queue_.at(i);
            auto const skip = i == 0 ? front_sent_ : 0;
            parts[i] = {const_cast<char*>(frame.data()) + skip, frame.size() - skip};
            offered += parts[i].iov_len;
        }
        auto outcome = stream().write_some(std::span(parts).first(count));
        if (outcome.what == byte_stream::state::broken) return end_with(close_code::broken);
        if (outcome.bytes > 0) {
            progress = true;
            consume(outcome.bytes);
        }
        bool const full =
            outcome.what == byte_stream::state::again || (!stream().is_tls() && outcome.bytes < offered);
        if (!full) continue;
        // Once the end has begun, its deadline stands: a peer that takes a byte now and then must not put it
        // off.
        if (phase_ == phase::open && (progress || !blocked_)) arm(write_stall_max);
        return block();
    }
    written_all();
}

void websocket_connection::consume(std::size_t bytes) {
    auto& counts = loop_.counts();
    counts.bytes_out.add(bytes);
    counts.flushes.add();
    std::uint64_t frames = 0;
    bytes += front_sent_;
    while (!queue_.empty() && bytes >= queue_.at(0)->size()) {
        bytes -= queue_.at(0)->size();
        queue_.pop();
        ++frames;
    }
    front_sent_ = bytes;
    counts.flushed_frames.add(frames);
}

void websocket_connection::block() {
    blocked_ = true;
    watch(EPOLLIN | EPOLLOUT);
}

void websocket_connection::written_all() {
    if (std::exchange(blocked_, false)) {
        watch(EPOLLIN);
        if (phase_ == phase::open) disarm();
        if (last_pong_) return enqueue(std::exchange(last_pong_, nullptr));
    }
    if (phase_ != phase::leaving || std::exchange(finished_, true)) return;
    stream().finish_writing();  // the peer's end of stream, or the deadline, ends the rest
}

// ---- the public face: no virtual call on the way from a fan-out to a queue

namespace {
websocket_connection& real(websocket& it) noexcept {
    return static_cast<websocket_connection&>(it);
}
websocket_connection const& real(websocket const& it) noexcept {
    return static_cast<websocket_connection const&>(it);
}
}  // namespace

bool websocket::send(shared_frame frame) {
    return real(*this).send_frame(std::move(frame));
}
bool websocket::send_text(std::string_view payload) {
    return send(std::make_shared<std::string const>(text_frame(payload)));
}
bool websocket::send_binary(std::string_view payload) {
    return send(std::make_shared<std::string const>(binary_frame(payload)));
}
void websocket::close(std::uint16_t code, std::string_view reason) {
    real(*this).close_with(code, reason);
}
void websocket::evict(std::uint16_t code, std::string_view reason) {
    real(*this).evict_with(code, reason);
}
std::size_t websocket::queued_bytes() const noexcept {
    return real(*this).queue().bytes();
}
std::size_t websocket::queued_frames() const noexcept {
    return real(*this).queue().size();
}

}  // namespace parley::net
