#pragma once
// Request heads as an attacker, a broken client or a good one may send them, and what must become of each.

#include "limits.hpp"

#include <string>
#include <vector>

namespace parley::net::testing {

struct raw_case {
    char const* what;
    std::string bytes;
    int status;  // 0 = passes
};

inline std::string get(std::string const& fields) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}
inline std::string line(std::string const& first) {
    return first + "\r\nHost: a\r\n\r\n";
}
inline std::string many_headers(int count) {
    std::string fields;
    for (int i = 0; i < count; ++i)
        fields += "X-" + std::to_string(i) + ": v\r\n";
    return fields;
}

inline std::vector<raw_case> const& raw_heads() {
    using namespace std::string_literals;
    static std::vector<raw_case> const all{
        // What must pass.
        {"the least", get(""), 0},
        {"HTTP/1.0 without a host", "GET / HTTP/1.0\r\n\r\n", 0},
        {"one blank line first", "\r\n" + get(""), 0},
        {"absolute form", line("GET http://example.org/x?y HTTP/1.1"), 0},
        {"absolute form, https, upper case", line("GET HTTPS://example.org HTTP/1.1"), 0},
        {"asterisk form", line("OPTIONS * HTTP/1.1"), 0},
        {"an unknown method", line("BREW / HTTP/1.1"), 0},
        {"a length", get("Content-Length: 5\r\n"), 0},
        {"a length of nothing", get("Content-Length: 0\r\n"), 0},
        {"chunked", get("Transfer-Encoding: chunked\r\n"), 0},
        {"chunked in capitals", get("TRANSFER-ENCODING: CHUNKED\r\n"), 0},
        {"an empty value", get("X-Empty:\r\n"), 0},
        {"a value without a blank", get("X-A:b\r\n"), 0},
        {"bytes above 127 in a value", get("X-A: \xc3\xa9\r\n"), 0},
        {"a tab in a value", get("X-A: a\tb\r\n"), 0},
        {"a hundred headers", get(many_headers(99)), 0},
        {"expect 100-continue", get("Expect: 100-Continue\r\n"), 0},
        {"an IPv6 host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 0},
        // Smuggling and desynchronisation.
        {"length and chunked", get("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"chunked and length", get("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400},
        {"two lengths", get("Content-Length: 5\r\nContent-Length: 6\r\n"), 400},
        {"two equal lengths", get("Content-Length: 5\r\nContent-Length: 5\r\n"), 400},
        {"a list of lengths", get("Content-Length: 5, 5\r\n"), 400},
        {"a signed length", get("Content-Length: +5\r\n"), 400},
        {"a negative length", get("Content-Length: -1\r\n"), 400},
        {"a hexadecimal length", get("Content-Length: 0x5\r\n"), 400},
        {"an empty length", get("Content-Length: \r\n"), 400},
        {"a length with a blank inside", get("Content-Length: 5 0\r\n"), 400},
        {"a length that overflows", get("Content-Length: 99999999999999999999\r\n"), 400},
        {"two codings", get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"gzip before chunked", get("Transfer-Encoding: gzip, chunked\r\n"), 501},
        {"identity", get("Transfer-Encoding: identity\r\n"), 501},
        {"chunked twice in one", get("Transfer-Encoding: chunked, chunked\r\n"), 501},
        {"chunked with a vertical tab", get("Transfer-Encoding: \x0b"s + "chunked\r\n"), 400},
        {"xchunked", get("Transfer-Encoding: xchunked\r\n"), 501},
        {"quoted chunked", get("Transfer-Encoding: \"chunked\"\r\n"), 501},
        {"an empty coding", get("Transfer-Encoding:\r\n"), 501},
        {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"a blank before the colon", get("Content-Length : 5\r\n"), 400},
        {"a tab before the colon", get("Transfer-Encoding\t: chunked\r\n"), 400},
        {"a folded header", get("X-A: b\r\n c\r\n"), 400},
        {"a header folded by a tab", get("X-A: b\r\n\tc\r\n"), 400},
        {"a first header that is folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        {"a bare LF after a header", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400},
        {"a bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400},
        {"only bare LFs", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"a bare LF as the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400},
        {"a bare CR in a value", get("X-A: b\rX-B: c\r\n"), 400},
        {"two CRs", get("X-A: b\r\r\n"), 400},
        {"a NUL in a value", get("X-A: b\0c\r\n"s), 400},
        {"a NUL in a name", get("X\0A: b\r\n"s), 400},
        {"DEL in a value", get("X-A: \x7f\r\n"), 400},
        {"a header without a colon", get("no colon here\r\n"), 400},
        {"a header without a name", get(": value\r\n"), 400},
        {"a name with brackets", get("X(A): b\r\n"), 400},
        {"a name with bytes above 127", get("X-\xc3\xa9: b\r\n"), 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", get("Host: b\r\n"), 400},
        {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"a host with a login", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
        {"a host with a blank", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        // Request lines.
        {"no version", line("GET /"), 400},
        {"a lower-case version", line("GET / http/1.1"), 400},
        {"HTTP/2", line("GET / HTTP/2.0"), 505},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"HTTP/1.2", line("GET / HTTP/1.2"), 505},
        {"HTTP/11.1", line("GET / HTTP/11.1"), 400},
        {"two blanks before the target", line("GET  / HTTP/1.1"), 400},
        {"two blanks before the version", line("GET /  HTTP/1.1"), 400},
        {"a tab instead of a blank", line("GET\t/ HTTP/1.1"), 400},
        {"a leading blank", line(" GET / HTTP/1.1"), 400},
        {"a blank at the end", line("GET / HTTP/1.1 "), 400},
        {"a method with a comma", line("GE,T / HTTP/1.1"), 400},
        {"a method of 33 letters", line(std::string(33, 'M') + " / HTTP/1.1"), 400},
        {"a fragment", line("GET /#x HTTP/1.1"), 400},
        {"a control character in the target", line("GET /\x01 HTTP/1.1"), 400},
        {"a byte above 127 in the target", line("GET /\xc3\xa9 HTTP/1.1"), 400},
        {"a relative target", line("GET index.html HTTP/1.1"), 400},
        {"an asterisk with GET", line("GET * HTTP/1.1"), 400},
        {"another scheme", line("GET ftp://a/ HTTP/1.1"), 400},
        {"an absolute form with a login", line("GET http://u@a/ HTTP/1.1"), 400},
        {"an absolute form without a host", line("GET http:///x HTTP/1.1"), 400},
        {"CONNECT", line("CONNECT a:443 HTTP/1.1"), 501},
        {"another expectation", get("Expect: tea\r\n"), 417},
        {"two blank lines first", "\r\n\r\n" + get(""), 400},
        {"a TLS hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n"s, 400},
        // Sizes.
        {"a request line at its bound",
         line("GET /" + std::string(request_line_bytes_max - 14, 'a') + " HTTP/1.1"), 0},
        {"one byte more", line("GET /" + std::string(request_line_bytes_max - 13, 'a') + " HTTP/1.1"), 414},
        {"a request line without end", "GET /" + std::string(request_line_bytes_max + 10, 'a'), 414},
        {"a hundred and one headers", get(many_headers(100)), 431},
        {"headers above 16 KiB", get("X-A: " + std::string(header_bytes_max, 'a') + "\r\n"), 431},
        {"a header without end", "GET / HTTP/1.1\r\nX-A: " + std::string(header_bytes_max + 10, 'a'), 431},
    };
    return all;
}

}  // namespace parley::net::testing
