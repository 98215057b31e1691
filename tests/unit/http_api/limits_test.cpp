#include "load_shedder.hpp"
#include "network.hpp"
#include "rate_limiter.hpp"
#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using http_api::bucket;
using http_api::rate_key;

http_api::rate_limits only_sending(std::uint32_t count, milliseconds per) {
    auto limits = unlimited().limits;
    limits.message_send = {count, per};
    return limits;
}

TEST_CASE("a bucket lets its number through at once and then its pace", "[http_api][rate]") {
    http_api::rate_limiter limiter(only_sending(3, seconds{3}));
    auto const who = rate_key::of(account_id{7});
    mono_time now{seconds{1000}};
    for (std::uint32_t left : {2U, 1U, 0U}) {
        auto const state = limiter.take(bucket::message_send, who, now);
        CHECK(state.allowed);
        CHECK(state.remaining == left);
    }
    auto const refused = limiter.take(bucket::message_send, who, now);
    CHECK_FALSE(refused.allowed);
    CHECK(refused.retry_after.count() == 1001);
    CHECK(limiter.take(bucket::message_send, rate_key::of(account_id{8}), now).allowed);
    CHECK(limiter.take(bucket::typing, who, now).allowed);
    now += milliseconds{1000};
    CHECK(limiter.take(bucket::message_send, who, now).allowed);
    CHECK_FALSE(limiter.take(bucket::message_send, who, now).allowed);
    now += seconds{3600};
    CHECK(limiter.take(bucket::message_send, who, now).remaining == 2);
}

TEST_CASE("over any stretch of time a caller gets no more than the burst and the pace", "[http_api][rate]") {
    http_api::rate_limiter limiter(only_sending(10, seconds{5}));
    auto const who = rate_key::of(account_id{7});
    int allowed = 0;
    for (int ms = 0; ms < 60'000; ms += 7) {
        if (limiter.take(bucket::message_send, who, mono_time{milliseconds{1'000'000 + ms}}).allowed)
            ++allowed;
    }
    CHECK(allowed >= 128);
    CHECK(allowed <= 130);  // 10 at once, then 2 a second for 60 s
}

TEST_CASE("an address is its /64 in IPv6, and itself in IPv4 however it is written", "[http_api][rate]") {
    CHECK(rate_key::of_peer("2001:db8::1") == rate_key::of_peer("2001:db8:0:0:ffff::9"));
    CHECK_FALSE(rate_key::of_peer("2001:db8::1") == rate_key::of_peer("2001:db8:0:1::1"));
    CHECK(rate_key::of_peer("192.0.2.1") == rate_key::of_peer("::ffff:192.0.2.1"));
    CHECK_FALSE(rate_key::of_peer("192.0.2.1") == rate_key::of_peer("192.0.2.2"));
    CHECK(rate_key::of_peer("nonsense") == rate_key::of_peer(""));
    CHECK_FALSE(rate_key::of(account_id{1}) == rate_key::of_peer("0.0.0.1"));
}

TEST_CASE("the memory of callers is bounded", "[http_api][rate]") {
    auto limits = only_sending(1, seconds{3600});
    limits.keys_max = 160;
    http_api::rate_limiter limiter(limits);
    mono_time const now{seconds{1000}};
    for (std::uint64_t i = 1; i <= 5000; ++i)
        limiter.take(bucket::message_send, rate_key::of(account_id{i << 22}), now);
    CHECK(limiter.remembered() <= 160);
    CHECK(limiter.remembered() > 100);
}

TEST_CASE("a fast caller is told how long to wait, on every spelling of the path", "[http_api][rate]") {
    auto options = unlimited();
    options.limits.message_send = {2, seconds{10}};
    house it(options);
    auto send = [&](std::string const& path) {
        return it.send(ask("POST", path).as(it.bob_token).json(R"({"content":"x"})"));
    };
    auto const first = send("/channels/3001/messages");
    CHECK(first.header("X-RateLimit-Limit") == "2");
    CHECK(first.header("X-RateLimit-Remaining") == "1");
    CHECK(first.header("X-RateLimit-Reset-After") == "5.001");
    CHECK(first.header("X-RateLimit-Bucket") == "message_send");
    send("/channels/%33001/messages");
    auto const refused = send("/channels/3001/messages?x=1");
    CHECK(refused.status() == 429);
    CHECK(refused.code() == "rate_limited");
    CHECK(refused.header("Retry-After") == "6");
    CHECK(refused.header("X-RateLimit-Remaining") == "0");
    CHECK(it.said.rows.size() == 2);
    CHECK(it.numbers.count("parley_ratelimit_hits_total{bucket=message_send}") == 1);
    it.time.advance(seconds{5});
    CHECK(send("/channels/3001/messages").status() == 201);
}

TEST_CASE("who has no account is limited by address, and the lookup of invites always", "[http_api][rate]") {
    auto options = unlimited();
    options.limits.peer = {3, seconds{60}};
    options.limits.invite_lookup = {1, seconds{60}};
    house it(options);
    CHECK(it.send(ask("GET", "/auth/options")).status() == 200);
    CHECK(it.send(ask("GET", "/nothing")).status() == 404);
    CHECK(it.get("/servers", "wrong-token").status() == 401);
    CHECK(it.send(ask("GET", "/auth/options")).status() == 429);
    CHECK(it.send(ask("GET", "/nothing")).status() == 429);
    CHECK(it.get("/servers", "wrong-token").status() == 429);
    // An account is not its address; health is nobody's.
    CHECK(it.get("/servers", it.bob_token).status() == 200);
    CHECK(it.send(ask("GET", "/healthz")).status() == 200);
    CHECK(it.get("/invites/x", it.bob_token).status() == 404);
    CHECK(it.get("/invites/y", it.eve_token).status() == 429);
}

TEST_CASE("a full class of work turns away before the body is read, and others go on", "[http_api][load]") {
    auto options = unlimited();
    options.load = {.sending_max = 1, .reading_max = 100, .sign_in_max = 1};
    http_api::load_shedder shed(options.load);
    {
        auto const first = shed.enter(http_api::work::sending);
        CHECK(bool(first));
        CHECK(shed.is_full(http_api::work::sending));
        CHECK_FALSE(bool(shed.enter(http_api::work::sending)));
        CHECK(bool(shed.enter(http_api::work::reading)));
        CHECK(bool(shed.enter(http_api::work::vital)));
        CHECK(shed.running(http_api::work::sending) == 1);
    }
    CHECK_FALSE(shed.is_full(http_api::work::sending));
}

TEST_CASE("a body that was left unread is an overload, or too large", "[http_api][load]") {
    house it(unlimited());
    auto left = ask("POST", "/servers")
                    .as(it.ada_token)
                    .with("content-type", "application/json")
                    .with("content-length", "14");
    auto const answer = it.send(left);
    CHECK(answer.status() == 503);
    CHECK_FALSE(answer.header("Retry-After").empty());
    auto large = ask("POST", "/servers").as(it.ada_token).with("content-length", "9999999");
    CHECK(it.send(large).status() == 413);
}

TEST_CASE("blocks of addresses", "[http_api][network]") {
    using http_api::is_in;
    CHECK(is_in("10.1.2.3", "10.0.0.0/8"));
    CHECK(is_in("::ffff:10.1.2.3", "10.0.0.0/8"));
    CHECK(is_in("10.1.2.3", "10.1.2.3"));
    CHECK(is_in("fd00::5", "fd00::/8"));
    CHECK(is_in("1.2.3.4", "0.0.0.0/0"));
    CHECK_FALSE(is_in("11.1.2.3", "10.0.0.0/8"));
    CHECK_FALSE(is_in("10.1.2.4", "10.1.2.3/32"));
    CHECK_FALSE(is_in("fe00::5", "fd00::/8"));
    for (auto bad : {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "x/8", "fd00::/129"}) {
        INFO(bad);
        CHECK_FALSE(is_in("10.0.0.0", bad));
    }
}

}  // namespace
