#include "network.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace parley::http_api {
namespace {

using address_bytes = std::array<unsigned char, 16>;
constexpr std::size_t v4_prefix_bits = 96;

/// IPv4 is read as its mapped form, so that both families compare alike.
std::optional<address_bytes> parse(std::string_view text, bool& is_v4) {
    std::string const held(text);
    address_bytes out{};
    is_v4 = inet_pton(AF_INET, held.c_str(), out.data() + 12) == 1;
    if (is_v4) {
        out[10] = out[11] = 0xFF;
        return out;
    }
    if (inet_pton(AF_INET6, held.c_str(), out.data()) == 1) return out;
    return std::nullopt;
}

bool same_prefix(address_bytes const& a, address_bytes const& b, std::size_t bits) {
    auto const whole = bits / 8;
    if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(whole), b.begin())) return false;
    auto const rest = bits % 8;
    if (rest == 0) return true;
    auto const mask = static_cast<unsigned char>(0xFF00U >> rest);
    return (a[whole] & mask) == (b[whole] & mask);
}

}  // namespace

bool is_in(std::string_view address, std::string_view block) {
    bool v4 = false;
    auto const who = parse(address, v4);
    auto const slash = block.find('/');
    auto const base = parse(block.substr(0, slash), v4);
    if (!who || !base) return false;
    std::size_t const width = v4 ? 32 : 128;
    std::size_t bits = width;
    if (slash != std::string_view::npos) {
        auto const digits = block.substr(slash + 1);
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (error != std::errc{} || end != digits.data() + digits.size() || bits > width) return false;
    }
    return same_prefix(*who, *base, v4 ? v4_prefix_bits + bits : bits);
}

bool is_in_any(std::string_view address, std::vector<std::string> const& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [&](std::string const& b) { return is_in(address, b); });
}

}  // namespace parley::http_api
