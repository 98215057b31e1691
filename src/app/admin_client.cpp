// The command line's end of DATA/admin.sock: plain blocking calls.

#include "admin_socket.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace parley::app {
namespace {

constexpr std::size_t answer_bytes_max = 64 * 1024 * 1024;
constexpr timeval patience{60, 0};

class descriptor {
public:
    explicit descriptor(int fd) : fd_(fd) {}
    ~descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    descriptor(descriptor const&) = delete;
    descriptor& operator=(descriptor const&) = delete;
    int get() const noexcept { return fd_; }

private:
    int fd_;
};

bool connect_to(int socket, int folder) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    // Through the folder's descriptor: sun_path holds 108 bytes, a data folder may lie deeper.
    auto const path = fmt::format("/proc/self/fd/{}/admin.sock", folder);
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    return ::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
}

bool send_all(int socket, std::string_view text) {
    while (!text.empty()) {
        auto const sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string receive_line(int socket) {
    std::string line;
    char buffer[16 * 1024];
    while (!line.ends_with('\n') && line.size() < answer_bytes_max) {
        auto const got = ::recv(socket, buffer, sizeof buffer, 0);
        if (got <= 0) break;
        line.append(buffer, static_cast<std::size_t>(got));
    }
    return line;
}

}  // namespace

admin_request health_request() {
    admin_request request;
    request.name = "health";
    request.json = true;
    return request;
}

std::optional<admin_answer> ask_server(std::string const& data, admin_request const& request) {
    descriptor const folder(::open(data.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    descriptor const socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (folder.get() < 0 || socket.get() < 0 || !connect_to(socket.get(), folder.get())) return std::nullopt;
    admin_answer answer;
    if (!send_all(socket.get(), encode_request(request) + '\n') ||
        !decode_answer(receive_line(socket.get()), answer)) {
        return admin_answer{exit_code::temporary, "the server did not answer\n"};
    }
    return answer;
}

}  // namespace parley::app
