#pragma once
// A real server on loopback, a handler that tests steer by path, and a blocking client.

#include "integration/net_echo_metrics.hpp"
#include "support/run.hpp"

#include <parley/base/deadline.hpp>
#include <parley/net/http_server.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace parley::net::testing {

using namespace std::chrono_literals;

/// How long a test waits for what should come at once: only a stalled machine, or a defect, uses it up.
inline constexpr std::chrono::milliseconds patience_max = 30s;

/// A blocking socket whose every wait ends some time.
class client {
public:
    explicit client(std::uint16_t port, int receive_buffer = 0, bool at_once = true)
        : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_buffer > 0)
            ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        if (at_once) connect(port);
    }
    void connect(std::uint16_t port) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    }
    client(client const&) = delete;
    client& operator=(client const&) = delete;
    ~client() { close(); }

    bool connected() const { return connected_; }
    int fd() const { return fd_; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    void finish_writing() { ::shutdown(fd_, SHUT_WR); }
    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// False at the end of the stream, or when nothing comes.
    bool fill(std::chrono::milliseconds patience = patience_max) {
        pollfd waiting{fd_, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) != 1) return false;
        char bytes[65536];
        auto got = ::recv(fd_, bytes, sizeof bytes, 0);
        if (got <= 0) {
            ended_ = true;
            return false;
        }
        buffer_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    std::string read_until(std::string_view mark) {
        std::size_t at;
        while ((at = buffer_.find(mark)) == std::string::npos) {
            if (!fill()) return std::exchange(buffer_, {});
        }
        return take(at + mark.size());
    }
    std::string read(std::size_t bytes) {
        while (buffer_.size() < bytes) {
            if (!fill()) break;
        }
        return take(std::min(bytes, buffer_.size()));
    }
    std::string read_all() {
        while (fill()) {
        }
        return std::exchange(buffer_, {});
    }
    bool ended() {
        while (!ended_ && fill()) {
        }
        return ended_;
    }
    /// One whole answer: head and, by its Content-Length, body.
    std::string answer() {
        auto head = read_until("\r\n\r\n");
        auto at = head.find("Content-Length: ");
        if (at == std::string::npos) return head;
        return head + read(std::stoul(head.substr(at + 16)));
    }
    /// One frame of the server's: its first byte and its payload.
    std::pair<int, std::string> frame() {
        auto head = read(2);
        if (head.size() < 2) return {-1, {}};
        auto length = static_cast<std::size_t>(static_cast<unsigned char>(head[1]));
        auto wide = length == 126 ? 2U : length == 127 ? 8U : 0U;
        if (wide > 0) {
            length = 0;
            for (char c : read(wide))
                length = length << 8 | static_cast<unsigned char>(c);
        }
        return {static_cast<unsigned char>(head[0]), read(length)};
    }
    void upgrade(std::string const& path = "/socket") {
        send("GET " + path +
             " HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
             "13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

private:
    std::string take(std::size_t bytes) {
        auto taken = buffer_.substr(0, bytes);
        buffer_.erase(0, bytes);
        return taken;
    }
    int fd_;
    bool connected_ = false;
    bool ended_ = false;
    std::string buffer_;
};

/// A masked client frame with the key zero, which leaves the payload readable.
inline std::string client_frame(int first, std::string_view payload) {
    std::string bytes{static_cast<char>(first)};
    if (payload.size() < 126) {
        bytes.push_back(static_cast<char>(0x80 | payload.size()));
    } else {
        bytes.push_back(static_cast<char>(0x80 | 126));
        bytes.push_back(static_cast<char>(payload.size() >> 8));
        bytes.push_back(static_cast<char>(payload.size()));
    }
    return bytes.append(4, '\0').append(payload);
}

class steered_handler;

/// Remembers what it was told; lives in the handler so that tests can look after the connection has gone.
struct socket_record {
    websocket* socket = nullptr;  // on its core only
    std::atomic<int> closed_with{0};
    std::atomic<int> messages{0};
    std::atomic<bool> opened{false};
};

class recording_socket final : public websocket_events {
public:
    explicit recording_socket(std::shared_ptr<socket_record> record) : record_(std::move(record)) {}
    void on_open(websocket& socket) override {
        record_->socket = &socket;
        record_->opened = true;
    }
    void on_message(websocket& socket, std::string_view payload, bool is_text) override {
        ++record_->messages;
        if (payload == "throw") throw std::length_error("planned");
        if (payload == "close") return socket.close(4001, "as asked");
        if (is_text) {
            socket.send_text(payload);
        } else {
            socket.send_binary(payload);
        }
    }
    void on_closed(std::uint16_t code) override {
        record_->socket = nullptr;
        record_->closed_with = code;
    }

private:
    std::shared_ptr<socket_record> record_;
};

class steered_handler final : public http_handler {
public:
    std::size_t body_bytes_max(http_request& head) override {
        return head.path == "/no-body" ? 0 : 64 * 1024;
    }
    task<http_response> handle(http_request request) override {
        ++handled;
        http_response response;
        if (request.path == "/throw") throw std::runtime_error("planned");
        if (request.path == "/slow") co_await sleep_for(300ms);
        if (request.path == "/hang") co_await sleep_for(20s);
        if (request.path == "/empty") response.status = 204;
        if (request.path == "/large") {
            response.shared_body = large;
            co_return response;
        }
        response.body = request.method_name + " " + request.path + " " + request.peer + " " + request.body;
        co_return response;
    }
    std::unique_ptr<websocket_events> accept_websocket(http_request const& head,
                                                       http_response& refusal) override {
        if (head.path != "/socket") {
            refusal.status = 404;
            return nullptr;
        }
        auto record = std::make_shared<socket_record>();
        std::lock_guard lock(mutex);
        records.push_back(record);
        return std::make_unique<recording_socket>(record);
    }
    std::shared_ptr<socket_record> record(std::size_t index) {
        std::lock_guard lock(mutex);
        return records.at(index);
    }

    std::atomic<int> handled{0};
    std::shared_ptr<std::string const> large = std::make_shared<std::string const>(8'000'000, 'L');
    std::mutex mutex;
    std::vector<std::shared_ptr<socket_record>> records;
};

class served {
public:
    explicit served(http_server_options options = {}, std::size_t core_count = 1) : all(core_count) {
        options.port = 0;
        server = make_http_server(std::move(options), {all, handler, metrics, system_clock()});
        if (server->start(problem).has_error()) return;
        all.start();
        running_ = true;
    }
    ~served() { stop(); }
    void stop() {
        if (!std::exchange(running_, false)) return;
        parley::testing::run_on(all.at(0), server->stop());
        all.stop();
    }
    /// Runs `work` on the first core and waits for it.
    void on_core(std::function<void()> work) {
        std::promise<void> done;
        all.at(0).post([&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }
    std::int64_t open_connections(std::string const& kind) {
        return metrics.gauge("parley_connections", "", {{"kind", kind}}).value();
    }
    std::uint16_t port() const { return server->port(); }

    parley::testing::plain_metrics metrics;
    steered_handler handler;
    cores all;
    std::unique_ptr<http_server> server;
    std::string problem;

private:
    bool running_ = false;
};

inline bool eventually(std::function<bool()> claim, std::chrono::milliseconds patience = patience_max) {
    auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        if (claim()) return true;
        ::usleep(2000);
    }
    return claim();
}

}  // namespace parley::net::testing
