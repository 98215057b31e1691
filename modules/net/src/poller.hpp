#pragma once
// Readiness of one core's sockets: an epoll set of our own, level-triggered, that itself waits inside the
// core's loop. A socket costs no memory and no system call between its events.

#include "watched.hpp"

#include <parley/base/core.hpp>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <sys/epoll.h>

#include <array>
#include <cstdint>
#include <functional>

namespace parley::net {

class poller {
public:
    explicit poller(core& home);
    ~poller();
    poller(poller const&) = delete;
    poller& operator=(poller const&) = delete;

    void start();
    void stop();

    /// False when the kernel has no memory for it.
    bool add(int fd, watched& it, std::uint32_t events) noexcept;
    void change(int fd, watched& it, std::uint32_t events) noexcept;
    /// No event reaches it any more, not even one of the batch that is being worked through.
    void remove(int fd, watched& it) noexcept;
    /// `it` no longer stands behind `fd` though the descriptor stays in the set.
    void forget(watched& it) noexcept;

private:
    void wait();
    void take_batch();

    boost::asio::posix::stream_descriptor set_;
    std::array<epoll_event, 128> batch_{};
    int batch_at_ = 0;
    int batch_size_ = 0;
    bool stopped_ = false;
};

}  // namespace parley::net
