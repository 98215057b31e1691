#pragma once
// A connection after its upgrade: the codec's events to the owner, the owner's frames to the socket.

#include "connection.hpp"
#include "flusher.hpp"
#include "frame_queue.hpp"
#include "websocket_codec.hpp"

#include <parley/net/websocket.hpp>

#include <memory>

namespace parley::net {

class websocket_connection final : public connection, public websocket, private flushable {
public:
    /// Takes the descriptor over from the HTTP connection that carried the upgrade.
    static websocket_connection& open(loop& home, byte_stream stream, admission::ticket ticket,
                                      std::unique_ptr<websocket_events> owner);

    websocket_connection(loop& home, byte_stream stream, admission::ticket ticket,
                         std::unique_ptr<websocket_events> owner);
    ~websocket_connection() override;

    /// Queues the 101, tells the owner, and reads what came behind the request.
    void begin(std::string_view answer, std::string_view rest);
    void drain() override {}  // its owner says goodbye in its own way
    request_state request_now() const noexcept override { return request_state::none; }
    void stop() override;

    bool send_frame(shared_frame frame);
    void close_with(std::uint16_t code, std::string_view reason);
    void evict_with(std::uint16_t code, std::string_view reason);
    frame_queue const& queue() const noexcept { return queue_; }

private:
    enum class phase : std::uint8_t {
        open,
        closing,  ///< our close frame is queued or sent; the peer's has not come
        leaving,  ///< the owner has been told; the rest goes out, then the end is waited for
    };

    void ready(std::uint32_t events) override;
    void deadline() override;
    void end() override { end_with(close_code::broken); }
    void flush() override;

    void read_more();
    void take(std::span<char> bytes);
    void on_event(websocket_event const& event);
    void tell_message(std::string_view payload, bool is_text);
    void on_peer_close(std::uint16_t code);
    void on_bad_frame(std::uint16_t code);
    void answer_ping(std::string_view payload);
    void enqueue(shared_frame frame);
    void write_queue();
    void consume(std::size_t bytes);
    void block();
    void written_all();
    void tell_owner(std::uint16_t code);
    void leave(std::uint16_t code);
    void end_with(std::uint16_t code);

    std::unique_ptr<websocket_events> owner_;  // until it has been told of the end
    shared_frame last_pong_;  // while the socket takes nothing: only the newest ping is answered
    frame_queue queue_;
    std::size_t front_sent_ = 0;  // of the first frame
    websocket_codec codec_;
    std::uint16_t said_ = 0;  // the code of our own close
    phase phase_ = phase::open;
    bool blocked_ = false;
    bool finished_ = false;  // our side of the stream is shut
};

}  // namespace parley::net
