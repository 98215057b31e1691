#include "peer_network.hpp"

#include <arpa/inet.h>

#include <array>
#include <cstdint>

namespace parley::identity {

namespace {

constexpr std::size_t v4_network_bytes = 3;
constexpr std::size_t v6_network_bytes = 8;
constexpr std::array<std::uint8_t, 12> v4_mapped = {0, 0, 0, 0, 0,    0,
                                                    0, 0, 0, 0, 0xff, 0xff};  // RFC 4291 §2.5.5.2

std::string tagged(char family, std::uint8_t const* bytes, std::size_t count) {
    return family + std::string(reinterpret_cast<char const*>(bytes), count);
}

}  // namespace

std::string network_of(std::string_view address) {
    address = address.substr(0, address.find('%'));  // a link-local zone
    std::string text(address);
    std::array<std::uint8_t, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
        return tagged('4', bytes.data(), v4_network_bytes);
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return "?";
    if (std::equal(v4_mapped.begin(), v4_mapped.end(), bytes.begin())) {
        return tagged('4', bytes.data() + v4_mapped.size(), v4_network_bytes);
    }
    return tagged('6', bytes.data(), v6_network_bytes);
}

}  // namespace parley::identity
