#include "poller.hpp"

#include <boost/asio/io_context.hpp>

#include <system_error>

namespace parley::net {
namespace {

int make_set() {
    int fd = epoll_create1(EPOLL_CLOEXEC);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
    return fd;
}

}  // namespace

poller::poller(core& home) : set_(home.context(), make_set()) {}
poller::~poller() = default;

void poller::start() {
    wait();
}

void poller::stop() {
    stopped_ = true;
    boost::system::error_code ignored;
    set_.cancel(ignored);
}

void poller::wait() {
    set_.async_wait(boost::asio::posix::descriptor_base::wait_read, [this](boost::system::error_code failed) {
        if (failed) return;
        take_batch();
        if (!stopped_) wait();
    });
}

void poller::take_batch() {
    batch_size_ = epoll_wait(set_.native_handle(), batch_.data(), static_cast<int>(batch_.size()), 0);
    for (batch_at_ = 0; batch_at_ < batch_size_; ++batch_at_) {
        auto const& event = batch_[static_cast<std::size_t>(batch_at_)];
        if (auto* it = static_cast<watched*>(event.data.ptr)) it->on_ready(event.events);
    }
    batch_size_ = 0;
}

bool poller::add(int fd, watched& it, std::uint32_t events) noexcept {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &it;
    return epoll_ctl(set_.native_handle(), EPOLL_CTL_ADD, fd, &event) == 0;
}

void poller::change(int fd, watched& it, std::uint32_t events) noexcept {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &it;
    epoll_ctl(set_.native_handle(), EPOLL_CTL_MOD, fd, &event);
}

void poller::remove(int fd, watched& it) noexcept {
    epoll_ctl(set_.native_handle(), EPOLL_CTL_DEL, fd, nullptr);
    forget(it);
}

void poller::forget(watched& it) noexcept {
    for (int i = batch_at_ + 1; i < batch_size_; ++i) {
        auto& event = batch_[static_cast<std::size_t>(i)];
        if (event.data.ptr == &it) event.data.ptr = nullptr;
    }
}

}  // namespace parley::net
