#include "checks.hpp"

#include <parley/config/make_config.hpp>

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace parley::config {
namespace {

std::optional<unsigned> small_number(std::string_view text, unsigned max) {
    unsigned value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > max) return std::nullopt;
    return value;
}

// 4, 6, or 0 when it is no address.
int address_family(std::string_view text) {
    std::string const terminated(text);
    unsigned char bytes[sizeof(in6_addr)];
    if (::inet_pton(AF_INET, terminated.c_str(), bytes) == 1) return 4;
    if (::inet_pton(AF_INET6, terminated.c_str(), bytes) == 1) return 6;
    return 0;
}

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
}

// What follows http:// or https://; nothing when neither stands there.
std::optional<std::string_view> after_scheme(std::string_view text) {
    for (std::string_view const scheme : {"https://", "http://"}) {
        if (text.starts_with(scheme)) return text.substr(scheme.size());
    }
    return std::nullopt;
}

bool is_origin(std::string_view text) {
    auto const host = after_scheme(text);
    return host && !host->empty() && std::all_of(host->begin(), host->end(), is_host_character);
}

}  // namespace

std::optional<std::pair<std::string, std::uint16_t>> split_listen(std::string_view text) {
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const port = small_number(text.substr(colon + 1), 65535);
    auto address = text.substr(0, colon);
    bool const bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (bracketed) address = address.substr(1, address.size() - 2);
    auto const family = address_family(address);
    if (!port || family == 0 || bracketed != (family == 6)) return std::nullopt;
    return std::pair{std::string(address), static_cast<std::uint16_t>(*port)};
}

std::string_view check_listen(std::string_view text) {
    return split_listen(text) ? "" : "ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080";
}

std::string_view check_public_url(std::string_view text) {
    return text.empty() || is_origin(text)
               ? ""
               : "http:// or https:// and a host, without a path or a slash at the end";
}

std::string_view check_url(std::string_view text) {
    if (text.empty()) return "";
    auto const rest = after_scheme(text);
    bool const printable = std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    return rest && !rest->empty() && printable ? "" : "an http:// or https:// URL";
}

std::string_view check_origin(std::string_view text) {
    return is_origin(text) ? "" : "web origins such as https://app.example.org";
}

std::string_view check_network(std::string_view text) {
    auto const slash = text.find('/');
    auto const family = address_family(text.substr(0, slash));
    bool const length_fits = slash == std::string_view::npos ||
                             small_number(text.substr(slash + 1), family == 4 ? 32 : 128).has_value();
    return family != 0 && length_fits ? "" : "addresses or CIDR blocks such as 10.0.0.0/8";
}

std::string_view check_word(std::string_view text) {
    bool const plain = std::all_of(text.begin(), text.end(),
                                   [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '\\'; });
    return plain && !text.empty() ? "" : "words without blanks";
}

}  // namespace parley::config
