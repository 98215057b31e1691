#include "data_folder.hpp"

#include "exit_code.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

namespace parley::app {
namespace {

int process_named_in(int fd) {
    char text[16] = {};
    int process = 0;
    auto const got = ::pread(fd, text, sizeof text - 1, 0);
    if (got > 0) std::from_chars(text, text + got, process);
    return process;
}

void make_folder(std::string const& path) {
    std::error_code failed;
    bool const made = std::filesystem::create_directories(path, failed);
    if (made) ::chmod(path.c_str(), 0700);
    if (failed && !std::filesystem::is_directory(path)) {
        throw failure(exit_code::configuration,
                      fmt::format("cannot make the data folder {}: {}", path, failed.message()));
    }
    if (::access(path.c_str(), R_OK | W_OK | X_OK) != 0) {
        throw failure(exit_code::configuration,
                      fmt::format("the data folder {} cannot be written: {}", path, std::strerror(errno)));
    }
}

}  // namespace

data_folder::data_folder(std::string path)
    : path_(std::filesystem::absolute(path).lexically_normal().string()) {
    while (path_.size() > 1 && path_.ends_with('/'))
        path_.pop_back();
    make_folder(path_);
    auto const name = file("lock");
    lock_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) {
        throw failure(exit_code::configuration,
                      fmt::format("cannot open {}: {}", name, std::strerror(errno)));
    }
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        auto const text = fmt::format(
            "the data folder {} is in use by process {}: stop it first, or choose another with --data", path_,
            process_named_in(lock_));
        ::close(lock_);
        throw failure(exit_code::temporary, text);
    }
    auto const process = std::to_string(::getpid()) + '\n';
    bool const written = ::ftruncate(lock_, 0) == 0 && ::pwrite(lock_, process.data(), process.size(), 0) ==
                                                           static_cast<ssize_t>(process.size());
    if (written) return;
    ::close(lock_);
    throw failure(exit_code::temporary, fmt::format("cannot write {}: is the disk full?", name));
}

data_folder::~data_folder() {
    ::close(lock_);
}

std::optional<int> data_folder::holder(std::string const& path) {
    int const fd = ::open((path + "/lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return std::nullopt;
    bool const is_free = ::flock(fd, LOCK_SH | LOCK_NB) == 0;
    auto const process = process_named_in(fd);
    ::close(fd);
    if (is_free) return std::nullopt;
    return process;
}

std::optional<disk_space> space_of(std::string const& path) {
    struct statvfs facts{};
    if (::statvfs(path.c_str(), &facts) != 0 || facts.f_blocks == 0) return std::nullopt;
    return disk_space{static_cast<double>(facts.f_bavail) / static_cast<double>(facts.f_blocks),
                      std::uint64_t{facts.f_bavail} * facts.f_frsize};
}

}  // namespace parley::app
