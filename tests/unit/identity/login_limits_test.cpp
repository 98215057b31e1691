#include "login_limits.hpp"

#include "peer_network.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::identity;
using outcome = login_limits::outcome;

namespace {

mono_time const start{milliseconds{1'000'000}};

bool guess(login_limits& limits, std::string name, std::string network, mono_time now) {
    auto ticket = limits.admit(std::move(name), std::move(network), now);
    if (ticket) limits.settle(*ticket, outcome::wrong, now);
    return ticket.has_value();
}

}  // namespace

TEST_CASE("after ten free guesses each wait doubles up to 15 minutes", "[identity][limits]") {
    login_limits limits;
    auto now = start;
    auto network = [](int i) { return "net" + std::to_string(i); };
    for (int i = 0; i < 10; ++i)
        REQUIRE(guess(limits, "ann", network(i), now));
    for (int i = 10; i < 25; ++i) {
        auto wait = std::min(milliseconds{std::chrono::minutes{15}}, milliseconds{1000LL << (i - 10)});
        CHECK_FALSE(guess(limits, "ann", network(i), now));
        CHECK_FALSE(guess(limits, "ann", network(i), now + wait - milliseconds{1}));
        now += wait;
        CHECK(guess(limits, "ann", network(i), now));
    }
    CHECK(guess(limits, "bob", "other", now));
}

TEST_CASE("guesses are forgotten after an hour without any", "[identity][limits]") {
    login_limits limits;
    for (int i = 0; i < 10; ++i)
        REQUIRE(guess(limits, "ann", "a" + std::to_string(i), start));
    auto later = start + std::chrono::hours{2};
    for (int i = 0; i < 10; ++i)
        CHECK(guess(limits, "ann", "b" + std::to_string(i), later));
}

TEST_CASE("parallel guesses count before they are answered", "[identity][limits]") {
    login_limits limits;
    int admitted = 0;
    for (int i = 0; i < 1000; ++i)
        admitted += limits.admit("ann", "net" + std::to_string(i), start).has_value() ? 1 : 0;
    CHECK(admitted == 10);
}

TEST_CASE("being right costs nothing, however often", "[identity][limits]") {
    login_limits limits;
    for (int i = 0; i < 10'000; ++i) {
        auto ticket = limits.admit("ann", "net", start);
        REQUIRE(ticket);
        limits.settle(*ticket, outcome::right, start);
    }
}

TEST_CASE("what was never decided is given back", "[identity][limits]") {
    login_limits limits;
    for (int i = 0; i < 10'000; ++i) {
        auto ticket = limits.admit("ann", "net", start);
        REQUIRE(ticket);
        limits.settle(*ticket, outcome::undecided, start);
    }
    CHECK(guess(limits, "ann", "net", start));
}

TEST_CASE("a known pair has a bucket of its own, and no more than that", "[identity][limits]") {
    login_limits limits;
    auto ticket = limits.admit("ann", "home", start);
    limits.settle(*ticket, outcome::right, start);
    for (int i = 0; i < 100; ++i)
        (void)guess(limits, "ann", "net" + std::to_string(i), start);
    int admitted = 0;
    for (int i = 0; i < 100; ++i)
        admitted += guess(limits, "ann", "home", start) ? 1 : 0;
    CHECK(admitted == 20);
    CHECK(guess(limits, "bob", "home", start));  // nobody else pays for it
}

TEST_CASE("the whole instance is bounded, but not for known pairs", "[identity][limits]") {
    login_limits limits;
    auto ticket = limits.admit("ann", "home", start);
    limits.settle(*ticket, outcome::right, start);
    int admitted = 0;
    for (int i = 0; i < 5000; ++i)
        admitted += guess(limits, "n" + std::to_string(i), "w" + std::to_string(i), start) ? 1 : 0;
    CHECK(admitted == 200);
    CHECK(guess(limits, "ann", "home", start));
    CHECK(guess(limits, "new", "place", start + seconds{1}));
}

TEST_CASE("a clock that stands still or steps back gives nothing away", "[identity][limits]") {
    login_limits limits;
    int admitted = 0;
    for (int i = 0; i < 100; ++i)
        admitted += guess(limits, "n" + std::to_string(i), "net", start - milliseconds{i}) ? 1 : 0;
    CHECK(admitted == 30);
}

TEST_CASE("addresses fall into networks as their owners have them", "[identity][limits]") {
    CHECK(network_of("192.0.2.1") == network_of("192.0.2.254"));
    CHECK(network_of("192.0.2.1") != network_of("192.0.3.1"));
    CHECK(network_of("::ffff:192.0.2.1") == network_of("192.0.2.9"));
    CHECK(network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9"));
    CHECK(network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1"));
    CHECK(network_of("2001:DB8::1") == network_of("2001:0db8:0:0::2"));
    CHECK(network_of("fe80::1%eth0") == network_of("fe80::2"));
    CHECK(network_of("") == network_of("not an address"));
    CHECK(network_of("192.0.2.1, 10.0.0.1") == network_of("?"));
}
