// What most people would write first: one Beast websocket::stream per client, a queue of shared strings each,
// one async_write per event and client. Commands as for bare_send: `go ROUNDS EVENTS_PER_TURN FRAME_BYTES`,
// `quit`; a line after each round.

#include "support/process.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using shared_text = std::shared_ptr<std::string const>;

namespace {

class session : public std::enable_shared_from_this<session> {
public:
    explicit session(tcp::socket socket) : stream_(std::move(socket)) {
        stream_.next_layer().set_option(tcp::no_delay(true));
    }
    void start(std::size_t& opened) {
        stream_.async_accept([self = shared_from_this(), &opened](beast::error_code error) {
            if (error) return;
            ++opened;
            self->read();
        });
    }
    void send(shared_text text) {
        queue_.push_back(std::move(text));
        if (queue_.size() == 1) write();
    }

private:
    void read() {
        stream_.async_read(buffer_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error) return;
            self->buffer_.clear();
            self->read();
        });
    }
    void write() {
        stream_.text(true);
        stream_.async_write(asio::buffer(*queue_.front()),
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                                if (error) return;
                                self->queue_.pop_front();
                                if (!self->queue_.empty()) self->write();
                            });
    }
    beast::websocket::stream<tcp::socket> stream_;
    beast::flat_buffer buffer_;
    std::deque<shared_text> queue_;
};

void accept_next(tcp::acceptor& acceptor, std::vector<std::shared_ptr<session>>& sessions,
                 std::size_t& opened) {
    acceptor.async_accept([&](beast::error_code error, tcp::socket socket) {
        if (error) return;
        sessions.push_back(std::make_shared<session>(std::move(socket)));
        sessions.back()->start(opened);
        accept_next(acceptor, sessions, opened);
    });
}

}  // namespace

int main() {
    bench::raise_file_limit();
    asio::io_context context(1);
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    acceptor.listen(4096);
    std::vector<std::shared_ptr<session>> sessions;
    std::size_t opened = 0;
    accept_next(acceptor, sessions, opened);
    std::cout << "ready " << acceptor.local_endpoint().port() << std::endl;
    std::thread loop([&] { context.run(); });
    for (std::string line; std::getline(std::cin, line) && line != "quit";) {
        std::istringstream words(line);
        std::string go;
        int rounds = 0;
        int events = 0;
        std::size_t bytes = 0;
        words >> go >> rounds >> events >> bytes;
        auto text = std::make_shared<std::string const>("broadcast" + std::string(bytes - 13, 'x'));
        for (int round = 0; round < rounds; ++round) {
            asio::post(context, [&sessions, text, events] {
                for (int event = 0; event < events; ++event) {
                    for (auto& each : sessions)
                        each->send(text);
                }
            });
            std::cout << "sent" << std::endl;
            if (!std::getline(std::cin, line)) break;
        }
    }
    context.stop();
    loop.join();
    return 0;
}
