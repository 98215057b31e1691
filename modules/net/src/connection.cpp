#include "connection.hpp"

#include "loop.hpp"

namespace parley::net {

void connection::on_ready(std::uint32_t events) {
    guarded([&] { ready(events); });
}

void connection::on_deadline() {
    guarded([&] { deadline(); });
}

bool connection::begin_watching() noexcept {
    interest_ = EPOLLIN;
    return loop_.sockets().add(stream_.fd(), *this, interest_);
}

void connection::watch(std::uint32_t events) noexcept {
    if (events == interest_) return;
    interest_ = events;
    loop_.sockets().change(stream_.fd(), *this, events);
}

void connection::arm(std::chrono::milliseconds after) noexcept {
    loop_.wheel().arm(*this, after);
}
void connection::disarm() noexcept {
    loop_.wheel().disarm(*this);
}

byte_stream::outcome connection::read() noexcept {
    auto outcome = stream_.read_some(loop_.read_buffer());
    loop_.counts().bytes_in.add(outcome.bytes);
    return outcome;
}

void connection::bury() noexcept {
    if (buried_) return;
    buried_ = true;
    disarm();
    if (stream_.is_open()) {
        loop_.sockets().remove(stream_.fd(), *this);
    } else {
        loop_.sockets().forget(*this);  // the stream lives on under another protocol
    }
    loop_.bury(*this);
}

}  // namespace parley::net
