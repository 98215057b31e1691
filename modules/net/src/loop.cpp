#include "loop.hpp"

#include "acceptor.hpp"
#include "limits.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace parley::net {
namespace {

// A second is fine enough for timeouts of many; a test's short timeouts get a finer wheel.
milliseconds tick_for(http_server_options const& options) {
    auto shortest =
        std::min({options.head_timeout, options.body_grace, options.idle_timeout, options.request_timeout});
    return std::clamp(shortest / 5, milliseconds{10}, wheel_tick_max);
}

std::uint64_t random_seed() {
    std::uint64_t seed = 0;
    // Cannot fall short for eight bytes; ids need to differ, not to be secret.
    if (::getrandom(&seed, sizeof seed, 0) != sizeof seed)
        seed = static_cast<std::uint64_t>(std::time(nullptr));
    return seed;
}

}  // namespace

loop::loop(core& home, server_context& server)
    : home_(home),
      server_(server),
      poller_(home),
      wheel_(tick_for(server.options)),
      flusher_(home),
      requests_(home, "http_requests"),
      read_buffer_(read_buffer_bytes),
      random_state_(random_seed()) {}

loop::~loop() {
    empty_graveyard();
    connections_.clear_and_dispose(std::default_delete<connection>{});
}

void loop::start() {
    poller_.start();
    for (auto& each : acceptors_)
        each->start();
    wheel_ticker_ = std::make_unique<ticker>(home_, wheel_.tick(), [this] {
        wheel_.turn();
        empty_graveyard();
    });
    probed_at_ = server_.time.mono();
    auto& lag =
        server_.registry.histogram("parley_loop_lag_seconds", "How late a core's loop runs what is due",
                                   {{"core", std::to_string(home_.index())}});
    lag_ticker_ = std::make_unique<ticker>(home_, loop_lag_probe, [this, &lag] { watch_lag(lag); });
}

void loop::watch_lag(histogram& lag) {
    auto now = server_.time.mono();
    auto late = now - probed_at_ - loop_lag_probe;
    probed_at_ = now;
    lag.observe(std::max(std::chrono::duration<double>(late).count(), 0.0));
}

void loop::drain() {
    draining_ = true;
    for (auto& each : acceptors_)
        each->stop();
    for (auto at = connections_.begin(); at != connections_.end();) {
        auto& it = *at++;  // draining may end it
        it.drain();
    }
}

bool loop::has_requests() const noexcept {
    auto const is_one = [](connection const& each) {
        return each.request_now() != connection::request_state::none;
    };
    // A handler may outlive its client's connection.
    return requests_.running() > 0 || std::any_of(connections_.begin(), connections_.end(), is_one);
}

task<bool> loop::finish(mono_time until) {
    while (has_requests() && server_.time.mono() < until)
        co_await sleep_for(finish_poll);
    if (!has_requests()) co_return true;
    // Who is slow to send a request or to read its answer has had its time; nothing of it is half done.
    for (auto at = connections_.begin(); at != connections_.end();) {
        auto& it = *at++;
        if (it.request_now() == connection::request_state::moving) it.end();
    }
    co_await sleep_for(finish_poll);  // their coroutines end
    co_return requests_.running() == 0;
}

task<void> loop::stop() {
    drain();
    // One connection's end may end others: always the first that is left.
    while (!connections_.empty()) {
        auto& it = connections_.front();
        it.stop();
        it.bury();
    }
    co_await requests_.close();
    wheel_ticker_.reset();
    lag_ticker_.reset();
    poller_.stop();
    empty_graveyard();
}

void loop::add_acceptor(std::unique_ptr<acceptor> it) {
    acceptors_.push_back(std::move(it));
}

// Connections hold their own list hook; the list owns them, as a container of pointers would at the cost of a
// node each.
void loop::adopt(std::unique_ptr<connection> it) {
    connections_.push_back(*it.release());
}

void loop::bury(connection& it) noexcept {
    connections_.erase(connections_.iterator_to(it));
    // Destroyed only when nothing of it can be on the stack any more.
    graveyard_.push_back(it);
    if (purge_posted_) return;
    try {
        boost::asio::post(home_.context(), [this] { empty_graveyard(); });
        purge_posted_ = true;
    } catch (std::bad_alloc const&) {
        // The wheel comes by within a second.
    }
}

void loop::empty_graveyard() noexcept {
    purge_posted_ = false;
    connection_list dead;
    dead.swap(graveyard_);
    dead.clear_and_dispose(std::default_delete<connection>{});
}

std::string& loop::scratch() noexcept {
    scratch_.clear();
    return scratch_;
}

std::string_view loop::http_date() {
    auto second = unix_ms(server_.time.now()) / 1000;
    if (second != date_second_) {
        date_second_ = second;
        auto when = static_cast<std::time_t>(second);
        std::tm parts{};
        ::gmtime_r(&when, &parts);
        // RFC 9110 §5.6.7; the process never sets a locale other than "C".
        std::array<char, 40> text{};
        auto length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
        date_.assign(text.data(), length);
    }
    return date_;
}

std::string loop::make_request_id() {
    // splitmix64: a full period, one multiplication pair per id.
    random_state_ += 0x9E3779B97F4A7C15ULL;
    auto value = random_state_;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    value ^= value >> 31;
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto& c : text) {
        c = digits[value & 15];
        value >>= 4;
    }
    return text;
}

}  // namespace parley::net
