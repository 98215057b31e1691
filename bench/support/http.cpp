#include "support/http.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace bench {

int connect_loopback(std::uint16_t port) {
    int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (made < 0 || connect(made, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
        throw std::runtime_error("cannot connect to the server");
    }
    int on = 1;
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

http_connection::http_connection(std::uint16_t port, std::string token)
    : socket_(connect_loopback(port)), port_(port), token_(std::move(token)) {}
http_connection::~http_connection() {
    close(socket_);
}

void http_connection::begin(std::string const& method, std::string const& path,
                            std::string const& json_body) {
    auto text = fmt::format(
        "{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: Bearer {}\r\n"
        "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
        method, path, port_, token_, json_body.size(), json_body);
    std::size_t sent = 0;
    while (sent < text.size()) {
        auto got = send(socket_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (got <= 0) throw std::runtime_error("the server closed the connection");
        sent += static_cast<std::size_t>(got);
    }
}

answer http_connection::finish() {
    std::size_t head_end = std::string::npos;
    std::size_t length = 0;
    for (;;) {
        if (head_end == std::string::npos) {
            head_end = pending_.find("\r\n\r\n");
            if (head_end != std::string::npos) {
                auto at = strcasestr(pending_.c_str(), "\ncontent-length:");
                if (at != nullptr && at < pending_.c_str() + head_end) length = std::stoul(at + 16);
            }
        }
        if (head_end != std::string::npos && pending_.size() >= head_end + 4 + length) break;
        char buffer[16384];
        auto got = recv(socket_, buffer, sizeof buffer, 0);
        if (got <= 0) throw std::runtime_error("the server closed the connection");
        pending_.append(buffer, static_cast<std::size_t>(got));
    }
    answer out{std::stoi(pending_.substr(9, 3)), pending_.substr(head_end + 4, length)};
    pending_.erase(0, head_end + 4 + length);
    return out;
}

answer http_connection::call(std::string const& method, std::string const& path,
                             std::string const& json_body) {
    begin(method, path, json_body);
    return finish();
}

nlohmann::json http_connection::must(std::string const& method, std::string const& path,
                                     nlohmann::json const& body) {
    auto out = call(method, path, body.is_null() ? "" : body.dump());
    if (out.status / 100 != 2)
        throw std::runtime_error(fmt::format("{} {}: {} {}", method, path, out.status, out.body));
    return out.body.empty() ? nlohmann::json() : out.json();
}

}  // namespace bench
