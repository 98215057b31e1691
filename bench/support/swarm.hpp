#pragma once
// Many WebSocket clients on one thread: they connect, identify, and count what arrives.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bench {

class swarm {
public:
    swarm();
    ~swarm();
    swarm(swarm const&) = delete;
    swarm& operator=(swarm const&) = delete;

    /// Plain sockets that only read: for references that speak no WebSocket.
    void connect_plain(std::uint16_t port, std::size_t count);
    /// Upgrades only.
    void connect_websockets(std::uint16_t port, std::string const& path, std::size_t count);
    /// Upgrades, identifies with `tokens` in turn, and waits for every READY.
    void connect_sessions(std::uint16_t port, std::vector<std::string> const& tokens, std::size_t count);

    /// Reads until every client has counted `more` further events, or `seconds` have gone; false then. An
    /// event is a frame whose first bytes contain `marker` (or, for plain sockets, `frame_bytes` of data).
    bool wait_for_events(std::uint64_t more, double seconds);
    /// Reads and drops whatever comes for that long; sends heartbeats that fall due.
    void idle_for(double seconds, double heartbeat_interval_seconds);
    void count_by_bytes(std::size_t frame_bytes) { frame_bytes_ = frame_bytes; }
    std::size_t size() const noexcept { return clients_.size(); }
    std::uint64_t closed() const noexcept { return closed_; }

private:
    struct client {
        int socket = -1;
        std::uint64_t events = 0;
        std::uint64_t bytes = 0;
        double next_heartbeat = 0;
        std::string pending;
    };
    void add(int socket);
    void poll_once(int timeout_ms);
    void read_from(client& from);
    void take_frames(client& from);
    void send_text(client& to, std::string const& text);

    int epoll_ = -1;
    std::vector<client> clients_;
    std::size_t frame_bytes_ = 0;
    std::uint64_t closed_ = 0;
    std::uint64_t readies_ = 0;
    std::uint64_t goal_ = 0;  ///< per client
    std::size_t reached_goal_ = 0;
    std::vector<char> buffer_;
};

double seconds_now();

}  // namespace bench
