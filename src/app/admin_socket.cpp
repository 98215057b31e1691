#include "admin_socket.hpp"

#include "house.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/log.hpp>
#include <parley/base/task_scope.hpp>

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace parley::app {
namespace asio = boost::asio;
using local = asio::local::stream_protocol;
namespace {

constexpr std::size_t request_bytes_max = 64 * 1024;
constexpr std::size_t callers_max = 16;

/// A path to the socket that fits sun_path (108 bytes), however deep the data folder lies.
class short_path {
public:
    explicit short_path(std::string const& folder)
        : fd_(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {}
    ~short_path() {
        if (fd_ >= 0) ::close(fd_);
    }
    short_path(short_path const&) = delete;
    short_path& operator=(short_path const&) = delete;
    std::string text() const { return fmt::format("/proc/self/fd/{}/admin.sock", fd_); }

private:
    int fd_;
};

class served_socket final : public admin_socket {
public:
    served_socket(house& in, data_folder const& folder, running_server server)
        : in_(in),
          path_(folder.file("admin.sock")),
          short_(folder.path()),
          server_(std::move(server)),
          acceptor_(in.cores.at(0).context()),
          accepting_(in.cores.at(0), "admin"),
          serving_(in.cores.at(0), "admin.caller") {}

    void listen() {
        ::unlink(path_.c_str());  // left behind by a killed process; the folder is locked, so it is nobody's
        local::endpoint const at(short_.text());
        acceptor_.open(at.protocol());
        acceptor_.bind(at);  // 0600 through the process's umask, and made sure of below
        ::chmod(path_.c_str(), 0600);
        acceptor_.listen();
        accepting_.spawn(accept_repeatedly());
    }

    task<void> stop() override {
        error_code ignored;
        acceptor_.close(ignored);
        ::unlink(path_.c_str());
        co_await accepting_.close();
        co_await serving_.close();
    }

private:
    task<void> accept_repeatedly() {
        while (acceptor_.is_open()) {
            error_code failed;
            auto peer = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, failed));
            if (failed == asio::error::operation_aborted) co_return;
            if (failed) {
                co_await sleep_for(milliseconds{100});  // out of files: they come back
            } else if (serving_.running() < callers_max) {
                serving_.spawn(serve(std::move(peer)));
            }
        }
    }

    task<void> serve(local::socket peer) {
        std::string line;
        error_code failed;
        auto buffer = asio::dynamic_buffer(line, request_bytes_max);
        auto const bytes = co_await asio::async_read_until(peer, buffer, '\n',
                                                           asio::redirect_error(asio::use_awaitable, failed));
        if (failed) co_return;
        admin_request request;
        admin_answer answer{exit_code::usage, "the command could not be read\n"};
        if (decode_request(std::string_view(line).substr(0, bytes), request)) {
            log_info("admin.command", {{"command", request.name}});
            answer = co_await run_admin_command(in_, server_, std::move(request));
        }
        auto const text = encode_answer(answer) + '\n';
        co_await asio::async_write(peer, asio::buffer(text),
                                   asio::redirect_error(asio::use_awaitable, failed));
    }

    house& in_;
    std::string path_;
    short_path short_;
    running_server server_;
    local::acceptor acceptor_;
    task_scope accepting_;
    task_scope serving_;
};

}  // namespace

std::unique_ptr<admin_socket> serve_admin(house& in, data_folder const& folder, running_server server) {
    auto made = std::make_unique<served_socket>(in, folder, std::move(server));
    try {
        made->listen();
    } catch (std::exception const& failed) {
        log_warn("admin.no_socket", {{"reason", failed.what()}});
        return nullptr;
    }
    return made;
}

}  // namespace parley::app
