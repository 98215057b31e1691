#include "handover_file.hpp"

#include <parley/base/bytes.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/interfaces/services/crypto.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

namespace parley::app {
namespace {

constexpr std::string_view magic = "parley handover\n";
constexpr std::uint8_t file_version = 1;
constexpr std::size_t digest_bytes = 32;

std::string name_in(std::string const& folder) {
    return folder + "/handover";
}

class open_file {
public:
    open_file(std::string const& name, int flags) : fd_(::open(name.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~open_file() {
        if (fd_ >= 0) ::close(fd_);
    }
    open_file(open_file const&) = delete;
    open_file& operator=(open_file const&) = delete;
    bool good() const noexcept { return fd_ >= 0; }
    int get() const noexcept { return fd_; }

private:
    int fd_;
};

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const put = ::write(fd, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

bool read_all(int fd, std::string& into) {
    std::size_t have = 0;
    while (have < into.size()) {
        auto const got = ::read(fd, into.data() + have, into.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        have += static_cast<std::size_t>(got);
    }
    return true;
}

bool sync_folder(std::string const& folder) {
    open_file const it(folder, O_RDONLY | O_DIRECTORY);
    return it.good() && ::fsync(it.get()) == 0;
}

bool write_new_file(std::string const& name, std::string_view bytes) {
    ::unlink(name.c_str());  // of a start that was cut off here
    open_file const it(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    return it.good() && write_all(it.get(), bytes) && ::fsync(it.get()) == 0;
}

}  // namespace

std::string encode_handover(handover const& what, token_source const& digests) {
    byte_writer to;
    to.raw(magic);
    to.u8(file_version);
    to.be64(what.start);
    to.be64(static_cast<std::uint64_t>(unix_ms(what.written_at)));
    to.text(what.streams);
    to.text(what.sessions);
    auto bytes = to.take();
    return bytes + digests.digest(bytes);
}

std::variant<handover, handover_refusal> decode_handover(std::string_view bytes,
                                                         token_source const& digests) {
    if (!bytes.starts_with(magic)) return handover_refusal::damaged;
    byte_reader version_of(bytes.substr(magic.size()));
    auto const version = version_of.u8();
    if (version_of.ok() && version != file_version) return handover_refusal::other_version;
    if (bytes.size() < magic.size() + digest_bytes) return handover_refusal::damaged;
    auto const body = bytes.substr(0, bytes.size() - digest_bytes);
    if (digests.digest(body) != bytes.substr(body.size())) return handover_refusal::damaged;
    byte_reader from(body.substr(magic.size()));
    (void)from.u8();  // the version
    handover out;
    out.start = from.be64();
    out.written_at = from_unix_ms(static_cast<std::int64_t>(from.be64()));
    out.streams = std::string(from.text());
    out.sessions = std::string(from.text());
    if (!from.complete()) return handover_refusal::damaged;
    return out;
}

bool write_handover(std::string const& folder, std::string_view bytes, std::string& problem) {
    if (bytes.size() > handover_bytes_max) {
        problem = fmt::format("{} bytes are too many", bytes.size());
        return false;
    }
    auto const name = name_in(folder);
    auto const unfinished = name + ".new";
    bool const written = write_new_file(unfinished, bytes);
    failpoint("handover.rename");
    if (written && ::rename(unfinished.c_str(), name.c_str()) == 0 && sync_folder(folder)) return true;
    problem = std::strerror(errno);
    ::unlink(unfinished.c_str());
    return false;
}

handover_found take_handover(std::string const& folder, std::string& bytes, std::string& problem) {
    auto const name = name_in(folder);
    auto const give_up = [&problem](char const* why) {
        problem = why;
        return handover_found::unusable;
    };
    ::unlink((name + ".new").c_str());
    bool read = false;
    {
        open_file const it(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        if (!it.good() && errno == ENOENT) return handover_found::nothing;
        struct stat facts{};
        bool const sized = it.good() && ::fstat(it.get(), &facts) == 0 && S_ISREG(facts.st_mode) &&
                           facts.st_size >= 0 &&
                           static_cast<std::uint64_t>(facts.st_size) <= handover_bytes_max;
        if (sized) {
            bytes.resize(static_cast<std::size_t>(facts.st_size));
            read = read_all(it.get(), bytes);
        }
    }
    if (::unlink(name.c_str()) != 0 || !sync_folder(folder)) return give_up("not_removable");
    return read ? handover_found::taken : give_up("not_readable");
}

}  // namespace parley::app
