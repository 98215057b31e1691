#pragma once
// Stands in for net at link time: sockets that only remember what they were given.

#include <parley/net/http_server.hpp>
#include <parley/net/websocket.hpp>

#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace parley::testing {

/// A socket whose peer reads what `read` takes off it. Belongs to one core, as a real one does.
class fake_socket : public net::websocket {
public:
    fake_socket() = default;
    ~fake_socket() = default;

    // What the peer does.
    std::deque<std::string> read();  ///< the payloads queued so far, headers removed

    // Seen by the code under test through net::websocket's calls.
    bool take(net::shared_frame frame);
    std::size_t bytes() const noexcept { return bytes_; }
    std::size_t frames() const noexcept { return queue_.size(); }

    std::size_t frames_max = 1000;
    std::size_t bytes_max = 1024 * 1024;
    bool counts_only = false;  ///< for measuring: frames are dropped at once
    std::size_t taken = 0;
    std::uint16_t closed_with = 0;
    std::string reason;
    bool evicted = false;
    std::function<void()> on_taken;  ///< may read

    void end(std::uint16_t code, std::string_view why, bool drop);

private:
    std::deque<net::shared_frame> queue_;
    std::size_t bytes_ = 0;
};

}  // namespace parley::testing
