#include "doctor.hpp"

#include "data_folder.hpp"
#include "doctor_stores.hpp"
#include "exit_code.hpp"
#include "process.hpp"
#include "serve.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

namespace parley::app {
namespace {

using level = finding_level;

constexpr std::uint64_t open_files_advised = 65'536;
constexpr std::int64_t newest_believable_ms = 4'102'444'800'000;  // the year 2100
constexpr std::int64_t oldest_believable_ms =
    1'760'000'000'000;  // October 2025: before this version was made

finding check_folder(std::string const& path) {
    struct stat facts{};
    if (::stat(path.c_str(), &facts) != 0) {
        return {level::ok, "data folder", fmt::format("{} is not there yet; the first start makes it", path),
                ""};
    }
    if (!S_ISDIR(facts.st_mode))
        return {level::fail, "data folder", path + " is not a folder", "choose another with --data"};
    if (::access(path.c_str(), R_OK | W_OK | X_OK) != 0) {
        return {level::fail, "data folder", path + " cannot be written by this user",
                fmt::format("chown it to the user that runs Parley (uid {})", ::geteuid())};
    }
    if ((facts.st_mode & 077) != 0) {
        return {level::warn, "data folder",
                fmt::format("{} is open to others (mode {:o})", path, facts.st_mode & 0777),
                "chmod 700 " + path};
    }
    return {level::ok, "data folder", path, ""};
}

finding check_space(std::string const& path) {
    std::error_code ignored;
    auto at = std::filesystem::absolute(path);
    while (!std::filesystem::exists(at, ignored) && at.has_relative_path())
        at = at.parent_path();
    auto const space = space_of(at.string());
    if (!space) return {level::fail, "disk space", "cannot be read", "check the mount of " + path};
    auto const text =
        fmt::format("{:.1f} GiB free ({:.0f} %)", static_cast<double>(space->free_bytes) / (1ULL << 30),
                    space->free_share * 100);
    if (!space->is_enough())
        return {level::fail, "disk space", text, "free more than 5 % and 1 GiB, or writes will soon fail"};
    return {level::ok, "disk space", text, ""};
}

finding check_clock() {
    auto const now = unix_ms(system_clock().now());
    if (now < oldest_believable_ms || now > newest_believable_ms) {
        return {level::fail, "clock", "the clock of this machine is wrong",
                "set it, and keep it set (chrony, systemd-timesyncd)"};
    }
    return {level::ok, "clock", "believable", ""};
}

finding check_files() {
    auto const files = open_files_max();
    auto const text = fmt::format("{} open files allowed", files);
    if (files >= open_files_advised) return {level::ok, "file limit", text, ""};
    return {level::warn, "file limit", text, "raise LimitNOFILE or ulimit -n: each connection needs one"};
}

/// Binds as the server would, for a moment.
bool can_bind(std::string const& address, std::uint16_t port, std::string& why) {
    bool const six = address.find(':') != std::string::npos;
    sockaddr_storage at{};
    socklen_t bytes = 0;
    if (six) {
        auto* to = reinterpret_cast<sockaddr_in6*>(&at);
        to->sin6_family = AF_INET6;
        to->sin6_port = htons(port);
        ::inet_pton(AF_INET6, address.c_str(), &to->sin6_addr);
        bytes = sizeof *to;
    } else {
        auto* to = reinterpret_cast<sockaddr_in*>(&at);
        to->sin_family = AF_INET;
        to->sin_port = htons(port);
        ::inet_pton(AF_INET, address.c_str(), &to->sin_addr);
        bytes = sizeof *to;
    }
    int const fd = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int const reuse = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
    bool const bound = fd >= 0 && ::bind(fd, reinterpret_cast<sockaddr const*>(&at), bytes) == 0;
    if (!bound) why = std::strerror(errno);
    if (fd >= 0) ::close(fd);
    return bound;
}

finding check_port(config::settings const& with, bool server_runs) {
    auto const at = config::split_listen(with.server.listen).value();
    if (server_runs) return {level::ok, "port", with.server.listen + " (not tried: a server runs)", ""};
    std::string why;
    if (can_bind(at.first, at.second, why)) return {level::ok, "port", with.server.listen + " is free", ""};
    return {level::fail, "port", fmt::format("{} cannot be used: {}", with.server.listen, why),
            "stop what listens there, or choose another with --listen"};
}

finding check_exposure(config::settings const& with) {
    auto const host = config::split_listen(with.server.listen).value().first;
    bool const local = host.starts_with("127.") || host == "::1";
    bool const guarded = !with.tls.certificate.empty() || !with.server.trusted_proxies.empty();
    if (local || guarded)
        return {level::ok, "exposure", local ? "only this machine" : "TLS or a trusted proxy", ""};
    return {level::warn, "exposure", with.server.listen + " is open to the network without TLS",
            "give --tls-cert and --tls-key, or put a proxy in front and name it in server.trusted_proxies"};
}

finding check_pem(std::string const& path, char const* what, std::string_view marker) {
    std::ifstream file(path);
    std::string text(64 * 1024, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    if (text.empty())
        return {level::fail, what, path + " cannot be read", "check the path and who may read it"};
    if (text.find(marker) == std::string::npos) {
        return {level::fail, what, fmt::format("{} holds no \"{}\"", path, marker), "give a PEM file"};
    }
    struct stat facts{};
    bool const is_key = marker == "PRIVATE KEY";
    if (is_key && ::stat(path.c_str(), &facts) == 0 && (facts.st_mode & 007) != 0) {
        return {level::warn, what, path + " can be read by everybody", "chmod 640 " + path};
    }
    return {level::ok, what, path, ""};
}

}  // namespace

std::vector<finding> examine(config::sources const& from) {
    std::vector<finding> out;
    config::settings with;
    try {
        auto const loaded = load_settings(from);
        out.push_back(
            {level::ok, "settings", loaded.file.empty() ? "fine (no file was read)" : loaded.file, ""});
        with = loaded.values;
    } catch (failure const& wrong) {
        return {
            {level::fail, "settings", wrong.what(), "correct them; `parley config default` explains each"}};
    }
    auto const holder = data_folder::holder(with.server.data);
    if (holder) out.push_back({level::ok, "server", fmt::format("runs as process {}", *holder), ""});
    out.push_back(check_folder(with.server.data));
    out.push_back(check_space(with.server.data));
    out.push_back(check_clock());
    out.push_back(check_files());
    out.push_back(check_port(with, holder.has_value()));
    out.push_back(check_exposure(with));
    if (!with.tls.certificate.empty()) {
        out.push_back(check_pem(with.tls.certificate, "certificate", "BEGIN CERTIFICATE"));
        out.push_back(check_pem(with.tls.key, "private key", "PRIVATE KEY"));
    }
    for (auto& found : examine_stores(with, holder.has_value()))
        out.push_back(std::move(found));
    return out;
}

}  // namespace parley::app
