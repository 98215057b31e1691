#include "http_connection.hpp"

#include "http_unsent.hpp"
#include "limits.hpp"
#include "loop.hpp"
#include "problem.hpp"

#include <parley/base/log.hpp>

#include <algorithm>

namespace parley::net {
namespace {

constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view speak_tls =
    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 29\r\nConnection: close\r\n\r\n"
    "This port speaks HTTPS only.\n";

}  // namespace

void http_connection::open(loop& home, http_handler& handler, byte_stream stream, admission::ticket ticket,
                           ip_address peer) {
    auto it = std::make_unique<http_connection>(home, handler, std::move(stream), std::move(ticket), peer);
    if (!it->begin_watching()) return;
    // Whatever it sends first, a whole head or a handshake, must come soon.
    it->head_timed_ = true;
    it->arm(it->stage_ == stage::handshaking ? tls_handshake_timeout : home.options().head_timeout);
    home.adopt(std::move(it));
}

http_connection::http_connection(loop& home, http_handler& handler, byte_stream stream,
                                 admission::ticket ticket, ip_address peer)
    : connection(home, std::move(stream), std::move(ticket)),
      handler_(handler),
      peer_(peer),
      peer_text_(peer.text()) {
    if (connection::stream().is_tls()) stage_ = stage::handshaking;
    home.counts().http_connections.add(1);
}

http_connection::~http_connection() {
    if (runner_) runner_->orphan(std::move(ticket_));
    loop_.counts().http_connections.add(-1);
}

void http_connection::end() {
    if (runner_) {
        auto runner = std::exchange(runner_, nullptr);
        runner->orphan(std::move(ticket_));
    }
    bury();
}

void http_connection::drain() {
    bool idle = stage_ == stage::reading && !machine_.started();
    keep_alive_ = false;
    if (idle) end();
}

// ---- events

void http_connection::ready(std::uint32_t events) {
    if ((events & EPOLLERR) != 0) return end();
    switch (stage_) {
        case stage::handshaking:
            return shake_hands();
        case stage::reading:
            return read_more();
        case stage::handling:
            if ((events & EPOLLHUP) != 0) return end();
            return watch(0);  // pipelined bytes, or the peer's end: they wait until this request is answered
        case stage::writing:
            if ((events & EPOLLHUP) != 0) return end();
            if ((events & EPOLLIN) != 0) watch(watching() & ~EPOLLIN);
            if ((events & EPOLLOUT) != 0) write_more();
            return;
        case stage::lingering:
            auto got = read();
            if (got.what == byte_stream::state::ended || got.what == byte_stream::state::broken) end();
            return;
    }
}

void http_connection::deadline() {
    auto& counts = loop_.counts();
    switch (stage_) {
        case stage::reading:
            if (!machine_.started()) return end();  // idle: nothing was promised
            if (machine_.in_body() && !body_is_too_slow()) return arm(seconds{1});
            counts.timed_out.add();
            return time_out(408, "request_timeout");
        case stage::handling:
            counts.timed_out.add();
            return time_out(504, "timeout");
        case stage::handshaking:
        case stage::writing:
            counts.timed_out.add();
            return end();
        case stage::lingering:
            return end();
    }
}

void http_connection::time_out(int status, std::string_view code) {
    if (runner_) {
        auto runner = std::exchange(runner_, nullptr);
        runner->orphan(std::move(ticket_));
    }
    refuse(status, code);
}

bool http_connection::body_is_too_slow() const {
    auto elapsed = loop_.server().time.mono() - body_since_ - loop_.options().body_grace;
    auto whole_seconds = std::chrono::duration_cast<seconds>(elapsed).count();
    auto const announced = machine_.head().chunked ? 0 : static_cast<std::size_t>(machine_.head().length);
    auto const rate_min = std::max(body_rate_min, announced / body_seconds_max);
    return static_cast<double>(machine_.body_bytes()) <
           static_cast<double>(rate_min) * static_cast<double>(whole_seconds);
}

void http_connection::on_answered(http_response response) {
    guarded([&] {
        if (stage_ == stage::handling) answer(std::move(response));
    });
}

void http_connection::on_handler_failed() {
    guarded([&] {
        loop_.counts().failures.add();
        log_error("http.handler_failed", {{"req_id", request_id_}});
        if (stage_ == stage::handling) answer(make_problem(500, "internal_error", request_id_));
    });
}

// ---- requests

void http_connection::shake_hands() {
    switch (stream().handshake()) {
        case byte_stream::handshake_state::wait_readable:
            return watch(EPOLLIN);
        case byte_stream::handshake_state::wait_writable:
            return watch(EPOLLOUT);
        case byte_stream::handshake_state::done:
            stage_ = stage::reading;
            watch(EPOLLIN);
            return arm(loop_.options().head_timeout);
        case byte_stream::handshake_state::plain_http:
            stream().forget_tls();
            {
                std::size_t sent = 0;
                if (!write_part(speak_tls, {}, sent)) return;
            }
            return linger();
        case byte_stream::handshake_state::broken:
            return end();
    }
}

void http_connection::read_more() {
    auto got = read();
    switch (got.what) {
        case byte_stream::state::again:
            return;
        case byte_stream::state::ended:
        case byte_stream::state::broken:
            return end();
        case byte_stream::state::done:
            break;
    }
    auto bytes = loop_.read_buffer().first(got.bytes);
    process({bytes.data(), bytes.size()});
}

void http_connection::process(std::string_view input) {
    for (;;) {
        switch (machine_.advance(input)) {
            case http_machine::step::need_more:
                return expect_more();
            case http_machine::step::head_ready:
                if (!take_head(input)) return;
                break;
            case http_machine::step::request_ready:
                return begin_handling(input);
            case http_machine::step::refused:
                loop_.counts().bad_requests.add();
                return refuse(machine_.why().status, machine_.why().code);
        }
    }
}

void http_connection::expect_more() {
    watch(EPOLLIN);
    if (machine_.in_body()) {
        if (std::exchange(body_timed_, true)) return;
        body_since_ = loop_.server().time.mono();
        return arm(loop_.options().body_grace);
    }
    // The first byte of a head starts its clock; later bytes do not move it.
    if (!machine_.started() || std::exchange(head_timed_, true)) return;
    arm(loop_.options().head_timeout);
}

bool http_connection::take_head(std::string_view input) {
    auto& request = machine_.request();
    auto const& head = machine_.head();
    request_id_ = loop_.make_request_id();
    request.request_id = request_id_;
    request.received = loop_.server().time.mono();
    request.peer = peer_text_;
    request.loopback = peer_.is_loopback();
    request.secure = stream().is_tls();
    loop_.server().proxies.resolve(peer_, request);
    http_1_0_ = head.http_1_0;
    head_only_ = request.method == http_method::head;
    keep_alive_ = head.keep_alive && !loop_.draining();
    if (head.asks_websocket) {
        upgrade(input);
        return false;
    }
    auto const body_max = handler_.body_bytes_max(request);
    machine_.accept_body(body_max);
    bool wanted = head.has_body() && body_max > 0 && head.length <= body_max;
    if (head.expects_continue && wanted && input.empty()) {
        std::size_t sent = 0;
        return write_part(go_on, {}, sent);
    }
    return true;
}

void http_connection::begin_handling(std::string_view rest) {
    leftover_.assign(rest);
    if (machine_.body_left_unread()) keep_alive_ = false;
    stage_ = stage::handling;
    arm(loop_.options().request_timeout);
    if (!runner_) runner_ = std::make_shared<request_runner>(static_cast<answer_taker&>(*this), handler_);
    auto runner = runner_;  // the answer may come at once and end this connection
    if (!runner->submit(std::move(machine_.request()), loop_.requests())) refuse(503, "stopping");
}

void http_connection::refuse(int status, std::string_view code) {
    if (request_id_.empty()) request_id_ = loop_.make_request_id();
    keep_alive_ = false;
    answer(make_problem(status, code, request_id_));
}

}  // namespace parley::net
