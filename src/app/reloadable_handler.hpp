#pragma once
// Lets a reload put new limits in force without touching requests that run.

#include <parley/base/core.hpp>
#include <parley/net/http_server.hpp>

#include <memory>
#include <vector>

namespace parley::app {

/// Forwards to the handler in force. Each core has its own reference to it, so a call takes no lock; a
/// request keeps the handler it began with alive.
class reloadable_handler final : public net::http_handler {
public:
    explicit reloadable_handler(parley::cores& cores) : cores_(cores), in_force_(cores.size()) {}

    /// Before the cores run.
    void begin_with(std::shared_ptr<net::http_handler> first);
    /// While they run; each core changes over in its own turn. One plain thread at a time. Answers the
    /// handler before.
    std::shared_ptr<net::http_handler> change_to(std::shared_ptr<net::http_handler> next);

    std::size_t body_bytes_max(net::http_request& head) override { return here()->body_bytes_max(head); }
    task<net::http_response> handle(net::http_request request) override;
    std::unique_ptr<net::websocket_events> accept_websocket(net::http_request const& head,
                                                            net::http_response& refusal) override {
        return here()->accept_websocket(head, refusal);
    }

private:
    std::shared_ptr<net::http_handler> const& here() const { return in_force_[core::current()->index()]; }

    parley::cores& cores_;
    std::shared_ptr<net::http_handler> newest_;
    std::vector<std::shared_ptr<net::http_handler>> in_force_;  // one per core, touched only there
};

}  // namespace parley::app
