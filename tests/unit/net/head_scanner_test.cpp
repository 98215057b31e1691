#include "head_scanner.hpp"

#include "raw_heads.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace parley::net;
using state = head_scanner::state;

using testing::get;
using testing::raw_heads;

TEST_CASE("a head is refused or passes as the table says, in one piece and byte by byte",
          "[net][http][smuggling]") {
    REQUIRE(raw_heads().size() >= 60);
    for (auto const& each : raw_heads()) {
        INFO(each.what);
        head_scanner whole;
        auto outcome = whole.scan(each.bytes);
        CHECK(outcome == (each.status == 0 ? state::done : state::refused));
        CHECK(whole.why().status == each.status);
        if (each.status == 0) CHECK(whole.end() == each.bytes.size());

        head_scanner pieces;
        auto last = state::need_more;
        std::string_view bytes = each.bytes;
        for (std::size_t size = 1; size <= bytes.size() && last == state::need_more; ++size) {
            last = pieces.scan(bytes.substr(0, size));
        }
        CHECK(last == outcome);
        CHECK(pieces.why().status == each.status);
    }
}

TEST_CASE("a head says how long its connection lives", "[net][http]") {
    auto keeps = [](std::string const& head) {
        head_scanner scanner;
        REQUIRE(scanner.scan(head) == state::done);
        return scanner.found().keep_alive;
    };
    CHECK(keeps(get("")));
    CHECK_FALSE(keeps(get("Connection: close\r\n")));
    CHECK_FALSE(keeps(get("Connection: foo, Close\r\n")));
    CHECK_FALSE(keeps(get("Connection: keep-alive\r\nConnection: close\r\n")));
    CHECK_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
    CHECK(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

}  // namespace
