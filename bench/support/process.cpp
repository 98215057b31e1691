#include "support/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace bench {
namespace {

std::vector<char*> as_argv(std::vector<std::string>& words) {
    std::vector<char*> argv;
    for (auto& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    return argv;
}

std::size_t status_bytes(pid_t pid, std::string const& field) {
    std::ifstream status(fmt::format("/proc/{}/status", pid));
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with(field)) return std::stoul(line.substr(field.size())) * 1024;
    }
    throw std::runtime_error("no " + field + " in /proc/PID/status");
}

}  // namespace

child_process::child_process(std::vector<std::string> command, std::vector<std::string> environment,
                             bool with_input) {
    int out[2];
    int in[2];
    if (pipe2(out, O_CLOEXEC) != 0 || pipe2(in, O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    pid_ = fork();
    if (pid_ < 0) throw std::runtime_error("fork");
    if (pid_ == 0) {
        dup2(out[1], STDOUT_FILENO);
        dup2(with_input ? in[0] : open("/dev/null", O_RDONLY), STDIN_FILENO);
        for (auto& each : environment)
            putenv(each.data());
        auto argv = as_argv(command);
        execvp(argv[0], argv.data());
        _exit(127);
    }
    close(out[1]);
    close(in[0]);
    output_ = out[0];
    input_ = in[1];
}

child_process::~child_process() {
    stop();
}

void child_process::stop() {
    if (pid_ < 0) return;
    kill(pid_, SIGTERM);
    for (int i = 0; i < 500; ++i) {
        if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
            pid_ = -1;
            break;
        }
        usleep(10'000);
    }
    if (pid_ >= 0) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }
    close(output_);
    close(input_);
}

std::string child_process::read_line() {
    for (;;) {
        auto end = pending_.find('\n');
        if (end != std::string::npos) {
            auto line = pending_.substr(0, end);
            pending_.erase(0, end + 1);
            return line;
        }
        char buffer[4096];
        auto got = read(output_, buffer, sizeof buffer);
        if (got <= 0) throw std::runtime_error("the child process ended before it said what was expected");
        pending_.append(buffer, static_cast<std::size_t>(got));
    }
}

void child_process::write_line(std::string const& line) {
    auto text = line + "\n";
    if (write(input_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("write");
}

std::string run_command(std::vector<std::string> command, std::string const& input) {
    int in[2];
    int out[2];
    if (pipe2(out, O_CLOEXEC) != 0 || pipe2(in, O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    auto pid = fork();
    if (pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        auto argv = as_argv(command);
        execvp(argv[0], argv.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    if (!input.empty() && write(in[1], input.data(), input.size()) < 0) throw std::runtime_error("write");
    close(in[1]);
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = read(out[0], buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    close(out[0]);
    int status = 0;
    waitpid(pid, &status, 0);
    if (status != 0) throw std::runtime_error(fmt::format("{} failed: {}", command[0], text));
    return text;
}

double cpu_seconds(pid_t pid) {
    // The scheduler's own count in nanoseconds; the clock ticks of /proc/PID/stat are too coarse for a short
    // run.
    double nanoseconds = 0;
    for (auto const& thread : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", pid))) {
        std::ifstream schedstat(thread.path() / "schedstat");
        double ran = 0;
        schedstat >> ran;
        nanoseconds += ran;
    }
    return nanoseconds / 1e9;
}

std::size_t resident_bytes(pid_t pid) {
    return status_bytes(pid, "VmRSS:");
}
std::size_t anonymous_bytes(pid_t pid) {
    return status_bytes(pid, "RssAnon:");
}

double load_average() {
    double one = 0;
    return getloadavg(&one, 1) == 1 ? one : -1;
}

void raise_file_limit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 1'048'576);
    setrlimit(RLIMIT_NOFILE, &limit);
    std::signal(SIGPIPE, SIG_IGN);
}

std::string first_of(char const* environment_name, std::string otherwise) {
    char const* given = std::getenv(environment_name);
    return given != nullptr ? std::string(given) : otherwise;
}

std::string make_folder(std::string const& parent) {
    std::string name = parent + "/parley-bench-XXXXXX";
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("mkdtemp: " + std::string(std::strerror(errno)));
    return name;
}

}  // namespace bench
