#include "problem.hpp"
#include "unit/http_api/house.hpp"

#include <parley/base/blocking_pool.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

TEST_CASE("a problem says which fields are wrong, how, and the limit", "[http_api][problem]") {
    house it(unlimited());
    auto const answer = it.send(ask("POST", "/servers/2001/channels")
                                    .as(it.ada_token)
                                    .json(R"({"name":")" + std::string(101, 'x') + R"(","topic":5})"));
    CHECK(answer.status() == 400);
    CHECK(answer.header("Content-Type") == "application/problem+json");
    CHECK(answer.header("Cache-Control") == "no-store");
    auto const body = answer.json();
    CHECK(body["code"] == "invalid_field");
    CHECK(body["type"] == "urn:parley:problem:invalid_field");
    CHECK(body["status"] == 400);
    CHECK(body["field"] == "name");
    CHECK(body["limit"] == 100);
    CHECK(body["requestId"] == "test-request");
    REQUIRE(body["errors"].size() == 2);
    CHECK(body["errors"][0]["code"] == "too_long");
    CHECK(body["errors"][1]["field"] == "topic");
    CHECK(body["errors"][1]["code"] == "wrong_type");
}

TEST_CASE("a body that is not strict JSON is one problem for the whole", "[http_api][problem]") {
    house it(unlimited());
    std::vector<std::pair<std::string, std::string>> const cases{
        {"{", "malformed_json"},
        {R"({"name":"a","name":"b"})", "duplicate_key"},
        {"[]", "not_an_object"},
        {R"({"name":"\ud800"})", "malformed_json"},
        {"{\"name\":\"\xff\"}", "malformed_json"},
        {R"({"name":NaN})", "malformed_json"},
        {R"({"x":)" + std::string(40, '[') + std::string(40, ']') + "}", "too_deep"}};
    for (auto const& [text, code] : cases) {
        INFO(text);
        auto const answer = it.send(ask("POST", "/servers").as(it.ada_token).json(text));
        CHECK(answer.status() == 400);
        CHECK(answer.code() == code);
    }
    auto const empty = it.send(ask("POST", "/servers").as(it.ada_token));
    CHECK(empty.code() == "invalid_field");
    CHECK(empty.json()["errors"][0]["code"] == "required");
}

TEST_CASE("query parameters keep their rules", "[http_api][query]") {
    house it(unlimited());
    auto code = [&](std::string const& query) {
        auto const answer = it.get("/channels/3001/messages?" + query, it.ada_token);
        return answer.status() == 200 ? "" : answer.json()["errors"][0]["code"].get<std::string>();
    };
    CHECK(code("limit=1") == "");
    CHECK(code("limit=100") == "");
    CHECK(it.said.last_query.count_max == 100);
    for (auto out :
         {"limit=0", "limit=101", "limit=-1", "limit=99999999999999999999", "limit=9007199254740993"}) {
        INFO(out);
        CHECK(code(out) == "out_of_range");
    }
    for (auto wrong : {"limit=", "limit=x", "limit=1.0", "limit=1e1", "limit=%31%20", "limit=+1"}) {
        INFO(wrong);
        CHECK(code(wrong) == "wrong_type");
    }
    CHECK(code("limit=1&limit=2") == "duplicate_key");
    CHECK(code("before=0") == "invalid_id");
    CHECK(code("before=%zz") == "malformed");
    CHECK(code("before=%ff") == "malformed");
    CHECK(code("before=5&after=5") == "conflicting");
    CHECK(code("unknown=1&&=&%zz=3") == "");
    CHECK(code("around=77&limit=3") == "");
    CHECK(it.said.last_query.from == history_query::side::around);
    CHECK(it.said.last_query.anchor == message_id{77});
}

TEST_CASE("each failure of a store has its status, and 503 says when to come back", "[http_api][problem]") {
    house it(unlimited());
    struct expected {
        error_code error;
        int status;
        std::string code;
    };
    std::vector<expected> const cases{{storage_errc::unavailable, 503, "unavailable"},
                                      {storage_errc::overloaded, 503, "overloaded"},
                                      {storage_errc::full, 507, "storage_full"},
                                      {storage_errc::outcome_unknown, 503, "outcome_unknown"},
                                      {storage_errc::corrupted, 500, "internal"},
                                      {storage_errc::conflict, 500, "internal"},
                                      {messaging_errc::lane_full, 503, "overloaded"},
                                      {pool_errc::full, 503, "overloaded"},
                                      {error_code(5, boost::system::system_category()), 500, "internal"}};
    for (auto const& one : cases) {
        it.said.broken = one.error;
        auto const answer =
            it.send(ask("POST", "/channels/3001/messages").as(it.ada_token).json(R"({"content":"hi"})"));
        INFO(one.error.message());
        CHECK(answer.status() == one.status);
        CHECK(answer.code() == one.code);
        CHECK(answer.header("Retry-After").empty() == (one.status != 503));
        CHECK(answer.text().find("disk") == std::string::npos);
    }
}

TEST_CASE("a defect is answered without a word about it", "[http_api][problem]") {
    house it(unlimited());
    auto const answer = it.send(ask("POST", "/servers").as(it.ada_token).json(R"({"name":"throw"})"));
    CHECK(answer.status() == 500);
    CHECK(answer.code() == "internal");
    CHECK(answer.text().find("secret") == std::string::npos);
}

TEST_CASE("every error of every service has a row in the table of problems", "[http_api][problem]") {
    for (int i = 1; i <= 17; ++i)
        CHECK(http_api::problem_of(identity_errc(i))->code != "internal");
    for (int i = 1; i <= 29; ++i)
        CHECK(http_api::problem_of(community_errc(i))->code != "internal");
    for (int i = 1; i <= 8; ++i)
        CHECK(http_api::problem_of(messaging_errc(i))->code != "internal");
    CHECK(http_api::problem_of(community_errc::not_found) == http_api::problem_of(messaging_errc::not_found));
}

TEST_CASE("a store that is down does not make people log in again", "[http_api][problem]") {
    house it(unlimited());
    it.people.broken = storage_errc::unavailable;
    CHECK(it.get("/servers", it.ada_token).status() == 503);
    CHECK(it.get("/invites/x", it.ada_token).status() == 503);
}

}  // namespace
