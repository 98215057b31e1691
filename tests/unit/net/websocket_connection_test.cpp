#include "net_fixture.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::net;
using namespace parley::net::testing;

std::string close_payload(int code) {
    return {static_cast<char>(code >> 8), static_cast<char>(code)};
}

struct connected {
    explicit connected(served& it, int receive_buffer = 0) : socket(it.port(), receive_buffer) {
        auto index = it.handler.records.size();
        socket.upgrade();
        head = socket.read_until("\r\n\r\n");
        record = it.handler.record(index);
    }
    client socket;
    std::string head;
    std::shared_ptr<socket_record> record;
};

TEST_CASE("an upgrade is answered as RFC 6455 says, and the HTTP connection is gone", "[net][websocket]") {
    served it;
    connected one(it);
    CHECK(one.head.starts_with("HTTP/1.1 101 Switching Protocols\r\n"));
    CHECK(one.head.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") != std::string::npos);
    one.socket.send(client_frame(0x81, "hello"));
    CHECK(one.socket.frame() == std::pair<int, std::string>{0x81, "hello"});
    CHECK(eventually(
        [&] { return it.open_connections("http") == 0 && it.open_connections("websocket") == 1; }));
}

TEST_CASE("frames that come in the same segment as the upgrade are not lost", "[net][websocket]") {
    served it;
    client one(it.port());
    one.send(
        "GET /socket HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" +
        client_frame(0x81, "early"));
    one.read_until("\r\n\r\n");
    CHECK(one.frame() == std::pair<int, std::string>{0x81, "early"});
}

TEST_CASE("an upgrade that is wrong or unwanted is refused in HTTP", "[net][websocket]") {
    served it;
    client elsewhere(it.port());
    elsewhere.upgrade("/other");
    CHECK(elsewhere.answer().starts_with("HTTP/1.1 404"));
    client old(it.port());
    old.send(
        "GET /socket HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\nSec-WebSocket-Version: 8\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    auto answer = old.answer();
    CHECK(answer.starts_with("HTTP/1.1 426"));
    CHECK(answer.find("Sec-WebSocket-Version: 13\r\n") != std::string::npos);
}

TEST_CASE("what is queued in one turn arrives in order and leaves in few writes", "[net][websocket][flush]") {
    served it;
    connected one(it);
    auto& flushes = it.metrics.counter("parley_websocket_flushes_total", "", {});
    std::uint64_t before = 0;
    it.on_core([&] {
        before = flushes.value();
        for (int i = 0; i < 100; ++i)
            one.record->socket->send_text("frame " + std::to_string(i));
        CHECK(one.record->socket->queued_frames() == 100);
    });
    for (int i = 0; i < 100; ++i)
        REQUIRE(one.socket.frame().second == "frame " + std::to_string(i));
    it.on_core([&] {
        CHECK(flushes.value() - before == 2);  // 64 frames, then 36
        CHECK(one.record->socket->queued_frames() == 0);
    });
}

TEST_CASE("one frame serves many sockets and is released by all", "[net][websocket][flush]") {
    served it;
    std::vector<std::unique_ptr<connected>> many;
    for (int i = 0; i < 200; ++i)
        many.push_back(std::make_unique<connected>(it));
    auto frame = std::make_shared<std::string const>(text_frame("for all"));
    it.on_core([&] {
        for (auto& each : many)
            CHECK(each->record->socket->send(frame));
    });
    for (auto& each : many)
        REQUIRE(each->socket.frame().second == "for all");
    CHECK(eventually([&] { return frame.use_count() == 1; }));
}

TEST_CASE("a peer that does not read fills its own bounds and nobody else's", "[net][websocket][bounds]") {
    served it({.websocket_queue_bytes_max = 100'000, .websocket_queue_frames_max = 50});
    connected slow(it, 4096);
    connected other(it);
    auto frame = std::make_shared<std::string const>(binary_frame(std::string(10'000, 'x')));
    int accepted = 0;
    bool refused = false;
    for (int round = 0; round < 2'000 && !refused; ++round) {
        it.on_core([&] {
            bool queued = slow.record->socket->send(frame);
            accepted += queued ? 1 : 0;
            refused = !queued;
            CHECK(slow.record->socket->queued_bytes() <= 100'000);
        });
    }
    CHECK(refused);
    it.on_core([&] { other.record->socket->send_text("unharmed"); });
    CHECK(other.socket.frame().second == "unharmed");
    // Told to go, it still gets whole frames and then the reason.
    it.on_core([&] {
        slow.record->socket->evict(4000, "slow_consumer");
        CHECK(slow.record->socket->queued_frames() <= 2);
        CHECK_FALSE(slow.record->socket->send(frame));
    });
    int received = 0;
    auto got = slow.socket.frame();
    for (; got.first == 0x82; got = slow.socket.frame()) {
        REQUIRE(got.second.size() == 10'000);
        ++received;
    }
    CHECK(received <= accepted);
    CHECK(got.first == 0x88);
    CHECK(got.second == close_payload(4000) + "slow_consumer");
}

TEST_CASE("the frame bound holds when frames are small", "[net][websocket][bounds]") {
    served it({.websocket_queue_frames_max = 50});
    connected one(it);
    it.on_core([&] {
        int queued = 0;
        while (one.record->socket->send_text("x"))
            ++queued;
        CHECK(queued == 50);
    });
}

TEST_CASE("a frame larger than the bound goes out when hardly anything waits before it",
          "[net][websocket][bounds]") {
    served it({.websocket_queue_bytes_max = 100'000});
    connected one(it, 4096);
    auto large = std::make_shared<std::string const>(binary_frame(std::string(300'000, 'x')));
    it.on_core([&] {
        CHECK(one.record->socket->send_text("hello"));
        CHECK(one.record->socket->send(large));
        CHECK_FALSE(one.record->socket->send(large));
    });
    CHECK(one.socket.frame().second == "hello");
    CHECK(one.socket.frame().second.size() == 300'000);
}

TEST_CASE("closing sends what is queued, then the reason, then waits for the peer",
          "[net][websocket][close]") {
    served it;
    connected one(it);
    it.on_core([&] {
        one.record->socket->send_text("last words");
        one.record->socket->close(4009, "superseded");
        one.record->socket->close(1000, "not this");
        CHECK_FALSE(one.record->socket->send_text("too late"));
    });
    CHECK(one.socket.frame().second == "last words");
    CHECK(one.socket.frame() == std::pair<int, std::string>{0x88, close_payload(4009) + "superseded"});
    CHECK(one.record->closed_with == 0);
    one.socket.send(client_frame(0x88, close_payload(4009)));
    CHECK(eventually([&] { return one.record->closed_with == 4009; }));
    CHECK(one.socket.ended());
}

TEST_CASE("the owner is told once, and with the peer's code", "[net][websocket][close]") {
    served it;
    connected polite(it);
    polite.socket.send(client_frame(0x88, close_payload(3001)));
    CHECK(polite.socket.frame().second == close_payload(3001));
    CHECK(eventually([&] { return polite.record->closed_with == 3001; }));
    connected silent(it);
    silent.socket.send(client_frame(0x88, ""));
    CHECK(silent.socket.frame() == std::pair<int, std::string>{0x88, ""});
    CHECK(eventually([&] { return silent.record->closed_with == 1005; }));
    connected rude(it);
    rude.socket.close();
    CHECK(eventually([&] { return rude.record->closed_with == 1006; }));
    connected wrong(it);
    wrong.socket.send(client_frame(0x83, ""));
    CHECK(wrong.socket.frame().second == close_payload(1002));
    CHECK(eventually([&] { return wrong.record->closed_with == 1002; }));
}

TEST_CASE("an owner that throws or closes inside a message ends its own connection only",
          "[net][websocket]") {
    served it;
    connected thrower(it);
    connected closer(it);
    connected other(it);
    thrower.socket.send(client_frame(0x81, "throw") + client_frame(0x81, "after"));
    CHECK(thrower.socket.frame().second == close_payload(1011));
    CHECK(thrower.record->messages == 1);
    closer.socket.send(client_frame(0x81, "close") + client_frame(0x81, "after"));
    CHECK(closer.socket.frame().second == close_payload(4001) + "as asked");
    CHECK(closer.record->messages == 1);
    other.socket.send(client_frame(0x82, "still here"));
    CHECK(other.socket.frame() == std::pair<int, std::string>{0x82, "still here"});
}

TEST_CASE("stopping tells every owner and every peer", "[net][websocket][close]") {
    served it({}, 2);
    std::vector<std::unique_ptr<connected>> many;
    for (int i = 0; i < 20; ++i)
        many.push_back(std::make_unique<connected>(it));
    it.stop();
    for (auto& each : many) {
        CHECK(each->record->closed_with == 1001);
        CHECK(each->socket.frame().second == close_payload(1001));
        CHECK(each->socket.ended());
    }
}

TEST_CASE("draining leaves open sockets to their owners", "[net][websocket]") {
    served it;
    connected one(it);
    it.server->stop_accepting();
    one.socket.send(client_frame(0x81, "still"));
    CHECK(one.socket.frame().second == "still");
}

}  // namespace
