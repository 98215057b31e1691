#include "support/swarm.hpp"

#include "support/http.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>

namespace bench {
namespace {

// A frame a client sends must be masked (RFC 6455 §5.3); a zero key is a valid mask and costs nothing.
std::string masked_frame(std::string const& text) {
    std::string frame = "\x81";
    if (text.size() < 126) {
        frame += static_cast<char>(0x80 | text.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(text.size() >> 8);
        frame += static_cast<char>(text.size() & 0xFF);
    }
    frame.append(4, '\0');
    return frame + text;
}

std::string read_until(int socket, std::string const& end) {
    std::string text;
    char byte = 0;
    while (!text.ends_with(end)) {
        if (recv(socket, &byte, 1, 0) != 1)
            throw std::runtime_error("the server closed during the upgrade: " + text);
        text += byte;
    }
    return text;
}

int upgraded(std::uint16_t port, std::string const& path) {
    int socket = connect_loopback(port);
    auto text = fmt::format(
        "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        path, port);
    if (send(socket, text.data(), text.size(), MSG_NOSIGNAL) < 0) throw std::runtime_error("send");
    auto head = read_until(socket, "\r\n\r\n");
    if (head.find(" 101 ") == std::string::npos) throw std::runtime_error("no upgrade: " + head);
    return socket;
}

}  // namespace

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

swarm::swarm() : epoll_(epoll_create1(EPOLL_CLOEXEC)), buffer_(1 << 18) {}

swarm::~swarm() {
    for (auto& each : clients_)
        close(each.socket);
    close(epoll_);
}

void swarm::add(int socket) {
    fcntl(socket, F_SETFL, O_NONBLOCK);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = clients_.size();
    epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
    clients_.push_back({.socket = socket, .pending = {}});
}

void swarm::connect_plain(std::uint16_t port, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        add(connect_loopback(port));
}

void swarm::connect_websockets(std::uint16_t port, std::string const& path, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        add(upgraded(port, path));
}

void swarm::connect_sessions(std::uint16_t port, std::vector<std::string> const& tokens, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        add(upgraded(port, "/gateway"));
        send_text(clients_.back(),
                  fmt::format(R"({{"op":2,"d":{{"token":"{}"}}}})", tokens[i % tokens.size()]));
        poll_once(0);
        // READYs are large and servers take them in turn: do not run far ahead.
        auto deadline = seconds_now() + 30;
        while (readies_ + 64 < clients_.size() && seconds_now() < deadline)
            poll_once(10);
    }
    auto deadline = seconds_now() + 60;
    while (readies_ < clients_.size() && closed_ == 0 && seconds_now() < deadline)
        poll_once(50);
    if (readies_ < clients_.size())
        throw std::runtime_error(fmt::format("{} of {} sessions are ready", readies_, clients_.size()));
}

void swarm::send_text(client& to, std::string const& text) {
    auto frame = masked_frame(text);
    if (send(to.socket, frame.data(), frame.size(), MSG_NOSIGNAL) < 0) throw std::runtime_error("send");
}

void swarm::take_frames(client& from) {
    std::size_t at = 0;
    auto const& bytes = from.pending;
    while (bytes.size() - at >= 2) {
        auto length = static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 1]) & 0x7F);
        std::size_t head = 2;
        if (length == 126) head = 4;
        if (length == 127) head = 10;
        if (bytes.size() - at < head) break;
        if (head > 2) {
            length = 0;
            for (std::size_t i = 2; i < head; ++i)
                length = (length << 8) | static_cast<unsigned char>(bytes[at + i]);
        }
        if (bytes.size() - at < head + length) break;
        std::string_view payload(bytes.data() + at + head, length);
        auto start = payload.substr(0, 24);
        if (start.find("MESSAGE_CREATE") != start.npos || start.find("broadcast") != start.npos) {
            if (++from.events == goal_) ++reached_goal_;
        } else if (start.find("READY") != start.npos) {
            ++readies_;
        }
        at += head + length;
    }
    from.pending.erase(0, at);
}

void swarm::read_from(client& from) {
    auto got = recv(from.socket, buffer_.data(), buffer_.size(), 0);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        ++closed_;
        epoll_ctl(epoll_, EPOLL_CTL_DEL, from.socket, nullptr);
        return;
    }
    if (got < 0) return;
    if (frame_bytes_ > 0) {
        auto before = from.events;
        from.bytes += static_cast<std::uint64_t>(got);
        from.events = from.bytes / frame_bytes_;
        if (before < goal_ && from.events >= goal_) ++reached_goal_;
        return;
    }
    from.pending.append(buffer_.data(), static_cast<std::size_t>(got));
    take_frames(from);
}

void swarm::poll_once(int timeout_ms) {
    epoll_event events[512];
    int count = epoll_wait(epoll_, events, 512, timeout_ms);
    for (int i = 0; i < count; ++i)
        read_from(clients_[events[i].data.u64]);
}

bool swarm::wait_for_events(std::uint64_t more, double seconds) {
    goal_ += more;
    reached_goal_ = 0;
    for (auto const& each : clients_)
        reached_goal_ += each.events >= goal_ ? 1 : 0;
    auto deadline = seconds_now() + seconds;
    while (reached_goal_ < clients_.size() && seconds_now() < deadline && closed_ == 0)
        poll_once(50);
    return reached_goal_ == clients_.size();
}

void swarm::idle_for(double seconds, double heartbeat_interval_seconds) {
    auto now = seconds_now();
    // Spread as real clients' are: each beats once per interval, at its own moment.
    for (std::size_t i = 0; i < clients_.size(); ++i) {
        if (clients_[i].next_heartbeat == 0) {
            clients_[i].next_heartbeat = now + heartbeat_interval_seconds * static_cast<double>(i) /
                                                   static_cast<double>(clients_.size());
        }
    }
    auto end = now + seconds;
    while (now < end) {
        for (auto& each : clients_) {
            if (each.next_heartbeat > now) continue;
            send_text(each, R"({"op":1,"d":null})");
            each.next_heartbeat += heartbeat_interval_seconds;
        }
        poll_once(10);
        now = seconds_now();
    }
}

}  // namespace bench
