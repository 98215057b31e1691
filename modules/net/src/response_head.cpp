#include "response_head.hpp"

#include "problem.hpp"
#include "text.hpp"

#include <array>
#include <charconv>

namespace parley::net {
namespace {

void append_number(std::string& out, std::size_t value) {
    std::array<char, 20> digits;
    auto [end, failed] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    if (failed == std::errc{}) out.append(digits.data(), end);
}

bool is_ours(std::string_view name) noexcept {
    switch (name.size()) {
        case 4:
            return equals_ignoring_case(name, "date");
        case 10:
            return equals_ignoring_case(name, "connection");
        case 12:
            return equals_ignoring_case(name, "x-request-id");
        case 14:
            return equals_ignoring_case(name, "content-length");
        case 17:
            return equals_ignoring_case(name, "transfer-encoding");
        default:
            return false;
    }
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string_view body_of(http_response const& response) noexcept {
    if (!response.static_body.empty()) return response.static_body;
    if (response.shared_body) return *response.shared_body;
    return response.body;
}

bool sends_body(int status, bool head_only) noexcept {
    return !head_only && status != 204 && status != 304;
}

void append_head(std::string& out, http_response const& response, answer_frame const& frame) {
    out.append("HTTP/1.1 ");
    append_number(out, static_cast<std::size_t>(response.status));
    out.append(" ").append(reason_phrase(response.status)).append("\r\n");
    for (auto const& [name, value] : response.headers) {
        if (is_ours(name) || !is_token(name) || !is_field_value(value)) continue;
        append_field(out, name, value);
    }
    append_field(out, "Date", frame.date);
    append_field(out, "X-Request-Id", frame.request_id);
    if (!frame.keep_alive) out.append("Connection: close\r\n");
    if (frame.keep_alive && frame.http_1_0) out.append("Connection: keep-alive\r\n");
    // RFC 9110 §8.6: never with 204; with 304 it would have to be the length of what was not sent.
    if (response.status != 204 && response.status != 304) {
        out.append("Content-Length: ");
        append_number(out, body_of(response).size());
        out.append("\r\n");
    }
    out.append("\r\n");
}

}  // namespace parley::net
