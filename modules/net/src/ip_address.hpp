#pragma once
// Addresses as values: IPv4 is kept in its IPv6-mapped form, so that both compare and mask alike.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace parley::net {

struct ip_address {
    std::array<std::uint8_t, 16> bytes{};

    static std::optional<ip_address> parse(std::string_view text);
    /// Unknown families give the unspecified address.
    static ip_address of(sockaddr const& from) noexcept;

    bool is_v4() const noexcept;
    bool is_loopback() const noexcept;
    std::string text() const;
    /// The first `bits` of 128 kept, the others zero.
    ip_address masked(unsigned bits) const noexcept;
    /// Who one caller is for counting: the address, or for IPv6 its /64, which one person holds as a whole.
    ip_address neighbourhood() const noexcept;

    friend bool operator==(ip_address const&, ip_address const&) = default;
};

/// `10.0.0.0/8`, `2001:db8::/32`, or one address.
struct ip_block {
    ip_address base;
    unsigned bits = 128;

    static std::optional<ip_block> parse(std::string_view text);
    bool contains(ip_address const& address) const noexcept { return address.masked(bits) == base; }
};

}  // namespace parley::net

template <>
struct std::hash<parley::net::ip_address> {
    std::size_t operator()(parley::net::ip_address const& address) const noexcept {
        return std::hash<std::string_view>{}(
            {reinterpret_cast<char const*>(address.bytes.data()), address.bytes.size()});
    }
};
