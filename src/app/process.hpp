#pragma once
// The process as its system sees it: limits, signals, supervisor.

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::app {

/// Before any thread exists: files are private (umask 077), no core dump holds secrets, as many open files as
/// the hard limit allows, SIGPIPE is ignored.
void harden_process();

/// Soft limit of open files now.
std::uint64_t open_files_max();

/// SIGTERM, SIGINT and SIGHUP are blocked in all threads made from now on; `wait_for_signal` receives them.
void block_signals();
/// The next signal, or 0 after `timeout_ms`.
int wait_for_signal(int timeout_ms);

/// From now on SIGTERM or SIGINT ends the process at once, with 0: for a stop that is writing its last.
void end_on_signal();

/// One datagram to systemd (sd_notify's protocol); nothing without NOTIFY_SOCKET.
void notify_supervisor(std::string_view state);
/// How often systemd wants WATCHDOG=1, in milliseconds; 0 = not at all.
std::int64_t watchdog_interval_ms();

/// Ends the process at once: no destructor runs, as after kill -9, which the stores survive.
[[noreturn]] void exit_now(int code) noexcept;

}  // namespace parley::app
