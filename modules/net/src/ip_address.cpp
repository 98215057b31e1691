#include "ip_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace parley::net {
namespace {

constexpr std::array<std::uint8_t, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

ip_address mapped(in_addr const& v4) noexcept {
    ip_address address;
    std::copy(v4_prefix.begin(), v4_prefix.end(), address.bytes.begin());
    std::memcpy(address.bytes.data() + 12, &v4, 4);
    return address;
}

}  // namespace

std::optional<ip_address> ip_address::parse(std::string_view text) {
    std::array<char, INET6_ADDRSTRLEN + 1> buffer{};
    if (text.empty() || text.size() >= buffer.size() || text.find('\0') != text.npos) return std::nullopt;
    std::copy(text.begin(), text.end(), buffer.begin());
    in_addr v4{};
    if (inet_pton(AF_INET, buffer.data(), &v4) == 1) return mapped(v4);
    ip_address address;
    if (inet_pton(AF_INET6, buffer.data(), address.bytes.data()) == 1) return address;
    return std::nullopt;
}

ip_address ip_address::of(sockaddr const& from) noexcept {
    if (from.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &from, sizeof v4);
        return mapped(v4.sin_addr);
    }
    ip_address address;
    if (from.sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &from, sizeof v6);
        std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
    }
    return address;
}

bool ip_address::is_v4() const noexcept {
    return std::equal(v4_prefix.begin(), v4_prefix.end(), bytes.begin());
}

bool ip_address::is_loopback() const noexcept {
    if (is_v4()) return bytes[12] == 127;
    return std::all_of(bytes.begin(), bytes.end() - 1, [](auto b) { return b == 0; }) && bytes[15] == 1;
}

std::string ip_address::text() const {
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    if (is_v4()) return inet_ntop(AF_INET, bytes.data() + 12, buffer.data(), buffer.size());
    return inet_ntop(AF_INET6, bytes.data(), buffer.data(), buffer.size());
}

ip_address ip_address::masked(unsigned bits) const noexcept {
    auto copy = *this;
    for (unsigned i = 0; i < 16; ++i) {
        unsigned kept = bits > i * 8 ? std::min(bits - i * 8, 8U) : 0;
        copy.bytes[i] = static_cast<std::uint8_t>(copy.bytes[i] & (0xFF00U >> kept));
    }
    return copy;
}

ip_address ip_address::neighbourhood() const noexcept {
    return is_v4() ? *this : masked(64);
}

std::optional<ip_block> ip_block::parse(std::string_view text) {
    auto slash = text.find('/');
    auto base = ip_address::parse(text.substr(0, slash));
    if (!base) return std::nullopt;
    unsigned bits = base->is_v4() ? 32 : 128;
    if (slash != text.npos) {
        auto digits = text.substr(slash + 1);
        unsigned given = 0;
        auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), given);
        if (failed != std::errc{} || end != digits.data() + digits.size() || given > bits)
            return std::nullopt;
        bits = given;
    }
    if (base->is_v4()) bits += 96;
    return ip_block{base->masked(bits), bits};
}

}  // namespace parley::net
