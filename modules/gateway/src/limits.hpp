#pragma once
// What bounds the gateway beyond what an operator may tune (gateway_options).

#include <parley/base/clock.hpp>
#include <parley/base/units.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace parley::gateway_limits {

/// A resume names a cursor for each of up to 201 streams, about 40 bytes each, beside its token.
inline constexpr std::size_t resume_frame_bytes_max = 16_KiB;
/// The window of gateway_options::ops_per_minute_max.
inline constexpr seconds ops_window{60};
/// From identify to READY: a server that is cold on a slow disk may take its time, but not forever.
inline constexpr seconds seating_time_max{30};
/// Resumes that failed, per connection; a client that guesses has to connect again.
inline constexpr std::uint8_t failed_resumes_max = 3;

/// What one resume may replay (reliability P4); beyond it a fresh READY is the smaller answer.
inline constexpr std::size_t replay_events_max = 4096;
inline constexpr std::size_t replay_bytes_max = 4_MiB;
/// Live events that wait behind a READY, a replay or a SERVER_CREATE.
inline constexpr std::size_t backlog_events_max = 1000;
inline constexpr std::size_t backlog_bytes_max = 1_MiB;
static_assert(backlog_bytes_max >= 16 * 64_KiB, "a burst of large events must fit");
/// Events that wait in a room until it is known what the first of them opens; beyond it whoever gains looks
/// alone.
inline constexpr std::size_t held_events_max = 500;
static_assert(held_events_max <= backlog_events_max / 2, "they may have to wait in a backlog next");
/// How soon a replay goes on after it filled half of the socket's queue.
inline constexpr milliseconds replay_pause{20};

/// Snapshots of one home core that a seat fetches side by side; more would starve the sessions that act.
inline constexpr std::size_t looks_per_core_max = 4;
/// Servers whose rights change while a READY is made are looked at again, so often in all.
inline constexpr int looks_again_max = 16;
/// Revoked logins are remembered so long, so that an identify that was under way cannot slip past its
/// revocation.
inline constexpr seconds revocation_memory{60};
static_assert(revocation_memory > seating_time_max);
inline constexpr std::size_t revocations_kept_max = 100'000;  ///< per core

/// Requests for members of one session that may be under way; who asks for more is too fast.
inline constexpr std::uint8_t member_requests_max = 5;

inline constexpr seconds tick{1};
/// Sockets whose queues are summed in one tick are a fifth of all: the gauge is at most five seconds old.
inline constexpr std::size_t gauge_parts = 5;
/// Sessions that leave within one step of each other leave together: a timer each would cost more than they
/// do.
inline constexpr milliseconds drain_step{50};
/// A drain leaves this part of its window for the last sockets to close.
inline constexpr int drain_spread_percent = 80;

}  // namespace parley::gateway_limits
