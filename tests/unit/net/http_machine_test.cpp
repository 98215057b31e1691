#include "http_machine.hpp"

#include "limits.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using namespace parley;
using namespace parley::net;
using step = http_machine::step;

constexpr std::size_t body_max = 1024;

struct outcome {
    std::vector<http_request> requests;
    refusal refused;
};

/// Feeds `bytes` in pieces of `piece` (0 = at once) to one connection's machine.
outcome feed(std::string const& bytes, std::size_t piece = 0, std::size_t accept = body_max) {
    http_machine machine;
    outcome seen;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        auto input = rest.substr(0, piece == 0 ? rest.size() : piece);
        rest.remove_prefix(input.size());
        for (bool more = true; more;) {
            switch (machine.advance(input)) {
                case step::need_more:
                    more = false;
                    break;
                case step::head_ready:
                    machine.accept_body(accept);
                    break;
                case step::request_ready:
                    seen.requests.push_back(std::move(machine.request()));
                    machine.restart();
                    break;
                case step::refused:
                    seen.refused = machine.why();
                    return seen;
            }
        }
    }
    return seen;
}

std::string chunked(std::string const& body) {
    return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
}

TEST_CASE("pipelined requests come out in order, however they are cut", "[net][http]") {
    std::string const bytes = "POST /one?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" +
                              std::string("GET /two HTTP/1.1\r\nHost: a\r\nX-Name: \t value \r\n\r\n") +
                              chunked("3\r\nabc\r\n4;ext=1\r\ndefg\r\n0\r\nX-Checksum: x\r\n\r\n") +
                              "HEAD http://host.example:81?q HTTP/1.1\r\nHost: other\r\n\r\n";
    for (std::size_t piece : {0, 1, 2, 3, 7, 50}) {
        auto seen = feed(bytes, piece);
        REQUIRE(seen.refused.status == 0);
        REQUIRE(seen.requests.size() == 4);
        CHECK(seen.requests[0].path == "/one");
        CHECK(seen.requests[0].query == "x=1");
        CHECK(seen.requests[0].body == "hello");
        CHECK(seen.requests[0].method == http_method::post);
        CHECK(seen.requests[1].header("x-name") == "value");
        CHECK(seen.requests[1].body.empty());
        CHECK(seen.requests[2].body == "abcdefg");
        CHECK(seen.requests[2].header("x-checksum").empty());
        CHECK(seen.requests[3].method == http_method::head);
        CHECK(seen.requests[3].path == "/");
        CHECK(seen.requests[3].query == "q");
        CHECK(seen.requests[3].header("host") == "host.example:81");
    }
}

TEST_CASE("a body that breaks the chunked coding is refused", "[net][http][smuggling]") {
    using namespace std::string_literals;
    std::vector<std::pair<char const*, std::string>> const bad{
        {"no digits", "\r\n"},
        {"not hexadecimal", "g\r\n"},
        {"a sign", "+1\r\na\r\n0\r\n\r\n"},
        {"a prefix", "0x1\r\na\r\n0\r\n\r\n"},
        {"a blank after the size", "1 \r\na\r\n0\r\n\r\n"},
        {"a blank before the size", " 1\r\na\r\n0\r\n\r\n"},
        {"too many digits", "000000001\r\na\r\n0\r\n\r\n"},
        {"a bare LF after the size", "1\na\r\n0\r\n\r\n"},
        {"a CR that no LF follows", "1\rxa\r\n0\r\n\r\n"},
        {"a bare LF after the data", "1\r\na\n0\r\n\r\n"},
        {"data longer than said", "1\r\nab\r\n0\r\n\r\n"},
        {"a bare LF in an extension", "1;a=b\na\r\n0\r\n\r\n"},
        {"an extension that is too long",
         "1;" + std::string(chunk_extension_bytes_max + 1, 'e') + "\r\na\r\n0\r\n\r\n"},
        {"an extension without a name", "1;\r\na\r\n0\r\n\r\n"},
        {"an extension with a byte above 127", "1;x\xe9y\r\na\r\n0\r\n\r\n"},
        {"a quoted extension", "1;x=\"\r\n\"\r\na\r\n0\r\n\r\n"},
        {"a NUL in an extension", "1;\0\r\na\r\n0\r\n\r\n"s},
        {"a bare LF at the end", "0\r\n\n"},
        {"a folded trailer", "0\r\nA: b\r\n c\r\n\r\n"},
        {"endless trailers", "0\r\n" + std::string(trailer_bytes_max + 1, 't')},
        {"a trailer without a colon", "0\r\nP/1.1\r\n\r\n"},
        {"a trailer whose name has a blank", "0\r\nT / HTTP/1.0\r\nHost: t\r\n\r\n"},
        {"a trailer that frames", "0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {"a length as a trailer", "0\r\ncontent-length: 4\r\n\r\n"},
        {"a bare LF in a trailer", "0\r\nA: b\nC: d\r\n\r\n"},
    };
    for (auto const& [what, body] : bad) {
        INFO(what);
        for (std::size_t piece : {0, 1}) {
            auto seen = feed(chunked(body), piece);
            CHECK(seen.requests.empty());
            CHECK(seen.refused.status == 400);
        }
    }
}

TEST_CASE("a body is refused by its promise, before it is kept", "[net][http]") {
    CHECK(feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1025\r\n\r\n").refused.status == 413);
    CHECK(feed(chunked("401\r\n")).refused.status == 413);
    CHECK(feed(chunked("400\r\n" + std::string(1024, 'x') + "\r\n1\r\n")).refused.status == 413);
    CHECK(feed(chunked("ffffffff\r\n")).refused.status == 413);
    CHECK(feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1024\r\n\r\n" + std::string(1024, 'x'))
              .requests.size() == 1);
}

TEST_CASE("a body nobody wants is not read, and nothing after it is believed", "[net][http][smuggling]") {
    http_machine machine;
    std::string_view input =
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\nGET /smuggled HTTP/1.1\r\n";
    REQUIRE(machine.advance(input) == step::head_ready);
    machine.accept_body(0);
    REQUIRE(machine.advance(input) == step::request_ready);
    CHECK(machine.request().body.empty());
    CHECK(machine.body_left_unread());

    http_machine without;
    input = "DELETE / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
    REQUIRE(without.advance(input) == step::head_ready);
    without.accept_body(0);
    REQUIRE(without.advance(input) == step::request_ready);
    CHECK_FALSE(without.body_left_unread());
}

TEST_CASE("a promised length alone allocates next to nothing", "[net][http]") {
    http_machine machine;
    std::string_view input = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\nx";
    REQUIRE(machine.advance(input) == step::head_ready);
    machine.accept_body(1'000'000'000);
    REQUIRE(machine.advance(input) == step::need_more);
    CHECK(machine.request().body.capacity() <= body_reserve_max + 64);
}

TEST_CASE("headers and cookies are found by name", "[net][http]") {
    auto seen = feed(
        "GET / HTTP/1.1\r\nHost: a\r\nCookie: a=1; parley=x=y ; empty=\r\nCookie: late=2\r\nACCEPT: "
        "*/*\r\n\r\n");
    REQUIRE(seen.requests.size() == 1);
    auto const& request = seen.requests[0];
    CHECK(request.header("accept") == "*/*");
    CHECK(request.header("absent").empty());
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("parley") == "x=y");
    CHECK(request.cookie("empty").empty());
    CHECK(request.cookie("late") == "2");
    CHECK(request.cookie("parle").empty());
}

}  // namespace
