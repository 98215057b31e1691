// Where an HTTP connection becomes a WebSocket.

#include "http_connection.hpp"
#include "http_unsent.hpp"
#include "loop.hpp"
#include "problem.hpp"
#include "websocket_connection.hpp"
#include "websocket_handshake.hpp"

namespace parley::net {

void http_connection::upgrade(std::string_view rest) {
    keep_alive_ = false;
    auto const& request = machine_.request();
    auto wrong = check_upgrade(request, machine_.head());
    if (wrong.status == 0 && loop_.draining()) wrong = {503, "stopping"};
    if (wrong.status != 0) {
        auto problem = make_problem(wrong.status, wrong.code, request_id_);
        if (wrong.status == 426)
            problem.headers.emplace_back("Sec-WebSocket-Version", "13");  // RFC 6455 §4.4
        return answer(std::move(problem));
    }
    http_response refused;
    refused.status = 403;
    auto owner = handler_.accept_websocket(request, refused);
    if (!owner) {
        if (refused.status < 400) refused.status = 403;
        return answer(std::move(refused));
    }
    auto const first = upgrade_answer(request);
    auto& socket =
        websocket_connection::open(loop_, std::move(stream()), std::move(ticket_), std::move(owner));
    end();  // parser, coroutine and buffers go; the descriptor has moved on
    socket.begin(first, rest);
}

}  // namespace parley::net
