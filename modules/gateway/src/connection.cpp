#include "connection.hpp"

#include <parley/base/log.hpp>

#include <exception>

namespace parley::sessions {

connection::connection(gateway_common& common, hub& home, std::shared_ptr<session> it)
    : common_(common), hub_(home), session_(std::move(it)) {
    ++common_.sockets;
}

connection::~connection() {
    hub_.gone(*session_);
    --common_.sockets;
}

void connection::on_open(net::websocket& socket) {
    guarded([&] { hub_.opened(*session_, socket); });
}

void connection::on_message(net::websocket&, std::string_view payload, bool is_text) {
    guarded([&] { hub_.heard(*session_, payload, is_text); });
}

void connection::on_closed(std::uint16_t) {
    guarded([&] { hub_.gone(*session_); });
}

template <class F>
void connection::guarded(F&& work) noexcept {
    auto const it = session_;
    try {
        work();
    } catch (std::exception const& defect) {
        log_error("gateway.handler_threw", {{"what", defect.what()}});
        hub_.failed(*it);
    }
}

}  // namespace parley::sessions
