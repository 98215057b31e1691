#include "forwarded.hpp"

#include "admission.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley::net;
using header_list = std::vector<std::pair<std::string, std::string>>;

struct answer {
    std::string peer;
    bool secure;
    bool forwarded;
    friend bool operator==(answer const&, answer const&) = default;
};

answer resolve(std::string const& tcp_peer, header_list headers) {
    std::vector<ip_block> blocks{*ip_block::parse("10.0.0.0/8"), *ip_block::parse("2001:db8::/32"),
                                 *ip_block::parse("192.0.2.7")};
    trusted_proxies proxies(std::move(blocks));
    http_request request;
    request.peer = tcp_peer;
    request.headers = std::move(headers);
    proxies.resolve(*ip_address::parse(tcp_peer), request);
    return {request.peer, request.secure, request.forwarded};
}

TEST_CASE("forwarding headers of strangers only mark the request", "[net][forwarded]") {
    CHECK(resolve("203.0.113.1", {}) == answer{"203.0.113.1", false, false});
    CHECK(resolve("203.0.113.1", {{"x-forwarded-for", "1.2.3.4"}, {"x-forwarded-proto", "https"}}) ==
          answer{"203.0.113.1", false, true});
    CHECK(resolve("203.0.113.1", {{"forwarded", "for=1.2.3.4;proto=https"}}) ==
          answer{"203.0.113.1", false, true});
    CHECK(resolve("127.0.0.1", {{"x-real-ip", "1.2.3.4"}}) == answer{"127.0.0.1", false, true});
    CHECK(resolve("127.0.0.1", {{"via", "1.1 proxy"}}) == answer{"127.0.0.1", false, true});
    CHECK(resolve("192.0.2.8", {{"x-forwarded-for", "1.2.3.4"}}) == answer{"192.0.2.8", false, true});
}

TEST_CASE("the client is the right-most address that is no trusted proxy", "[net][forwarded]") {
    auto xff = [](std::string value) {
        return resolve("10.0.0.1", {{"x-forwarded-for", std::move(value)}}).peer;
    };
    CHECK(xff("1.2.3.4") == "1.2.3.4");
    CHECK(xff("6.6.6.6, 1.2.3.4") == "1.2.3.4");
    CHECK(xff("6.6.6.6, 1.2.3.4, 10.9.9.9") == "1.2.3.4");
    CHECK(xff("6.6.6.6,1.2.3.4,192.0.2.7 , 10.9.9.9") == "1.2.3.4");
    CHECK(xff("1.2.3.4:5678") == "1.2.3.4");
    CHECK(xff("[2a00::1]:5678") == "2a00::1");
    CHECK(xff("2a00:0::1") == "2a00::1");
    CHECK(xff("10.1.1.1, 10.2.2.2") == "10.1.1.1");
    CHECK(xff("::ffff:1.2.3.4") == "1.2.3.4");
    // Nonsense ends the walk: what stands left of it proves nothing.
    CHECK(xff("1.2.3.4, unknown") == "10.0.0.1");
    CHECK(xff("1.2.3.4, unknown, 10.3.3.3") == "10.3.3.3");
    CHECK(xff("1.2.3.4, ") == "1.2.3.4");
    CHECK(xff("1.2.3.4.5") == "10.0.0.1");
    CHECK(xff("[::1") == "10.0.0.1");
}

TEST_CASE("header lines of one name are one list", "[net][forwarded]") {
    CHECK(resolve("10.0.0.1", {{"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "1.2.3.4"}}).peer ==
          "1.2.3.4");
}

TEST_CASE("https counts when the nearest trusted proxy says it", "[net][forwarded]") {
    auto proto = [](header_list headers) { return resolve("10.0.0.1", std::move(headers)).secure; };
    CHECK(proto({{"x-forwarded-proto", "https"}}));
    CHECK(proto({{"x-forwarded-proto", "http, HTTPS"}}));
    CHECK_FALSE(proto({{"x-forwarded-proto", "https, http"}}));
    CHECK(proto({{"forwarded", "for=1.2.3.4;proto=https"}}));
    CHECK_FALSE(proto({{"forwarded", "for=6.6.6.6;proto=https, for=1.2.3.4;proto=http"}}));
    CHECK_FALSE(proto({}));
}

TEST_CASE("Forwarded is read as RFC 7239 writes it, and counts only without X-Forwarded-For",
          "[net][forwarded]") {
    auto peer = [](header_list headers) { return resolve("2001:db8::9", std::move(headers)).peer; };
    CHECK(peer({{"forwarded", "For=\"[2a00::17]:4711\""}}) == "2a00::17");
    CHECK(peer({{"forwarded", "for=6.6.6.6, by=x; for=1.2.3.4 ;proto=http"}}) == "1.2.3.4");
    CHECK(peer({{"forwarded", "for=_hidden"}}) == "2001:db8::9");
    CHECK(peer({{"forwarded", "for=6.6.6.6"}, {"x-forwarded-for", "1.2.3.4"}}) == "1.2.3.4");
}

TEST_CASE("blocks are read and matched to the bit", "[net][forwarded]") {
    auto in = [](char const* block, char const* address) {
        return ip_block::parse(block)->contains(*ip_address::parse(address));
    };
    CHECK(in("10.0.0.0/9", "10.127.255.255"));
    CHECK_FALSE(in("10.0.0.0/9", "10.128.0.0"));
    CHECK(in("10.1.2.3/8", "10.9.9.9"));
    CHECK(in("0.0.0.0/0", "9.9.9.9"));
    CHECK_FALSE(in("0.0.0.0/0", "2a00::1"));
    CHECK(in("::/0", "9.9.9.9"));
    for (auto const* bad :
         {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "localhost", "10.0.0.0/8x", "1.2.3"}) {
        CHECK_FALSE(ip_block::parse(bad));
    }
}

TEST_CASE("one address gets its share of connections, an IPv6 /64 counts as one", "[net][admission]") {
    admission gate(5, 2);
    auto a = *ip_address::parse("2a00:1:2:3::1");
    auto b = *ip_address::parse("2a00:1:2:3:ffff::2");
    auto other = *ip_address::parse("2a00:1:2:4::1");
    admission::ticket tickets[6];
    CHECK(gate.admit(a, false, tickets[0]) == admission::answer::admitted);
    CHECK(gate.admit(b, false, tickets[1]) == admission::answer::admitted);
    CHECK(gate.admit(a, false, tickets[2]) == admission::answer::too_many_of_peer);
    CHECK(gate.admit(other, false, tickets[2]) == admission::answer::admitted);
    CHECK(gate.admit(a, true, tickets[3]) == admission::answer::admitted);
    CHECK(gate.admit(a, true, tickets[4]) == admission::answer::admitted);
    CHECK(gate.admit(a, true, tickets[5]) == admission::answer::full);
    CHECK(gate.connections() == 5);
    tickets[0] = {};
    tickets[4] = {};
    CHECK(gate.admit(b, false, tickets[5]) == admission::answer::admitted);
    CHECK(gate.connections() == 4);
}

}  // namespace
