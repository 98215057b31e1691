#include "blob_files.hpp"

#include <parley/base/failpoint.hpp>
#include <parley/base/log.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace parley {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t address_digits = 64;
constexpr mode_t file_mode = 0600;
constexpr mode_t folder_mode = 0700;

/// Nothing that could name another place: no dots, no slashes.
bool is_address(std::string_view text) {
    return text.size() == address_digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

class open_file {
public:
    open_file(fs::path const& path, int flags)
        : fd_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, file_mode)) {}
    ~open_file() {
        if (fd_ >= 0) ::close(fd_);
    }
    open_file(open_file const&) = delete;
    open_file& operator=(open_file const&) = delete;
    bool is_open() const noexcept { return fd_ >= 0; }
    int fd() const noexcept { return fd_; }

private:
    int fd_;
};

error_code failed_to(char const* what) {
    int const why = errno;
    if (why == ENOSPC || why == EDQUOT) return storage_errc::full;
    log_error("blobs.failed", {{"call", what}, {"error", std::strerror(why)}});
    return storage_errc::unavailable;
}

result<void> write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return failed_to("write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

/// What a folder holds is durable only when the folder is.
result<void> sync_folder(fs::path const& folder) {
    open_file const it(folder, O_RDONLY | O_DIRECTORY);
    if (!it.is_open() || ::fsync(it.fd()) != 0) return failed_to("fsync");
    return {};
}

result<void> make_folder(fs::path const& folder) {
    if (::mkdir(folder.c_str(), folder_mode) != 0 && errno != EEXIST) return failed_to("mkdir");
    return sync_folder(folder.parent_path());  // also of one that another call has just made
}

result<void> write_synced(fs::path const& path, std::string_view bytes) {
    open_file const it(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!it.is_open()) return failed_to("open");
    PARLEY_CHECK(write_all(it.fd(), bytes));
    failpoint("blobs.before_sync");
    if (::fsync(it.fd()) != 0) return failed_to("fsync");
    return {};
}

}  // namespace

std::string blob_files::open() {
    std::error_code failed;
    fs::create_directories(half_written(), failed);
    if (!failed) fs::permissions(root_, fs::perms::owner_all, failed);
    if (failed) return root_.string() + ": " + failed.message();
    for (auto const& each : fs::directory_iterator(half_written(), failed)) {
        std::error_code ignored;  // it will be written over
        fs::remove(each.path(), ignored);
    }
    return failed ? root_.string() + ": " + failed.message() : std::string();
}

fs::path blob_files::folder_of(blob_address const& address) const {
    return root_ / address.substr(0, 2) / address.substr(2, 2);
}

result<void> blob_files::put(blob_address const& address, std::string_view bytes) const {
    if (!is_address(address) || bytes.size() > blob_bytes_max) return storage_errc::refused;
    auto const folder = folder_of(address);
    auto const place = folder / address;
    struct stat there{};
    // Only whole files ever stand there. One of another size was damaged by somebody else, and is healed.
    if (::stat(place.c_str(), &there) == 0 && static_cast<std::size_t>(there.st_size) == bytes.size())
        return {};
    PARLEY_CHECK(make_folder(folder.parent_path()));
    PARLEY_CHECK(make_folder(folder));
    auto const beside = half_written() / address;
    auto written = write_synced(beside, bytes);
    if (written.has_error()) {
        ::unlink(beside.c_str());
        return written;
    }
    failpoint("blobs.before_rename");
    if (::rename(beside.c_str(), place.c_str()) != 0) return failed_to("rename");
    return sync_folder(folder);
}

result<std::optional<std::string>> blob_files::get(blob_address const& address) const {
    if (!is_address(address)) return storage_errc::refused;
    open_file const it(folder_of(address) / address, O_RDONLY);
    if (!it.is_open() && errno == ENOENT) return std::optional<std::string>();
    struct stat about{};
    if (!it.is_open() || ::fstat(it.fd(), &about) != 0) return failed_to("open");
    if (!S_ISREG(about.st_mode) || static_cast<std::uintmax_t>(about.st_size) > blob_bytes_max)
        return storage_errc::corrupted;
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        auto const got = ::read(it.fd(), bytes.data() + at, bytes.size() - at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed_to("read");
        if (got == 0) return storage_errc::corrupted;
        at += static_cast<std::size_t>(got);
    }
    return std::optional(std::move(bytes));
}

result<void> blob_files::remove(blob_address const& address) const {
    if (!is_address(address)) return storage_errc::refused;
    auto const folder = folder_of(address);
    if (::unlink((folder / address).c_str()) == 0) return sync_folder(folder);
    return errno == ENOENT ? result<void>() : failed_to("unlink");
}

}  // namespace parley
