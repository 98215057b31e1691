#pragma once
// One HTTP/1.1 connection: its requests in order, its answers, its timeouts, until it closes or becomes a
// WebSocket.

#include "connection.hpp"
#include "http_machine.hpp"
#include "ip_address.hpp"
#include "request_runner.hpp"

#include <memory>
#include <string>

namespace parley::net {

class http_connection final : public connection, private answer_taker {
public:
    /// Hands the stream to a new connection in `home`.
    static void open(loop& home, http_handler& handler, byte_stream stream, admission::ticket ticket,
                     ip_address peer);

    http_connection(loop& home, http_handler& handler, byte_stream stream, admission::ticket ticket,
                    ip_address peer);
    ~http_connection() override;

    void drain() override;
    request_state request_now() const noexcept override {
        return stage_ == stage::handling ? request_state::handled : request_state::moving;
    }
    void stop() override { end(); }

private:
    enum class stage : std::uint8_t { handshaking, reading, handling, writing, lingering };
    struct unsent;

    // Events.
    void ready(std::uint32_t events) override;
    void deadline() override;
    void end() override;
    void on_answered(http_response response) override;
    void on_handler_failed() override;

    // Requests.
    void shake_hands();
    void read_more();
    void process(std::string_view input);
    void expect_more();
    bool take_head(std::string_view input);
    void upgrade(std::string_view rest);
    void begin_handling(std::string_view rest);
    void refuse(int status, std::string_view code);
    void time_out(int status, std::string_view code);
    bool body_is_too_slow() const;

    // Answers.
    void answer(http_response response);
    void write_more();
    bool write_part(std::string_view head, std::string_view body, std::size_t& sent);
    void after_answer();
    void linger();

    http_handler& handler_;
    ip_address peer_;
    std::string peer_text_;
    http_machine machine_;
    std::shared_ptr<request_runner> runner_;  // from the first request on
    std::unique_ptr<unsent> unsent_;
    std::string leftover_;  // bytes of the next requests, while one is being answered
    std::string request_id_;
    mono_time body_since_{};
    stage stage_ = stage::reading;
    bool keep_alive_ = true;
    bool head_only_ = false;
    bool http_1_0_ = false;
    bool head_timed_ = false;
    bool body_timed_ = false;
};

}  // namespace parley::net
