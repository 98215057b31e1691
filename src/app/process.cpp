#include "process.hpp"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace parley::app {
namespace {

sigset_t handled_signals() {
    sigset_t all;
    sigemptyset(&all);
    for (int const signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&all, signal);
    return all;
}

}  // namespace

void harden_process() {
    ::umask(077);
    rlimit const no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
    std::signal(SIGPIPE, SIG_IGN);
}

std::uint64_t open_files_max() {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    return files.rlim_cur;
}

void block_signals() {
    auto const all = handled_signals();
    ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

int wait_for_signal(int timeout_ms) {
    auto const all = handled_signals();
    timespec const timeout{timeout_ms / 1000, (timeout_ms % 1000) * 1'000'000L};
    return std::max(::sigtimedwait(&all, nullptr, &timeout), 0);
}

void end_on_signal() {
    sigset_t both;
    sigemptyset(&both);
    for (int const signal : {SIGTERM, SIGINT}) {
        std::signal(signal, [](int) { ::_exit(0); });
        sigaddset(&both, signal);
    }
    ::pthread_sigmask(SIG_UNBLOCK, &both, nullptr);
}

void notify_supervisor(std::string_view state) {
    char const* path = std::getenv("NOTIFY_SOCKET");
    if (path == nullptr || (path[0] != '/' && path[0] != '@')) return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    auto const length = std::strlen(path);
    if (length >= sizeof address.sun_path) return;
    std::memcpy(address.sun_path, path, length);
    if (path[0] == '@') address.sun_path[0] = '\0';  // the abstract namespace
    int const fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return;
    auto const bytes = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
    ::sendto(fd, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr const*>(&address),
             bytes);
    ::close(fd);
}

std::int64_t watchdog_interval_ms() {
    char const* text = std::getenv("WATCHDOG_USEC");
    if (text == nullptr) return 0;
    std::int64_t microseconds = 0;
    std::from_chars(text, text + std::strlen(text), microseconds);
    return microseconds / 2 / 1000;  // half of it, as sd_watchdog_enabled(3) advises
}

void exit_now(int code) noexcept {
    std::fflush(nullptr);
    ::_exit(code);
}

}  // namespace parley::app
