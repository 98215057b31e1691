#pragma once
// Net's side of a session: passes on what the socket says, and lets nothing thrown get back into net.

#include "hub.hpp"

#include <parley/net/websocket.hpp>

#include <memory>

namespace parley::sessions {

class connection final : public net::websocket_events {
public:
    connection(gateway_common& common, hub& home, std::shared_ptr<session> it);
    ~connection() override;
    void on_open(net::websocket& socket) override;
    void on_message(net::websocket& socket, std::string_view payload, bool is_text) override;
    void on_closed(std::uint16_t code) override;

private:
    template <class F>
    void guarded(F&& work) noexcept;

    gateway_common& common_;
    hub& hub_;
    std::shared_ptr<session> session_;
};

}  // namespace parley::sessions
