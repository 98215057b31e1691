// The writing half of http_connection.

#include "http_connection.hpp"
#include "http_unsent.hpp"
#include "limits.hpp"
#include "loop.hpp"
#include "response_head.hpp"

#include <array>

namespace parley::net {

void http_connection::answer(http_response response) {
    if (response.status < 200 || response.status > 999) response.status = 500;
    answer_frame const frame{.keep_alive = keep_alive_,
                             .http_1_0 = http_1_0_,
                             .head_only = head_only_,
                             .date = loop_.http_date(),
                             .request_id = request_id_};
    auto& head = loop_.scratch();
    append_head(head, response, frame);
    auto body = sends_body(response.status, head_only_) ? body_of(response) : std::string_view{};
    std::size_t sent = 0;
    if (!write_part(head, body, sent)) return;
    if (sent == head.size() + body.size()) return after_answer();

    bool const with_body = !body.empty();
    unsent_ = std::make_unique<unsent>(unsent{head, std::move(response), with_body, sent});
    stage_ = stage::writing;
    watch(watching() | EPOLLOUT);
    arm(write_stall_max);
}

bool http_connection::write_part(std::string_view head, std::string_view body, std::size_t& sent) {
    auto const total = head.size() + body.size();
    std::size_t this_turn = 0;
    while (sent < total && this_turn < write_turn_bytes_max) {
        auto head_left = sent < head.size() ? head.substr(sent) : std::string_view{};
        auto body_left = body.substr(sent < head.size() ? 0 : sent - head.size());
        std::array<iovec, 2> parts;
        std::size_t count = 0;
        for (auto left : {head_left, body_left}) {
            if (!left.empty()) parts[count++] = {const_cast<char*>(left.data()), left.size()};
        }
        auto const offered = head_left.size() + body_left.size();
        auto outcome = stream().write_some(std::span(parts).first(count));
        if (outcome.what == byte_stream::state::again) return true;
        if (outcome.what != byte_stream::state::done) {
            end();
            return false;
        }
        sent += outcome.bytes;
        this_turn += outcome.bytes;
        loop_.counts().bytes_out.add(outcome.bytes);
        if (!stream().is_tls() && outcome.bytes < offered) return true;  // the socket is full
    }
    return true;
}

void http_connection::write_more() {
    auto const before = unsent_->sent;
    auto body = unsent_->with_body ? body_of(unsent_->response) : std::string_view{};
    if (!write_part(unsent_->head, body, unsent_->sent)) return;
    if (unsent_->sent == unsent_->head.size() + body.size()) {
        unsent_.reset();
        return after_answer();
    }
    if (unsent_->sent > before) arm(write_stall_max);
}

void http_connection::after_answer() {
    if (!keep_alive_) return linger();
    machine_.restart();
    request_id_.clear();
    head_timed_ = body_timed_ = head_only_ = http_1_0_ = false;
    stage_ = stage::reading;
    watch(EPOLLIN);
    arm(loop_.options().idle_timeout);
    if (leftover_.empty()) return;
    auto rest = std::exchange(leftover_, {});
    process(rest);
}

// The peer may still be sending. Closing now could reset the connection and take the answer away from it.
void http_connection::linger() {
    stream().finish_writing();
    leftover_ = std::string();
    stage_ = stage::lingering;
    watch(EPOLLIN);
    arm(linger_max);
}

}  // namespace parley::net
