#pragma once
// A WebSocket connection (RFC 6455, server side) after its upgrade. Belongs to the core that accepted it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parley::net {

/// Complete bytes for the wire, frame header included, shared by every connection that sends them.
using shared_frame = std::shared_ptr<std::string const>;

/// Builds one unmasked, unfragmented frame (RFC 6455 §5.2) around a payload.
std::string text_frame(std::string_view payload);
std::string binary_frame(std::string_view payload);

class websocket;

/// What its owner is told, on the connection's core. Each connection owns one of these and destroys it after
/// `on_closed`.
class websocket_events {
public:
    virtual ~websocket_events() = default;
    /// Once, right after the 101 has been queued. `socket` lives until `on_closed` returns.
    virtual void on_open(websocket& socket) = 0;
    /// A whole message, checked: size, and UTF-8 when it is text. The view ends with the call.
    virtual void on_message(websocket& socket, std::string_view payload, bool is_text) = 0;
    /// Once, whatever the reason; nothing can be sent any more. 1006 = the connection broke.
    virtual void on_closed(std::uint16_t code) = 0;
};

class websocket {
public:
    /// Queues a frame; everything queued leaves in one gathered write at the end of this turn of the loop
    /// (large fan-outs in slices of 64 sockets a turn). False when the queue is at its bound: nothing was
    /// queued, and the owner should close.
    bool send(shared_frame frame);
    /// Frames and sends a payload that only this connection gets.
    bool send_text(std::string_view payload);
    bool send_binary(std::string_view payload);
    /// Sends what is queued, if the peer still reads, then a close frame; `on_closed` follows. Idempotent.
    /// `reason` ≤ 123 bytes.
    void close(std::uint16_t code, std::string_view reason);
    /// Drops what is queued and closes: for a peer that does not read.
    void evict(std::uint16_t code, std::string_view reason);

    std::size_t queued_bytes() const noexcept;
    std::size_t queued_frames() const noexcept;

protected:
    websocket() = default;
    ~websocket() = default;  // made and destroyed by net alone
};

}  // namespace parley::net
