#include "net_fixture.hpp"
#include "support/temporary_folder.hpp"

#include <parley/net/make_http_client.hpp>
#include <parley/net/net_errc.hpp>

#include <catch2/catch.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace {

using namespace parley;
using namespace parley::net;
using namespace parley::net::testing;

struct certificate {
    std::string chain;
    std::string key;
};

certificate make_certificate(parley::testing::temporary_folder const& folder, std::string const& name) {
    certificate made{folder / (name + ".pem"), folder / (name + ".key")};
    auto command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=" +
        name + " -addext subjectAltName=IP:127.0.0.1,DNS:localhost -keyout " + made.key + " -out " +
        made.chain + " 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    return made;
}

/// A blocking TLS client on top of the plain one.
class tls_client {
public:
    explicit tls_client(std::uint16_t port, int highest = 0)
        : socket(port), context_(SSL_CTX_new(TLS_client_method())) {
        if (highest != 0) SSL_CTX_set_max_proto_version(context_, highest);
        session_ = SSL_new(context_);
        SSL_set_fd(session_, socket.fd());
        shaken = SSL_connect(session_) == 1;
    }
    ~tls_client() {
        SSL_free(session_);
        SSL_CTX_free(context_);
        ERR_clear_error();
    }
    void send(std::string const& bytes) { SSL_write(session_, bytes.data(), static_cast<int>(bytes.size())); }
    std::string read_until(std::string_view mark) {
        while (text_.find(mark) == std::string::npos) {
            char bytes[20'000];
            int got = SSL_read(session_, bytes, sizeof bytes);
            if (got <= 0) break;
            text_.append(bytes, static_cast<std::size_t>(got));
        }
        auto end = text_.find(mark);
        end = end == std::string::npos ? text_.size() : end + mark.size();
        auto taken = text_.substr(0, end);
        text_.erase(0, end);
        return taken;
    }
    std::string peer_name() {
        auto* its = SSL_get0_peer_certificate(session_);
        char name[100] = "";
        if (its != nullptr)
            X509_NAME_get_text_by_NID(X509_get_subject_name(its), NID_commonName, name, sizeof name);
        return name;
    }
    client socket;
    bool shaken = false;

private:
    SSL_CTX* context_;
    SSL* session_ = nullptr;
    std::string text_;
};

std::string const get = "GET /a HTTP/1.1\r\nHost: t\r\n\r\n";

TEST_CASE("requests, large answers and WebSockets pass through TLS", "[net][tls]") {
    parley::testing::temporary_folder folder;
    auto cert = make_certificate(folder, "one");
    served it({.tls = {{cert.chain, cert.key}}});
    REQUIRE(it.problem.empty());
    tls_client one(it.port());
    REQUIRE(one.shaken);
    one.send(get + get);
    CHECK(one.read_until("GET /a").starts_with("HTTP/1.1 200"));
    CHECK(one.read_until("GET /a").find("HTTP/1.1 200") != std::string::npos);
    one.send("GET /large HTTP/1.1\r\nHost: t\r\n\r\n" + get);
    CHECK(one.read_until("GET /a").size() > 8'000'000);

    one.send(
        "GET /socket HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    CHECK(one.read_until("\r\n\r\n").find(" 101 ") != std::string::npos);
    one.send(client_frame(0x81, "sealed"));
    CHECK(one.read_until("sealed").ends_with("sealed"));
    // Far more than the socket takes at once, in frames of all sizes.
    auto record = it.handler.record(0);
    it.on_core([&] {
        for (int i = 0; i < 900; ++i)
            record->socket->send_text(std::string(static_cast<std::size_t>(i), 'f'));
        record->socket->send_text("the end");
    });
    auto all = one.read_until("the end");
    std::size_t expected = 0;
    for (std::size_t i = 0; i < 900; ++i)
        expected += i + (i < 126 ? 2 : 4);
    CHECK(all.size() == expected + 2 + 7);
}

TEST_CASE("a new certificate serves new connections; one that does not load changes nothing", "[net][tls]") {
    parley::testing::temporary_folder folder;
    auto cert = make_certificate(folder, "one");
    served it({.tls = {{cert.chain, cert.key}}});
    tls_client before(it.port());
    CHECK(before.peer_name() == "one");

    auto next = make_certificate(folder, "two");
    std::filesystem::copy_file(next.chain, cert.chain, std::filesystem::copy_options::overwrite_existing);
    std::string problem;
    CHECK(it.server->reload_tls(problem).has_error());  // the key is still the old one's
    CHECK(problem.find(cert.key) != std::string::npos);
    CHECK(tls_client(it.port()).peer_name() == "one");

    std::filesystem::copy_file(next.key, cert.key, std::filesystem::copy_options::overwrite_existing);
    CHECK(it.server->reload_tls(problem).has_value());
    CHECK(tls_client(it.port()).peer_name() == "two");
    before.send(get);
    CHECK(before.read_until("GET /a").starts_with("HTTP/1.1 200"));

    std::ofstream(cert.chain) << "no certificate";
    CHECK(it.server->reload_tls(problem).has_error());
    CHECK(tls_client(it.port()).peer_name() == "two");
}

TEST_CASE("TLS 1.1 and plain HTTP are turned away on the TLS port", "[net][tls]") {
    parley::testing::temporary_folder folder;
    auto cert = make_certificate(folder, "one");
    served it({.tls = {{cert.chain, cert.key}}});
    CHECK_FALSE(tls_client(it.port(), TLS1_1_VERSION).shaken);
    CHECK(tls_client(it.port(), TLS1_2_VERSION).shaken);
    client plain(it.port());
    plain.send(get);
    auto answer = plain.read_all();
    CHECK(answer.starts_with("HTTP/1.1 400"));
    CHECK(answer.ends_with("HTTPS only.\n"));
    client garbage(it.port());
    garbage.send(std::string(200, '\xEE'));
    CHECK(garbage.ended());
    CHECK(eventually([&] { return it.open_connections("http") == 0; }));
}

TEST_CASE("a certificate that cannot be read is named at the start", "[net][tls]") {
    served it({.tls = {{"/nowhere/cert.pem", "/nowhere/key.pem"}}});
    CHECK(it.problem.find("/nowhere/cert.pem") != std::string::npos);
}

task<result<incoming_answer>> fetch(http_client& out, outgoing_request request) {
    co_return co_await out.fetch(std::move(request));
}

TEST_CASE("the outgoing client gets answers, bounds them, and trusts only what it should", "[net][client]") {
    parley::testing::temporary_folder folder;
    auto cert = make_certificate(folder, "one");
    served plain;
    served secure({.tls = {{cert.chain, cert.key}}});
    parley::testing::running_cores here;
    auto out = make_http_client(2);  // after the cores: its threads resume tasks on them
    auto run = [&](outgoing_request request) { return here.run(fetch(*out, std::move(request))); };
    auto at = [](served& it, std::string path) {
        return "http://127.0.0.1:" + std::to_string(it.port()) + path;
    };

    outgoing_request post;
    post.timeout = patience_max;
    post.method = "POST";
    post.url = at(plain, "/p");
    post.body = "content";
    auto answered = run(post);
    REQUIRE(answered.has_value());
    CHECK(answered->status == 200);
    CHECK(answered->body == "POST /p 127.0.0.1 content");
    CHECK(std::any_of(answered->headers.begin(), answered->headers.end(),
                      [](auto const& header) { return header.first == "x-request-id"; }));

    auto error_of = [&](std::string url, std::size_t most = 1'000'000, milliseconds timeout = patience_max) {
        outgoing_request request;
        request.url = std::move(url);
        request.answer_bytes_max = most;
        request.timeout = timeout;
        return run(request).error();
    };
    CHECK(error_of(at(plain, "/large")) == net_errc::answer_too_large);
    CHECK(error_of(at(plain, "/hang"), 1000, 200ms) == net_errc::timed_out);
    CHECK(error_of("http://127.0.0.1:1/") == net_errc::unreachable);
    CHECK(error_of("file:///etc/passwd") == net_errc::bad_request);
    CHECK(error_of("http://a/\r\nX: y") == net_errc::bad_request);
    auto https = "https://127.0.0.1:" + std::to_string(secure.port()) + "/s";
    CHECK(error_of(https) == net_errc::tls_failed);
    ::setenv("SSL_CERT_FILE", cert.chain.c_str(), 1);
    outgoing_request trusted;
    trusted.timeout = patience_max;
    trusted.url = https;
    auto sealed = run(trusted);
    ::unsetenv("SSL_CERT_FILE");
    REQUIRE(sealed.has_value());
    CHECK(sealed->body == "GET /s 127.0.0.1 ");
}

}  // namespace
