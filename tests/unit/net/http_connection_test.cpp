#include "net_fixture.hpp"
#include "raw_heads.hpp"

#include <catch2/catch.hpp>
#include <sys/resource.h>

namespace {

using namespace parley;
using namespace parley::net;
using namespace parley::net::testing;

std::string const a_get{"GET /a HTTP/1.1\r\nHost: t\r\n\r\n"};

TEST_CASE("requests on one connection are answered in order, pipelined or not", "[net][http]") {
    served it;
    client one(it.port());
    one.send(a_get);
    CHECK(one.answer().find("GET /a 127.0.0.1") != std::string::npos);
    std::string burst;
    for (int i = 0; i < 200; ++i) {
        burst += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nxyz";
    }
    burst += "GET /slow HTTP/1.1\r\nHost: t\r\n\r\nGET /last HTTP/1.1\r\nHost: t\r\n\r\n";
    one.send(burst);
    for (int i = 0; i < 200; ++i) {
        REQUIRE(one.answer().find("POST /" + std::to_string(i) + " 127.0.0.1 xyz") != std::string::npos);
    }
    CHECK(one.answer().find("GET /slow") != std::string::npos);
    CHECK(one.answer().find("GET /last") != std::string::npos);
}

TEST_CASE("every answer carries an id of its own", "[net][http]") {
    served it;
    client one(it.port());
    auto id = [&] {
        one.send(a_get);
        auto answer = one.answer();
        return answer.substr(answer.find("X-Request-Id: ") + 14, 16);
    };
    auto first = id();
    CHECK(first.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(id() != first);
}

TEST_CASE("a parse error gets one problem and the end, and nothing behind it is believed",
          "[net][http][smuggling]") {
    served it;
    client one(it.port());
    one.send(
        "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
        a_get);
    auto all = one.read_all();
    CHECK(all.starts_with("HTTP/1.1 400 Bad Request\r\n"));
    CHECK(all.find("application/problem+json") != std::string::npos);
    CHECK(all.find("\"code\":\"length_and_chunked\"") != std::string::npos);
    CHECK(all.find("HTTP/1.1", 5) == std::string::npos);
    CHECK(one.ended());
    CHECK(it.handler.handled == 0);
}

TEST_CASE("each refused head gets exactly one answer on a real connection", "[net][http][smuggling]") {
    served it;
    for (auto const& each : raw_heads()) {
        if (each.status == 0) continue;
        INFO(each.what);
        client one(it.port());
        one.send(each.bytes + a_get);
        auto all = one.read_all();
        CHECK(all.starts_with("HTTP/1.1 " + std::to_string(each.status)));
        CHECK(all.find("HTTP/1.1", 5) == std::string::npos);
        CHECK(one.ended());
    }
    CHECK(it.handler.handled == 0);
}

TEST_CASE("without free descriptors the server rests instead of spinning, and comes back", "[net][http]") {
    served it;
    std::vector<int> spare;
    client late(it.port(), 0, false);
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    auto low = before;
    low.rlim_cur = static_cast<rlim_t>(late.fd()) + 1;
    do {
        spare.push_back(::dup(0));  // fill what lies below
    } while (spare.back() < late.fd());
    ::setrlimit(RLIMIT_NOFILE, &low);
    late.connect(it.port());
    auto& errors = it.metrics.counter("parley_accept_errors_total", "", {});
    CHECK(eventually([&] { return errors.value() > 0; }));
    auto const begin = std::chrono::steady_clock::now();
    ::usleep(300'000);
    auto const rested = std::chrono::duration_cast<seconds>(std::chrono::steady_clock::now() - begin).count();
    CHECK(errors.value() <= 2 + static_cast<std::uint64_t>(rested));  // one try a second
    ::setrlimit(RLIMIT_NOFILE, &before);
    for (int fd : spare)
        ::close(fd);
    late.send(a_get);
    CHECK(late.answer().starts_with("HTTP/1.1 200"));
}

TEST_CASE("a body that the handler does not want is not read and ends the connection", "[net][http]") {
    served it;
    client one(it.port());
    one.send(
        "POST /no-body HTTP/1.1\r\nHost: t\r\nContent-Length: 33\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: "
        "t\r\n\r\n");
    auto all = one.read_all();
    CHECK(all.find("POST /no-body") != std::string::npos);
    CHECK(all.find("Connection: close") != std::string::npos);
    CHECK(all.find("smuggled") == std::string::npos);
    CHECK(it.handler.handled == 1);
}

TEST_CASE("a client that waits for 100 gets it only when its body is wanted", "[net][http]") {
    served it;
    client one(it.port());
    one.send("POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(one.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    one.send("ok");
    CHECK(one.answer().find("POST /a 127.0.0.1 ok") != std::string::npos);
    one.send("POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 70000\r\nExpect: 100-continue\r\n\r\n");
    CHECK(one.answer().starts_with("HTTP/1.1 413"));
}

TEST_CASE("HEAD and 204 send no body, and the next answer is where it should be", "[net][http]") {
    served it;
    client one(it.port());
    one.send("HEAD /a HTTP/1.1\r\nHost: t\r\n\r\nGET /empty HTTP/1.1\r\nHost: t\r\n\r\n" + a_get);
    auto head = one.read_until("\r\n\r\n");
    CHECK(head.find("Content-Length: 18") != std::string::npos);
    auto empty = one.read_until("\r\n\r\n");
    CHECK(empty.starts_with("HTTP/1.1 204 No Content\r\n"));
    CHECK(empty.find("Content-Length") == std::string::npos);
    CHECK(one.answer().find("GET /a") != std::string::npos);
}

TEST_CASE("a handler that throws is a 500 and the connection goes on", "[net][http]") {
    served it;
    client one(it.port());
    one.send("GET /throw HTTP/1.1\r\nHost: t\r\n\r\n" + a_get);
    CHECK(one.answer().find("\"code\":\"internal_error\"") != std::string::npos);
    CHECK(one.answer().find("GET /a") != std::string::npos);
}

TEST_CASE("a handler that takes too long is answered for, and keeps its place until it ends", "[net][http]") {
    served it({.request_timeout = 100ms});
    client one(it.port());
    one.send("GET /hang HTTP/1.1\r\nHost: t\r\n\r\n");
    auto all = one.read_all();
    CHECK(all.starts_with("HTTP/1.1 504"));
    CHECK(one.ended());
    it.stop();  // does not wait twenty seconds: closing the scope ends the handler
}

TEST_CASE("a drain waits for what is in flight, and tells when a handler outlasts it", "[net][http]") {
    auto drain = [](served& it, milliseconds at_most) {
        it.server->stop_accepting();
        return parley::testing::run_on(it.all.at(0), it.server->finish(at_most));
    };
    SECTION("an answer that is being made is sent, and is the connection's last") {
        served it;
        client one(it.port());
        one.send("GET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
        REQUIRE(eventually([&] { return it.handler.handled > 0; }));
        CHECK(drain(it, 20s));
        auto const answer = one.read_all();
        CHECK(answer.starts_with("HTTP/1.1 200"));
        CHECK(answer.find("Connection: close") != std::string::npos);
        CHECK_FALSE(client(it.port()).connected());
    }
    SECTION("a request that never comes whole holds it no longer than it may, and is no loss") {
        served it;
        client one(it.port());
        one.send("GET /a HTTP/1.1\r\n");
        REQUIRE(eventually([&] { return it.open_connections("http") > 0; }));
        ::usleep(50'000);
        CHECK(drain(it, 100ms));
        CHECK(one.ended());
    }
    SECTION("a handler that goes on is a loss") {
        served it;
        client one(it.port());
        one.send("GET /hang HTTP/1.1\r\nHost: t\r\n\r\n");
        REQUIRE(eventually([&] { return it.handler.handled > 0; }));
        CHECK_FALSE(drain(it, 100ms));
    }
}

TEST_CASE("a large answer to a slow reader arrives whole", "[net][http]") {
    served it;
    client one(it.port(), 4096);
    one.send("GET /large HTTP/1.1\r\nHost: t\r\n\r\n" + a_get);
    ::usleep(50'000);
    auto answer = one.answer();
    CHECK(answer.size() > 8'000'000);
    CHECK(answer.ends_with("LLLL"));
    CHECK(one.answer().find("GET /a") != std::string::npos);
}

TEST_CASE("a head that does not come is answered 408, an idle connection just ends", "[net][http][slow]") {
    served it({.head_timeout = 150ms, .idle_timeout = 200ms});
    client slow(it.port());
    slow.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 20 && slow.fill(20ms) == false; ++i)
        slow.send("X");  // bytes that trickle do not help
    CHECK(slow.read_until("\r\n\r\n").starts_with("HTTP/1.1 408"));
    CHECK(slow.ended());
    client silent(it.port());
    CHECK(silent.ended());
    client idle(it.port());
    idle.send(a_get);
    idle.answer();
    CHECK(idle.read_all().empty());
    CHECK(idle.ended());
    CHECK(eventually([&] { return it.open_connections("http") == 0; }));
}

TEST_CASE("a body that trickles is cut off", "[net][http][slow]") {
    served it({.body_grace = 150ms});
    client one(it.port());
    one.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 60000\r\n\r\n");
    for (int i = 0; i < 400 && !one.fill(10ms); ++i)
        one.send("x");
    CHECK(one.read_until("\r\n\r\n").starts_with("HTTP/1.1 408"));
}

TEST_CASE("one address gets its share of connections, loopback is exempt", "[net][http]") {
    served few({.connections_max = 3});
    std::vector<std::unique_ptr<client>> open;
    for (int i = 0; i < 3; ++i) {
        open.push_back(std::make_unique<client>(few.port()));
        open.back()->send(a_get);
        REQUIRE(open.back()->answer().starts_with("HTTP/1.1 200"));
    }
    client fourth(few.port());
    fourth.send(a_get);
    CHECK(fourth.read_all().empty());
    open.pop_back();
    CHECK(eventually([&] {
        client again(few.port());
        again.send(a_get);
        return again.answer().starts_with("HTTP/1.1 200");
    }));

    served exempt({.connections_per_peer_max = 1});
    client first(exempt.port());
    client second(exempt.port());
    second.send(a_get);
    CHECK(second.answer().starts_with("HTTP/1.1 200"));
}

TEST_CASE("draining ends idle connections and finishes what runs", "[net][http]") {
    served it;
    client idle(it.port());
    idle.send(a_get);
    idle.answer();
    client busy(it.port());
    busy.send("GET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
    REQUIRE(eventually([&] { return it.handler.handled == 2; }));
    it.server->stop_accepting();
    CHECK(idle.ended());
    auto answer = busy.answer();
    CHECK(answer.starts_with("HTTP/1.1 200"));
    CHECK(answer.find("Connection: close") != std::string::npos);
    CHECK(busy.ended());
    client late(it.port());
    CHECK_FALSE(late.connected());
}

TEST_CASE("a client that leaves in the middle of anything harms nobody", "[net][http]") {
    served it({}, 2);
    for (auto const* bytes :
         {"", "GET", "GET /slow HTTP/1.1\r\nHost: t\r\n\r\n", "GET /large HTTP/1.1\r\nHost: t\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nhalf"}) {
        for (int i = 0; i < 20; ++i) {
            client gone(it.port());
            gone.send(bytes);
            linger reset{1, 0};
            if (i % 2 == 0) ::setsockopt(gone.fd(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        }
    }
    client one(it.port());
    one.send(a_get);
    CHECK(one.answer().starts_with("HTTP/1.1 200"));
    one.close();
    CHECK(eventually([&] { return it.open_connections("http") == 0; }));
}

TEST_CASE("a client that has sent all it will still gets its answer", "[net][http]") {
    served it;
    client one(it.port());
    one.send("GET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
    one.finish_writing();
    CHECK(one.answer().find("GET /slow") != std::string::npos);
    CHECK(one.ended());
}

TEST_CASE("a port that is taken is named at the start", "[net][http]") {
    served it;
    parley::testing::plain_metrics metrics;
    steered_handler handler;
    cores all(1);
    http_server_options options;
    options.port = it.port();
    auto second = make_http_server(options, {all, handler, metrics, system_clock()});
    std::string problem;
    CHECK(second->start(problem).has_error());
    CHECK(problem.find("in use") != std::string::npos);

    options.port = 0;
    options.address = "999.1.1.1";
    auto third = make_http_server(options, {all, handler, metrics, system_clock()});
    CHECK(third->start(problem).has_error());
    options.address = "127.0.0.1";
    options.trusted_proxies = {"10.0.0.0/99"};
    auto fourth = make_http_server(options, {all, handler, metrics, system_clock()});
    CHECK(fourth->start(problem).has_error());
    CHECK(problem.find("10.0.0.0/99") != std::string::npos);
}

}  // namespace
