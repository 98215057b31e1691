#include "web_client.hpp"

#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

using namespace parley;
using namespace parley::testing;

std::vector<http_api::web_file> files() {
    return {{"index.html", "text/html; charset=utf-8", "<meta nonce=\"__NONCE__\"><i>__NONCE__</i>", "",
             "page", false},
            {"sw.js", "text/javascript; charset=utf-8", "worker", "", "sw1", false},
            {"assets/main-abc.js", "text/javascript; charset=utf-8", "script", "zipped", "m1", true},
            {"icon.svg", "image/svg+xml", "<svg/>", "", "i1", false}};
}

struct client_house : house {
    client_house() : house(unlimited(), files()) {}
    reply page(std::string const& path) { return send(ask("GET", path).with("accept", "text/html,*/*")); }
};

TEST_CASE("the root leads to the web client", "[http_api][web]") {
    client_house it;
    for (auto path : {"/", "/app"}) {
        auto const answer = it.send(ask("GET", path));
        CHECK(answer.status() == 302);
        CHECK(answer.header("Location") == "/app/");
    }
}

TEST_CASE("each page has a nonce of its own, the same in its policy", "[http_api][web]") {
    client_house it;
    std::set<std::string> seen;
    for (auto path : {"/app/", "/app/index.html", "/app/channels/1/2", "/app/invite/abc", "/app/setup"}) {
        INFO(path);
        auto const answer = it.page(path);
        CHECK(answer.status() == 200);
        CHECK(answer.header("Cache-Control") == "no-cache");
        CHECK(answer.header("ETag").empty());
        auto const text = answer.text();
        auto const nonce = text.substr(13, 24);
        CHECK(text == "<meta nonce=\"" + nonce + "\"><i>" + nonce + "</i>");
        auto const policy = answer.header("Content-Security-Policy");
        CHECK(policy.find("style-src-elem 'self' 'nonce-" + nonce + "';") != std::string::npos);
        CHECK(policy.find("connect-src 'self' ws://chat.example.org;") != std::string::npos);
        CHECK(policy.find("require-trusted-types-for 'script'") != std::string::npos);
        CHECK(policy.find("unsafe") == std::string::npos);
        seen.insert(nonce);
    }
    CHECK(seen.size() == 5);
}

TEST_CASE("a Host header cannot write into the policy", "[http_api][web]") {
    client_house it;
    auto request = ask("GET", "/app/");
    request.request.headers = {{"host", "x; script-src *"}};
    CHECK(it.send(request).header("Content-Security-Policy").find("script-src *") == std::string::npos);
}

TEST_CASE("hashed files stay for ever, the worker is asked for each time", "[http_api][web]") {
    client_house it;
    auto const asset =
        it.send(ask("GET", "/app/assets/main-abc.js").with("accept-encoding", "br, gzip;q=0.8"));
    CHECK(asset.text() == "zipped");
    CHECK(asset.header("Content-Encoding") == "gzip");
    CHECK(asset.header("ETag") == "\"m1-gz\"");
    CHECK(asset.header("Cache-Control") == "public, max-age=31536000, immutable");
    for (auto refusing : {"", "identity", "br", "gzip;q=0", "gzip;q=0.0", "x-gzip", "gzipped"}) {
        auto const plain = it.send(ask("GET", "/app/assets/main-abc.js").with("accept-encoding", refusing));
        CHECK(plain.text() == "script");
        CHECK(plain.header("ETag") == "\"m1\"");
    }
    auto const worker = it.send(ask("GET", "/app/sw.js"));
    CHECK(worker.header("Cache-Control") == "no-cache");
    CHECK(worker.header("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(worker.header("Content-Security-Policy").find("connect-src 'self'") != std::string::npos);
    auto const known = it.send(ask("GET", "/app/sw.js").with("if-none-match", "\"other\", \"sw1\""));
    CHECK(known.status() == 304);
    CHECK(it.send(ask("GET", "/app/sw.js").with("if-none-match", "\"xsw1\"")).status() == 200);
}

TEST_CASE("what is not there is not the page, unless a person navigates to it", "[http_api][web]") {
    client_house it;
    CHECK(it.send(ask("GET", "/app/missing.png").with("accept", "image/*")).status() == 404);
    CHECK(it.page("/app/assets/main-old.js").status() == 404);
    for (auto path :
         {"/app/%2e%2e/etc/passwd", "/app//etc/passwd", "/app/../index.html", "/app/..%2findex.html",
          "/app/%2e%2e%2f", "/app/.%2e/x", "/app/..\\x", "/app/%5c..", "/app/%00", "/app/x%0d%0ay"}) {
        INFO(path);
        CHECK(it.page(path).status() == 404);
    }
    CHECK(it.send(ask("POST", "/app/login")).status() == 405);
}

TEST_CASE("a binary without a client says so", "[http_api][web]") {
    house it(unlimited());
    auto const answer = it.send(ask("GET", "/app/"));
    CHECK(answer.status() == 200);
    CHECK(answer.header("Content-Type") == "text/plain; charset=utf-8");
    CHECK(answer.text().find("without its web client") != std::string::npos);
    CHECK(it.send(ask("GET", "/app/../etc/passwd").with("accept", "text/html")).status() == 404);
    CHECK(it.send(ask("GET", "/app/main.js").with("accept", "*/*")).status() == 404);
}

}  // namespace
