#pragma once
// The bounds of this room.

#include <parley/base/clock.hpp>

#include <cstddef>

namespace parley::postgres {

/// Requests sent and not yet answered on one connection: with a Sync each, enough to hide the round trip
/// (cluster.md 1).
inline constexpr std::size_t pipeline_requests_max = 64;
/// Prepared statements of one connection; the repositories have about eighty, each in a few type signatures.
inline constexpr std::size_t statements_known_max = 512;
/// A deadlock or serialisation failure changed nothing: the request goes again, so often.
inline constexpr int attempts_max = 3;
/// A write may wait for another's row lock so long before the server gives up on it.
inline constexpr milliseconds lock_timeout{5'000};
/// The server ends a transaction whose client has gone quiet between its statements and the verdict.
inline constexpr milliseconds idle_in_transaction_timeout{5'000};
/// Beyond the statement timeout the server should have answered: the link is dead, whatever TCP thinks.
inline constexpr milliseconds answer_grace{5'000};
/// How often waits are checked.
inline constexpr milliseconds watch_period{250};
/// Between attempts to connect: doubling from the first to the last.
inline constexpr milliseconds reconnect_delay_min{50};
inline constexpr milliseconds reconnect_delay_max{2'000};
/// A connection that held so long was a good one: the delay starts over.
inline constexpr milliseconds steady_after{5'000};
inline constexpr std::size_t connections_max = 64;
inline constexpr int server_version_min = 120'000;

static_assert(reconnect_delay_min < reconnect_delay_max && reconnect_delay_max <= steady_after);

}  // namespace parley::postgres
