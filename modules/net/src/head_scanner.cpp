#include "head_scanner.hpp"

#include "limits.hpp"
#include "text.hpp"

#include <charconv>
#include <cstring>

namespace parley::net {
namespace {

bool is_visible_ascii(std::string_view text) noexcept {
    for (char c : text) {
        if (c <= 0x20 || c >= 0x7F) return false;
    }
    return !text.empty();
}

// RFC 3986 §3.2, without userinfo: what may stand in Host, and what a redirect may repeat.
bool is_authority(std::string_view text) noexcept {
    for (char c : text) {
        bool known =
            is_alpha(c) || is_digit(c) || std::string_view("-._~:[]%!$&'()*+,;=").find(c) != text.npos;
        if (!known) return false;
    }
    return true;
}

}  // namespace

bool head_scanner::refuse(int status, std::string_view code) {
    why_ = {status, code};
    return false;
}

head_scanner::state head_scanner::scan(std::string_view block) {
    for (;;) {
        auto const* found =
            static_cast<char const*>(std::memchr(block.data() + seen_, '\n', block.size() - seen_));
        if (found == nullptr) {
            seen_ = block.size();
            // One byte of grace each for the CR that may be the last thing here.
            auto open = block.size() - at_;
            if (lines_ == 0 && open > request_line_bytes_max + 1)
                return refuse(414, "uri_too_long"), state::refused;
            if (lines_ > 0 && field_bytes_ + open > header_bytes_max) {
                return refuse(431, "headers_too_large"), state::refused;
            }
            return state::need_more;
        }
        auto end = static_cast<std::size_t>(found - block.data());
        if (end == at_ || block[end - 1] != '\r') return refuse(400, "bad_line_ending"), state::refused;
        auto line = block.substr(at_, end - 1 - at_);
        at_ = seen_ = end + 1;
        if (line.empty() && lines_ == 0 && begin_ == 0) {
            begin_ = at_;  // RFC 9112 §2.2: one blank line before the request line is forgiven
            continue;
        }
        if (line.empty()) return finish() ? state::done : state::refused;
        if (!take_line(line)) return state::refused;
    }
}

bool head_scanner::take_line(std::string_view line) {
    if (++lines_ == 1) return take_request_line(line);
    field_bytes_ += line.size() + 2;
    if (lines_ - 1 > header_lines_max || field_bytes_ > header_bytes_max)
        return refuse(431, "headers_too_large");
    return take_field(line);
}

bool head_scanner::take_request_line(std::string_view line) {
    if (line.size() > request_line_bytes_max) return refuse(414, "uri_too_long");
    auto first = line.find(' ');
    auto last = line.rfind(' ');
    if (first == line.npos || first == last) return refuse(400, "bad_request_line");
    auto method = line.substr(0, first);
    auto target = line.substr(first + 1, last - first - 1);
    auto version = line.substr(last + 1);
    if (!is_token(method) || method.size() > method_bytes_max) return refuse(400, "bad_method");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        bool other = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                     version[6] == '.' && is_digit(version[7]);
        return other ? refuse(505, "http_version_not_supported") : refuse(400, "bad_request_line");
    }
    found_.http_1_0 = version == "HTTP/1.0";
    return take_target(method, target);
}

bool head_scanner::take_target(std::string_view method, std::string_view target) {
    if (!is_visible_ascii(target) || target.find('#') != target.npos) return refuse(400, "bad_target");
    if (method == "CONNECT") return refuse(501, "method_not_implemented");
    if (target.front() == '/') return true;
    if (target == "*") return method == "OPTIONS" || refuse(400, "bad_target");
    // RFC 9112 §3.2.2: a server must take the absolute form too.
    for (std::string_view scheme : {"http://", "https://"}) {
        if (!equals_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        auto authority = target.substr(scheme.size());
        authority = authority.substr(0, authority.find_first_of("/?"));
        return (!authority.empty() && is_authority(authority)) || refuse(400, "bad_target");
    }
    return refuse(400, "bad_target");
}

bool head_scanner::take_field(std::string_view line) {
    // RFC 9112 §5.2: a folded line would let two readers see two different fields.
    if (line.front() == ' ' || line.front() == '\t') return refuse(400, "folded_header");
    auto colon = line.find(':');
    if (colon == line.npos) return refuse(400, "bad_header");
    auto name = line.substr(0, colon);
    if (!is_token(name)) return refuse(400, "bad_header");  // also a blank before the colon, RFC 9112 §5.1
    auto value = trimmed(line.substr(colon + 1));
    if (!is_field_value(value)) return refuse(400, "bad_header");
    return take_known_field(name, value);
}

bool head_scanner::take_known_field(std::string_view name, std::string_view value) {
    auto is = [&](std::string_view known) { return equals_ignoring_case(name, known); };
    switch (name.size()) {
        case 4:
            if (!is("host")) return true;
            if (has_host_ || !is_authority(value)) return refuse(400, "bad_host");
            has_host_ = true;
            return true;
        case 6:
            if (!is("expect")) return true;
            if (!equals_ignoring_case(value, "100-continue")) return refuse(417, "expectation_failed");
            found_.expects_continue = !found_.http_1_0;  // RFC 9110 §10.1.1
            return true;
        case 7:
            if (is("upgrade") && list_has(value, "websocket")) found_.asks_websocket = true;
            return true;
        case 10:
            return is("connection") ? take_connection(value) : true;
        case 14:
            return is("content-length") ? take_length(value) : true;
        case 17:
            return is("transfer-encoding") ? take_transfer_coding(value) : true;
        default:
            return true;
    }
}

bool head_scanner::take_length(std::string_view value) {
    // RFC 9112 §6.3: lists and repetitions are how desynchronisation starts; even two equal ones are refused.
    if (found_.has_length || value.empty() || value.size() > 18) return refuse(400, "bad_content_length");
    for (char c : value) {
        if (!is_digit(c)) return refuse(400, "bad_content_length");
    }
    std::from_chars(value.data(), value.data() + value.size(), found_.length);
    found_.has_length = true;
    return true;
}

bool head_scanner::take_transfer_coding(std::string_view value) {
    if (has_coding_ || found_.http_1_0) return refuse(400, "bad_transfer_encoding");  // RFC 9112 §6.1
    has_coding_ = true;
    if (!equals_ignoring_case(value, "chunked")) return refuse(501, "transfer_coding_not_implemented");
    found_.chunked = true;
    return true;
}

bool head_scanner::take_connection(std::string_view value) {
    if (list_has(value, "close")) says_close_ = true;
    if (list_has(value, "keep-alive")) says_keep_alive_ = true;
    return true;
}

bool head_scanner::finish() {
    if (lines_ == 0) return refuse(400, "bad_request_line");
    if (!has_host_ && !found_.http_1_0) return refuse(400, "bad_host");                 // RFC 9112 §3.2
    if (found_.has_length && found_.chunked) return refuse(400, "length_and_chunked");  // RFC 9112 §6.1
    found_.keep_alive = !says_close_ && (!found_.http_1_0 || says_keep_alive_);
    return true;
}

}  // namespace parley::net
