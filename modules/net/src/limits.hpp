#pragma once
// Every bound of this module that an operator does not tune, with its reason.

#include <parley/base/units.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace parley::net {

// HTTP. The numbers are those that proxies in front use as well, so that nothing passes one and stops at the
// other.
inline constexpr std::size_t request_line_bytes_max = 8_KiB;   // beyond: 414
inline constexpr std::size_t header_bytes_max = 16_KiB;        // all header lines together; beyond: 431
inline constexpr std::size_t header_lines_max = 100;           // beyond: 431
inline constexpr std::size_t method_bytes_max = 32;            // the longest registered one has 17
inline constexpr std::size_t chunk_extension_bytes_max = 256;  // nobody uses them; attackers do
inline constexpr std::size_t chunk_size_digits_max = 8;        // 4 GiB, far above every body limit
inline constexpr std::size_t trailer_bytes_max = 4_KiB;        // read and ignored
inline constexpr std::size_t body_reserve_max = 64_KiB;        // a promised length must not drive allocation
inline constexpr std::size_t body_rate_min = 1_KiB;            // bytes per second, after the grace
inline constexpr std::size_t body_seconds_max = 180;  // a large body comes faster: it costs more to hold
inline constexpr int pipelined_per_turn_max = 16;     // then other connections have their turn

// One core's shared buffers. A TLS record carries ≤ 16 KiB, so one read always takes a whole record.
inline constexpr std::size_t read_buffer_bytes = 64_KiB;
inline constexpr std::size_t tls_record_bytes_max = 16_KiB;
static_assert(read_buffer_bytes >= tls_record_bytes_max,
              "TLS must not keep decrypted bytes that no event announces");

// RFC 6455.
inline constexpr std::size_t control_payload_bytes_max = 125;  // §5.5
inline constexpr std::size_t fragments_max = 64;               // per message; each costs the receiver work
inline constexpr int control_frames_per_second_max = 10;       // pings beyond it are a flood
inline constexpr std::size_t close_reason_bytes_max = control_payload_bytes_max - 2;

// Fan-out. Sixty-four sends are about 0.4 ms: what a small room may have to wait behind a big one.
inline constexpr std::size_t flush_slice_sockets = 64;
inline constexpr std::size_t flush_iovecs_max = 64;  // a gathered write beyond it gains nothing
inline constexpr std::size_t write_turn_bytes_max =
    512_KiB;  // of one big body, before others have their turn

/// Unsent bytes the kernel takes for one connection. Without it a send buffer grows to 4 MiB for a peer that
/// does not read, and a queue's own bound says little about what a slow reader costs, or when it is let go.
inline constexpr int kernel_unsent_bytes_max = 128 * 1024;

// Listening.
inline constexpr int listen_backlog = 1024;
inline constexpr int accepts_per_turn_max = 64;

// Time.
inline constexpr std::chrono::milliseconds tls_handshake_timeout{10'000};
inline constexpr std::chrono::milliseconds write_stall_max{
    30'000};  // no byte taken for so long: the peer is gone
inline constexpr std::chrono::milliseconds close_handshake_max{
    5'000};  // for the peer's close frame, or its FIN
inline constexpr std::chrono::milliseconds linger_max{
    2'000};  // after a last answer, so that a reset does not eat it
inline constexpr std::chrono::milliseconds wheel_tick_max{1'000};
inline constexpr std::chrono::milliseconds loop_lag_probe{250};
inline constexpr std::chrono::milliseconds finish_poll{10};  // a drain looks so often for what is left

/// What a socket's queue may hold and still take one frame beyond its bound: a greeting and an answer or two.
inline constexpr std::size_t nearly_empty_queue_bytes = 4096;

}  // namespace parley::net
