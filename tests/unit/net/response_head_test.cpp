#include "response_head.hpp"

#include "redirect_handler.hpp"
#include "websocket_handshake.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley::net;

std::string head_of(http_response const& response, answer_frame frame = {}) {
    std::string out;
    frame.date = "D";
    frame.request_id = "I";
    append_head(out, response, frame);
    return out;
}

TEST_CASE("net writes length, date, id and connection, and nobody else does", "[net][http]") {
    http_response response;
    response.status = 201;
    response.body = "12345";
    response.headers = {{"Content-Type", "text/plain"},
                        {"content-length", "99"},
                        {"Connection", "upgrade"},
                        {"DATE", "x"},
                        {"Transfer-Encoding", "chunked"}};
    CHECK(head_of(response) ==
          "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nDate: D\r\nX-Request-Id: I\r\nContent-Length: "
          "5\r\n\r\n");
}

TEST_CASE("a header that would break the answer apart is left out", "[net][http]") {
    http_response response;
    response.headers = {
        {"Location", "/a\r\nSet-Cookie: x=y"}, {"Bad Name", "v"}, {"", "v"}, {"X", std::string("a\0b", 3)}};
    CHECK(head_of(response) == "HTTP/1.1 200 OK\r\nDate: D\r\nX-Request-Id: I\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("statuses without a body say so", "[net][http]") {
    http_response response;
    response.body = "body";
    response.status = 204;
    CHECK(head_of(response).find("Content-Length") == std::string::npos);
    CHECK_FALSE(sends_body(204, false));
    CHECK_FALSE(sends_body(304, false));
    CHECK_FALSE(sends_body(200, true));
    CHECK(sends_body(200, false));
    response.status = 200;
    CHECK(head_of(response, {.head_only = true}).find("Content-Length: 4\r\n") != std::string::npos);
}

TEST_CASE("HTTP/1.0 is told when the connection stays, HTTP/1.1 when it does not", "[net][http]") {
    CHECK(head_of({}, {.keep_alive = true, .http_1_0 = true}).find("Connection: keep-alive\r\n") !=
          std::string::npos);
    CHECK(head_of({}, {.keep_alive = false}).find("Connection: close\r\n") != std::string::npos);
    CHECK(head_of({}).find("Connection") == std::string::npos);
}

TEST_CASE("the body may lie in three places", "[net][http]") {
    http_response response;
    response.body = "own";
    CHECK(body_of(response) == "own");
    response.shared_body = std::make_shared<std::string const>("shared");
    CHECK(body_of(response) == "shared");
    response.static_body = "static";
    CHECK(body_of(response) == "static");
}

TEST_CASE("a redirect keeps host, path and query", "[net][redirect]") {
    auto location = [](std::string host, std::uint16_t port) {
        http_request request;
        request.path = "/a%20b";
        request.query = "c=d";
        request.headers = {{"host", std::move(host)}};
        return https_location(request, port);
    };
    CHECK(location("chat.example", 443) == "https://chat.example/a%20b?c=d");
    CHECK(location("chat.example:80", 443) == "https://chat.example/a%20b?c=d");
    CHECK(location("chat.example:80", 8443) == "https://chat.example:8443/a%20b?c=d");
    CHECK(location("[::1]:80", 8443) == "https://[::1]:8443/a%20b?c=d");
    CHECK(location("[2a00::1]", 443) == "https://[2a00::1]/a%20b?c=d");
    CHECK(location("", 443).empty());
    CHECK(location(":80", 443).empty());
}

TEST_CASE("an upgrade is checked in every part", "[net][websocket]") {
    // The key and the answer are the example of RFC 6455 §1.3.
    CHECK(accept_value("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    http_request const good = [] {
        http_request request;
        request.headers = {{"connection", "keep-alive, Upgrade"},
                           {"upgrade", "websocket"},
                           {"sec-websocket-version", "13"},
                           {"sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="}};
        return request;
    }();
    framing const plain{};
    CHECK(check_upgrade(good, plain).status == 0);
    auto with = [&](std::size_t index, std::string value) {
        auto request = good;
        request.headers[index].second = std::move(value);
        return check_upgrade(request, plain).status;
    };
    CHECK(with(0, "keep-alive") == 400);
    CHECK(with(2, "8") == 426);
    CHECK(with(2, "13, 8") == 426);
    CHECK(with(3, "") == 400);
    CHECK(with(3, "dGhlIHNhbXBsZSBub25jZQ") == 400);
    CHECK(with(3, "dGhlIHNhbXBsZSBub25jZS==x") == 400);
    auto twice = good;
    twice.headers.push_back(twice.headers[3]);
    CHECK(check_upgrade(twice, plain).status == 400);
    auto post = good;
    post.method = http_method::post;
    CHECK(check_upgrade(post, plain).status == 400);
    CHECK(check_upgrade(good, framing{.http_1_0 = true}).status == 400);
    CHECK(check_upgrade(good, framing{.has_length = true, .length = 3}).status == 400);
}

}  // namespace
