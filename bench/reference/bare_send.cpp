// The least a broadcast can cost: one thread, plain sockets, a send() per socket and event. Commands on
// standard input: `go ROUNDS EVENTS_PER_TURN FRAME_BYTES MODE` (mode: each = one send per event, gathered =
// one writev per turn), `quit`. A round begins with a line of its own and ends with one from the receiver,
// which has taken everything by then.

#include "support/process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

int listen_loopback(std::uint16_t& port) {
    int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(made, reinterpret_cast<sockaddr*>(&at), sizeof at) != 0 || listen(made, 4096) != 0) return -1;
    socklen_t size = sizeof at;
    getsockname(made, reinterpret_cast<sockaddr*>(&at), &size);
    port = ntohs(at.sin_port);
    return made;
}

void accept_all(int listener, std::size_t count, int epoll, std::vector<int>& sockets) {
    while (sockets.size() < count) {
        int got = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (got < 0) continue;
        int on = 1;
        setsockopt(got, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;  // as a server would: it listens to its clients too
        event.data.fd = got;
        epoll_ctl(epoll, EPOLL_CTL_ADD, got, &event);
        sockets.push_back(got);
    }
}

void send_each(std::vector<int> const& sockets, std::string const& frame, int events) {
    for (int event = 0; event < events; ++event) {
        for (int socket : sockets) {
            if (send(socket, frame.data(), frame.size(), MSG_NOSIGNAL) < 0) std::perror("send");
        }
    }
}

void send_gathered(std::vector<int> const& sockets, std::string const& frame, int events) {
    std::vector<iovec> pieces(static_cast<std::size_t>(events),
                              {const_cast<char*>(frame.data()), frame.size()});
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    for (int socket : sockets) {
        if (sendmsg(socket, &message, MSG_NOSIGNAL) < 0) std::perror("sendmsg");
    }
}

}  // namespace

int main(int argc, char** argv) {
    bench::raise_file_limit();
    std::uint16_t port = 0;
    int listener = listen_loopback(port);
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    std::printf("ready %u\n", port);
    std::fflush(stdout);
    std::vector<int> sockets;
    accept_all(listener, argc > 1 ? std::stoul(argv[1]) : 1000, epoll, sockets);
    std::puts("connected");
    std::fflush(stdout);
    for (std::string line; std::getline(std::cin, line) && line != "quit";) {
        std::istringstream words(line);
        std::string go;
        std::string mode;
        int rounds = 0;
        int events = 0;
        std::size_t bytes = 0;
        words >> go >> rounds >> events >> bytes >> mode;
        std::string frame(bytes, 'x');
        for (int round = 0; round < rounds; ++round) {
            // Said before, not after: the receivers read while this sends, as they do under a real server.
            std::puts("sending");
            std::fflush(stdout);
            if (mode == "gathered") {
                send_gathered(sockets, frame, events);
            } else {
                send_each(sockets, frame, events);
            }
            if (!std::getline(std::cin, line)) return 0;
        }
    }
    return 0;
}
