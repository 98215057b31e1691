#include "node_state.hpp"

#include <parley/base/failpoint.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace parley::cluster {
namespace {

// A slot: magic (8) · write (8) · epoch (8) · ceiling (8) · zeros (24) · FNV-1a over all before it (8),
// little-endian.
constexpr std::size_t slot_bytes = 64;
// Each slot has a page of its own, so that no single torn sector can hurt both.
constexpr off_t slot_distance = 4096;
constexpr std::uint64_t slot_magic = 0x3145444F4E594C50;  // "PLYNODE1"

using slot_image = std::array<unsigned char, slot_bytes>;

void put(slot_image& to, std::size_t at, std::uint64_t v) {
    for (std::size_t i = 0; i < 8; ++i)
        to[at + i] = static_cast<unsigned char>(v >> (8 * i));
}

std::uint64_t get(slot_image const& from, std::size_t at) {
    std::uint64_t v = 0;
    for (std::size_t i = 0; i < 8; ++i)
        v |= std::uint64_t{from[at + i]} << (8 * i);
    return v;
}

std::uint64_t checksum(slot_image const& of) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (std::size_t i = 0; i < slot_bytes - 8; ++i)
        hash = (hash ^ of[i]) * 0x100000001B3;
    return hash;
}

slot_image encode(node_state const& what) {
    slot_image out{};
    put(out, 0, slot_magic);
    put(out, 8, what.write);
    put(out, 16, what.epoch);
    put(out, 24, static_cast<std::uint64_t>(what.ceiling_ms));
    put(out, slot_bytes - 8, checksum(out));
    return out;
}

std::optional<node_state> read_slot(int fd, off_t at) {
    slot_image image{};
    auto const got = ::pread(fd, image.data(), image.size(), at);
    if (got != static_cast<ssize_t>(image.size())) return std::nullopt;
    if (get(image, 0) != slot_magic || get(image, slot_bytes - 8) != checksum(image)) return std::nullopt;
    return node_state{.epoch = get(image, 16),
                      .ceiling_ms = static_cast<std::int64_t>(get(image, 24)),
                      .write = get(image, 8)};
}

bool sync_folder_of(std::string const& path) {
    auto folder = std::filesystem::path(path).parent_path();
    if (folder.empty()) folder = ".";
    int const fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    bool const synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

std::string with_reason(std::string text) {
    return std::move(text) + ": " + std::strerror(errno);
}

}  // namespace

std::unique_ptr<node_state_file> node_state_file::open(std::string const& path, contents& found,
                                                       std::string& problem) {
    found = {};
    int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) {
        found.fresh = true;
        fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    }
    if (fd < 0) {
        problem = with_reason("cannot open " + path);
        return nullptr;
    }
    std::unique_ptr<node_state_file> file(new node_state_file(fd, 0));  // NOLINT(new): private
    // A crash between creating the file and its first write leaves an empty one: as good as none.
    if (!found.fresh && ::lseek(fd, 0, SEEK_END) == 0) found.fresh = true;
    if (found.fresh) {
        if (sync_folder_of(path)) return file;
        problem = with_reason("cannot sync the folder of " + path);
        return nullptr;
    }
    auto const first = read_slot(fd, 0);
    auto const second = read_slot(fd, slot_distance);
    if (!first && !second) {
        problem = path +
                  " is damaged in both halves, so it is not known which ids were given out. Restore it from "
                  "a backup;"
                  " or, if the clock of this machine was never set back, delete it and start again";
        return nullptr;
    }
    found.damaged = !first || !second;
    found.newest = !second || (first && first->write > second->write) ? *first : *second;
    file->write_ = found.newest.write;
    return file;
}

node_state_file::~node_state_file() {
    ::close(fd_);
}

bool node_state_file::store(std::uint64_t epoch, std::int64_t ceiling_ms) {
    auto const image = encode({.epoch = epoch, .ceiling_ms = ceiling_ms, .write = ++write_});
    auto const at = write_ % 2 == 0 ? off_t{0} : slot_distance;
    failpoint("node_state.before_write");
    if (::pwrite(fd_, image.data(), image.size(), at) != static_cast<ssize_t>(image.size())) return false;
    failpoint("node_state.before_sync");
    return ::fdatasync(fd_) == 0;
}

}  // namespace parley::cluster
