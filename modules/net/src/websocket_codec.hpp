#pragma once
// The receiving half of RFC 6455 for a server: bytes in, messages and control frames out. No I/O, no clock of
// its own.

#include "mask.hpp"
#include "utf8.hpp"

#include <parley/base/clock.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parley::net {

/// RFC 6455 §7.4.1.
namespace close_code {
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t going_away = 1001;
inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t none_given = 1005;  // never on the wire
inline constexpr std::uint16_t broken = 1006;      // never on the wire
inline constexpr std::uint16_t not_utf8 = 1007;
inline constexpr std::uint16_t policy = 1008;
inline constexpr std::uint16_t too_large = 1009;
inline constexpr std::uint16_t internal_error = 1011;
}  // namespace close_code

struct websocket_event {
    enum class kind : std::uint8_t { text, binary, ping, pong, close, failed };
    kind what;
    std::uint16_t code = 0;    ///< close: what the peer said, 1005 when nothing; failed: what to tell it
    std::string_view payload;  ///< valid until the next call
};

class websocket_codec {
public:
    explicit websocket_codec(std::uint32_t message_bytes_max) noexcept
        : message_bytes_max_(message_bytes_max) {}

    /// Takes from the front of `bytes` (which it unmasks in place) up to one event; nothing once all bytes
    /// are taken. After `close` and `failed` it swallows whatever comes.
    std::optional<websocket_event> next(std::span<char>& bytes, mono_time now);

private:
    using event = std::optional<websocket_event>;
    enum class opcode : std::uint8_t {
        continuation = 0,
        text = 1,
        binary = 2,
        close = 8,
        ping = 9,
        pong = 10
    };

    event fail(std::uint16_t code) noexcept;
    bool take_header_bytes(std::span<char>& bytes) noexcept;
    event begin_frame(mono_time now);
    event begin_data_frame();
    event begin_control_frame(mono_time now);
    bool allow_control_frame(mono_time now) noexcept;
    event take_payload(std::span<char>& bytes);
    event end_frame(std::string_view payload, bool checked);
    event end_data_frame(std::string_view payload, bool checked);
    event read_close(std::string_view payload);
    bool is_control() const noexcept { return static_cast<std::uint8_t>(opcode_) >= 8; }

    std::string message_;  // of a message, or one control frame, that came in pieces
    std::string control_;
    std::uint64_t length_ = 0;  // of the current frame
    std::uint64_t taken_ = 0;   // of its payload
    std::int64_t control_second_ = 0;
    std::uint32_t message_bytes_max_;
    masking_key key_{};
    std::array<char, 14> header_{};
    std::uint8_t header_size_ = 0;
    bool in_payload_ = false;
    bool dead_ = false;
    bool final_ = false;
    bool in_message_ = false;  // a fragmented message is open
    bool message_is_text_ = false;
    bool delivered_ = false;  // message_ was handed out by the last call
    opcode opcode_ = opcode::continuation;
    std::uint8_t fragments_ = 0;
    std::uint8_t control_frames_ = 0;  // in control_second_
    utf8_checker utf8_;
};

/// RFC 6455 §7.4: whether a peer may send it.
bool is_sendable_close_code(std::uint16_t code) noexcept;

}  // namespace parley::net
