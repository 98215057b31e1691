#include "websocket_connection.hpp"

#include "limits.hpp"
#include "loop.hpp"
#include "websocket_frames.hpp"

namespace parley::net {

websocket_connection& websocket_connection::open(loop& home, byte_stream stream, admission::ticket ticket,
                                                 std::unique_ptr<websocket_events> owner) {
    auto it =
        std::make_unique<websocket_connection>(home, std::move(stream), std::move(ticket), std::move(owner));
    auto& socket = *it;
    socket.watch(EPOLLIN);
    home.adopt(std::move(it));
    return socket;
}

websocket_connection::websocket_connection(loop& home, byte_stream stream, admission::ticket ticket,
                                           std::unique_ptr<websocket_events> owner)
    : connection(home, std::move(stream), std::move(ticket)),
      owner_(std::move(owner)),
      codec_(static_cast<std::uint32_t>(home.options().websocket_message_bytes_max)) {
    home.counts().websocket_connections.add(1);
}

websocket_connection::~websocket_connection() {
    loop_.counts().websocket_connections.add(-1);
}

void websocket_connection::begin(std::string_view answer, std::string_view rest) {
    std::string copy(rest);  // it lies in the core's buffer, which the owner's first act might use
    guarded([&] {
        enqueue(std::make_shared<std::string const>(answer));
        owner_->on_open(*this);
        if (!copy.empty() && !is_buried()) take(copy);
    });
}

void websocket_connection::stop() {
    if (phase_ == phase::open) close_with(close_code::going_away, {});
    if (!blocked_) write_queue();  // the peer may still learn why
    end_with(close_code::going_away);
}

// ---- events

void websocket_connection::ready(std::uint32_t events) {
    if ((events & EPOLLOUT) != 0) write_queue();
    if (is_buried()) return;
    if ((events & EPOLLIN) != 0) return read_more();
    if ((events & (EPOLLERR | EPOLLHUP)) != 0) end_with(close_code::broken);
}

void websocket_connection::deadline() {
    loop_.counts().timed_out.add();
    end_with(close_code::broken);
}

void websocket_connection::read_more() {
    auto got = read();
    switch (got.what) {
        case byte_stream::state::again:
            return;
        case byte_stream::state::ended:
        case byte_stream::state::broken:
            return end_with(close_code::broken);
        case byte_stream::state::done:
            return take(loop_.read_buffer().first(got.bytes));
    }
}

void websocket_connection::take(std::span<char> bytes) {
    auto const now = loop_.server().time.mono();
    while (!is_buried()) {
        auto event = codec_.next(bytes, now);
        if (!event) return;
        on_event(*event);
    }
}

void websocket_connection::on_event(websocket_event const& event) {
    using kind = websocket_event::kind;
    switch (event.what) {
        case kind::text:
        case kind::binary:
            return tell_message(event.payload, event.what == kind::text);
        case kind::ping:
            return answer_ping(event.payload);
        case kind::pong:
            return;
        case kind::close:
            return on_peer_close(event.code);
        case kind::failed:
            return on_bad_frame(event.code);
    }
}

void websocket_connection::tell_message(std::string_view payload, bool is_text) {
    if (phase_ != phase::open) return;
    try {
        owner_->on_message(*this, payload, is_text);
    } catch (...) {
        loop_.counts().failures.add();
        on_bad_frame(close_code::internal_error);
    }
}

void websocket_connection::on_peer_close(std::uint16_t code) {
    if (phase_ == phase::closing) return leave(said_);
    if (phase_ == phase::leaving) return;
    enqueue(std::make_shared<std::string const>(close_frame(code, {})));
    leave(code);
}

void websocket_connection::on_bad_frame(std::uint16_t code) {
    if (phase_ == phase::leaving) return;
    if (phase_ == phase::open) enqueue(std::make_shared<std::string const>(close_frame(code, {})));
    leave(code);
}

void websocket_connection::answer_ping(std::string_view payload) {
    if (phase_ != phase::open) return;
    auto pong = std::make_shared<std::string const>(make_frame(final_pong, payload));
    if (blocked_) {
        last_pong_ = std::move(pong);  // RFC 6455 §5.5.3: older pings need no answer of their own
    } else {
        enqueue(std::move(pong));
    }
}

// ---- the end

void websocket_connection::tell_owner(std::uint16_t code) {
    auto owner = std::exchange(owner_, nullptr);
    if (!owner) return;
    try {
        owner->on_closed(code);
    } catch (...) {
        loop_.counts().failures.add();
    }
}

void websocket_connection::leave(std::uint16_t code) {
    phase_ = phase::leaving;
    arm(close_handshake_max);
    tell_owner(code);
    if (blocked_ || is_buried()) return;
    loop_.flushes().mark(*this);
}

void websocket_connection::end_with(std::uint16_t code) {
    phase_ = phase::leaving;
    if (is_dirty()) leave_flusher();
    bury();
    tell_owner(code);
}

void websocket_connection::close_with(std::uint16_t code, std::string_view reason) {
    if (phase_ != phase::open) return;
    phase_ = phase::closing;
    said_ = code;
    enqueue(std::make_shared<std::string const>(close_frame(code, reason)));
    arm(close_handshake_max);
}

void websocket_connection::evict_with(std::uint16_t code, std::string_view reason) {
    if (phase_ != phase::open) return;
    // What the peer has begun to receive must be completed, or the close frame would be read as part of it.
    auto begun = front_sent_ + stream().sealed_bytes();
    std::size_t keep = 0;
    for (std::size_t covered = 0; covered < begun && keep < queue_.size(); ++keep)
        covered += queue_.at(keep)->size();
    queue_.keep_first(keep);
    last_pong_.reset();
    close_with(code, reason);
}

}  // namespace parley::net
