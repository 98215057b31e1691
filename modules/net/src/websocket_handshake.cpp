#include "websocket_handshake.hpp"

#include "text.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>

namespace parley::net {
namespace {

// Sixteen random bytes in base64: 22 letters and two signs of padding.
bool is_key(std::string_view key) noexcept {
    if (key.size() != 24 || !key.ends_with("==")) return false;
    for (char c : key.substr(0, 22)) {
        if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '/') return false;
    }
    return true;
}

bool any_header_has(http_request const& request, std::string_view name, std::string_view token) noexcept {
    for (auto const& [header, value] : request.headers) {
        if (header == name && list_has(value, token)) return true;
    }
    return false;
}

std::size_t count_of(http_request const& request, std::string_view name) noexcept {
    std::size_t count = 0;
    for (auto const& header : request.headers)
        count += header.first == name ? 1 : 0;
    return count;
}

}  // namespace

refusal check_upgrade(http_request const& request, framing const& head) {
    if (request.method != http_method::get || head.http_1_0 || head.has_body()) return {400, "bad_upgrade"};
    if (!any_header_has(request, "connection", "upgrade")) return {400, "bad_upgrade"};
    if (count_of(request, "sec-websocket-version") != 1) return {400, "bad_upgrade"};
    if (request.header("sec-websocket-version") != "13") return {426, "websocket_version"};
    if (count_of(request, "sec-websocket-key") != 1 || !is_key(request.header("sec-websocket-key"))) {
        return {400, "bad_upgrade"};
    }
    return {};
}

std::string accept_value(std::string_view key) {
    std::string joined(key);
    joined.append("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");  // RFC 6455 §1.3
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
    SHA1(reinterpret_cast<unsigned char const*>(joined.data()), joined.size(), digest.data());
    std::array<unsigned char, 4 * ((SHA_DIGEST_LENGTH + 2) / 3) + 1> text;
    auto length = EVP_EncodeBlock(text.data(), digest.data(), SHA_DIGEST_LENGTH);
    return {text.begin(), text.begin() + length};
}

std::string upgrade_answer(http_request const& request) {
    std::string head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\nSec-WebSocket-Accept: ";
    head.append(accept_value(request.header("sec-websocket-key")));
    head.append("\r\nX-Request-Id: ").append(request.request_id).append("\r\n\r\n");
    return head;
}

}  // namespace parley::net
