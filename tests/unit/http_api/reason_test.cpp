#include "path.hpp"
#include "unit/http_api/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using http_api::decode_reason;

TEST_CASE("a reason is percent-encoded UTF-8", "[http_api][reason]") {
    CHECK(decode_reason("") == "");
    CHECK(decode_reason("spam") == "spam");
    CHECK(decode_reason("a%20b+c") == "a b+c");
    CHECK(decode_reason("%20%20late%20") == "late");
    CHECK(decode_reason("%20%E2%80%8B") == "");  // only blanks and what shows nothing: none given
    CHECK(decode_reason("caf%C3%A9 \xC3\xA9%25") == "caf\xC3\xA9 \xC3\xA9%");
}

TEST_CASE("a reason that cannot be read or is too long is refused", "[http_api][reason]") {
    for (auto bad : {"%", "%4", "%zz", "%C3", "%FF", "\xFF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "a%00b",
                     "a%0Ab", "a%0D%0Ab", "a%09b", "a%1Bb", "a%7Fb", "a%C2%85b", "a%E2%80%AEb"}) {
        INFO(bad);
        CHECK_FALSE(decode_reason(bad).has_value());
    }
    std::string long_one;
    for (int i = 0; i < 512; ++i)
        long_one += "%F0%9F%98%80";
    CHECK(decode_reason(long_one).has_value());
    CHECK_FALSE(decode_reason(long_one + "x").has_value());
}

TEST_CASE("a reason goes with what the audit log keeps, and is looked at nowhere else",
          "[http_api][reason]") {
    house it(unlimited());
    auto make = [&](std::string const& reason) {
        return it.send(ask("POST", "/servers/2001/roles")
                           .as(it.ada_token)
                           .with("x-audit-log-reason", reason)
                           .json(R"({"name":"Mods"})"));
    };
    CHECK(make("for%20the%20party").status() == 201);
    CHECK(it.services.last_reason == "for the party");
    auto const refused = make("%zz");
    CHECK(refused.status() == 400);
    CHECK(refused.code() == "invalid_reason");
    CHECK(refused.json()["field"] == "X-Audit-Log-Reason");
    CHECK(refused.json()["limit"] == 512);
    CHECK(it.send(ask("GET", "/servers/2001").as(it.ada_token).with("x-audit-log-reason", "%zz")).status() ==
          200);
    CHECK(make("").status() == 201);
    CHECK(it.services.last_reason.empty());
}

}  // namespace
