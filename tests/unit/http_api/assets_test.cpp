#include "byte_range.hpp"
#include "house.hpp"
#include "upload_gate.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::testing;
using http_api::byte_range;
using http_api::read_range;
using http_api::upload_gate;

namespace {

std::string const name = std::string(64, 'a') + ".png";

ask bring(std::string const& token, std::string bytes, std::string const& purpose = "avatar") {
    return ask("POST", "/assets?purpose=" + purpose).as(token).body(std::move(bytes), "text/html");
}

void check_part(std::string_view header, std::size_t first, std::size_t last) {
    INFO(header);
    auto const got = read_range(header, 100);
    CHECK(got.is == byte_range::kind::part);
    CHECK(got.first == first);
    CHECK(got.last == last);
}

}  // namespace

TEST_CASE("a range is a part, the whole, or beyond the end", "[http_api][assets]") {
    check_part("bytes=0-0", 0, 0);
    check_part("bytes=10-19", 10, 19);
    check_part("bytes=10-", 10, 99);
    check_part("bytes=90-1000", 90, 99);
    check_part("bytes=-5", 95, 99);
    check_part("bytes=-1000", 0, 99);
    using enum byte_range::kind;
    for (auto const* each :
         {"", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes= 1-2", "lines=1-2",
          "bytes=1-2,5-6", "bytes=+1-2", "bytes=99999999999999999999-", "bytes=1--2"})
        CHECK(read_range(each, 100).is == whole);
    CHECK(read_range("bytes=100-", 100).is == unsatisfiable);
    CHECK(read_range("bytes=-0", 100).is == unsatisfiable);
    CHECK(read_range("bytes=0-", 0).is == unsatisfiable);
    CHECK(read_range("bytes=-1", 0).is == unsatisfiable);
}

TEST_CASE("so many bodies of bytes may be on their way, in all and from one address", "[http_api][assets]") {
    upload_gate gate(3, 2);
    auto const ann = http_api::rate_key::of_peer("203.0.113.1");
    auto const ben = http_api::rate_key::of_peer("203.0.113.2");
    auto first = gate.enter(ann);
    auto second = gate.enter(ann);
    CHECK(first);
    CHECK(second);
    CHECK_FALSE(gate.enter(ann));
    auto third = gate.enter(ben);
    CHECK(third);
    CHECK_FALSE(gate.enter(ben));
    first.reset();
    CHECK(gate.enter(ben));  // and its place is free again at once
    CHECK(gate.enter(ann));
    upload_gate open(0, 0);
    std::vector<std::shared_ptr<void>> many;
    for (int i = 0; i < 100; ++i)
        CHECK(many.emplace_back(open.enter(ann)));
    // A reload takes the gate away under requests that run.
    auto old = std::make_unique<upload_gate>(1, 1);
    auto held = old->enter(ann);
    old.reset();
    held.reset();
}

TEST_CASE("a body of bytes is let in at its head, or not at all", "[http_api][assets]") {
    house it;
    auto bytes_max = [&it](ask& what) { return it.handler->body_bytes_max(what.request); };
    auto stranger = ask("POST", "/assets?purpose=avatar");
    CHECK(bytes_max(stranger) == 0);
    std::vector<ask> waiting;
    for (int i = 0; i < 4; ++i) {
        waiting.push_back(ask("POST", "/assets?purpose=avatar").as(it.bob_token));
        CHECK(bytes_max(waiting.back()) == 4_MiB);
    }
    auto one_more = ask("POST", "/assets?purpose=avatar").as(it.bob_token);
    CHECK(bytes_max(one_more) == 0);
    one_more.with("content-length", "100");
    CHECK(it.send(one_more).code() == "overloaded");
    stranger.with("content-length", "100");
    CHECK(it.send(stranger).code() == "unauthorized");
    auto large = ask("POST", "/assets?purpose=avatar").as(it.bob_token).with("content-length", "9999999");
    CHECK(it.send(large).code() == "payload_too_large");
    waiting.pop_back();
    CHECK(bytes_max(one_more) == 4_MiB);
}

TEST_CASE("what is brought is answered as an asset, whatever it says it is", "[http_api][assets]") {
    house it;
    auto const made = it.send(bring(it.bob_token, "bytes"));
    CHECK(made.status() == 201);
    CHECK(made.json()["asset"] == "brought.png");
    CHECK(made.json()["size"] == 5);
    CHECK(it.send(bring(it.bob_token, "bytes", "virus")).json()["field"] == "purpose");
    CHECK(it.send(ask("POST", "/assets").as(it.bob_token)).json()["field"] == "purpose");
    using pair = std::pair<asset_errc, std::pair<int, std::string>>;
    for (auto const& [refusal, seen] : {pair{asset_errc::unsupported, {415, "unsupported_asset"}},
                                        pair{asset_errc::malformed, {400, "malformed_asset"}},
                                        pair{asset_errc::too_large, {413, "payload_too_large"}},
                                        pair{asset_errc::out_of_bounds, {400, "asset_out_of_bounds"}},
                                        pair{asset_errc::quota_reached, {429, "upload_quota_reached"}},
                                        pair{asset_errc::overloaded, {503, "overloaded"}}}) {
        it.pictures.refuses = refusal;
        auto const answer = it.send(bring(it.bob_token, "bytes"));
        CHECK(answer.status() == seen.first);
        CHECK(answer.code() == seen.second);
        CHECK((answer.header("Retry-After").empty() == (seen.first != 429 && seen.first != 503)));
    }
}

TEST_CASE("an asset is public, the same for ever, and a page without rights", "[http_api][assets]") {
    house it;
    it.pictures.add(name, asset_purpose::avatar);
    it.pictures.hold(name, "0123456789");
    auto const whole = it.send(ask("GET", "/assets/" + name));
    CHECK(whole.status() == 200);
    CHECK(whole.text() == "0123456789");
    CHECK(whole.header("Content-Type") == "image/png");
    CHECK(whole.header("ETag") == '"' + name + '"');
    CHECK(whole.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(whole.header("Content-Security-Policy") == "sandbox; default-src 'none'");
    CHECK(whole.header("X-Content-Type-Options") == "nosniff");
    CHECK(whole.header("Vary") == "Origin");
    auto const part = it.send(ask("GET", "/assets/" + name).with("range", "bytes=2-4"));
    CHECK(part.status() == 206);
    CHECK(part.text() == "234");
    CHECK(part.header("Content-Range") == "bytes 2-4/10");
    auto const held = it.send(ask("GET", "/assets/" + name).with("if-none-match", '"' + name + '"'));
    CHECK(held.status() == 304);
    auto const beyond = it.send(ask("GET", "/assets/" + name).with("range", "bytes=10-"));
    CHECK(beyond.code() == "range_not_satisfiable");
    CHECK(beyond.header("Content-Range") == "bytes */10");
    CHECK(it.send(ask("GET", "/assets/" + std::string(64, 'b') + ".png")).code() == "not_found");
    CHECK(it.send(ask("GET", "/assets/" + std::string(100, 'b'))).status() == 404);
    CHECK(it.send(ask("GET", "/assets/..")).code() == "malformed_path");
}

TEST_CASE("pictures are read at a pace of their own", "[http_api][assets]") {
    http_api::http_api_options options;
    options.limits.peer = {1, seconds{10}};
    options.limits.asset_read = {3, seconds{10}};
    house it(options);
    it.pictures.add(name, asset_purpose::avatar);
    it.pictures.hold(name, "0123456789");
    for (int i = 0; i < 3; ++i)
        CHECK(it.send(ask("GET", "/assets/" + name)).status() == 200);
    CHECK(it.send(ask("GET", "/assets/" + name)).code() == "rate_limited");
    CHECK(it.send(ask("GET", "/auth/options")).status() ==
          200);  // what is counted apart takes nothing from the rest
}

TEST_CASE("an expression is made, changed and deleted over HTTP", "[http_api][expressions]") {
    house it;
    auto const path = "/servers/" + to_string(it.home) + "/expressions";
    auto const made = it.send(
        ask("POST", path)
            .as(it.bob_token)
            .json(
                R"({"type":"sound","name":"horn","asset":"a.mp3","emoji":null,"volume":40,"roleIds":["5","6"]})"));
    REQUIRE(made.status() == 201);
    auto const row = made.json();
    CHECK(row["type"] == "sound");
    CHECK(row["emoji"] == nullptr);
    CHECK(row["volume"] == 40);
    CHECK(row["roleIds"] == nlohmann::json::array({"5", "6"}));
    auto const one = path + '/' + row["expressionId"].get<std::string>();
    auto const changed =
        it.send(ask("PATCH", one).as(it.bob_token).json(R"({"name":"trumpet","roleIds":[]})"));
    CHECK(changed.json()["name"] == "trumpet");
    CHECK(changed.json()["roleIds"].empty());
    CHECK(changed.json()["volume"] == 40);
    CHECK(it.get(path, it.bob_token).json().size() == 1);
    CHECK(it.get("/users/@me/expressions", it.bob_token).json().size() == 1);
    CHECK(it.get(path, it.eve_token).code() == "not_found");
    it.drawn.refuses = error_code(asset_errc::invalid_asset);
    auto const wrong =
        it.send(ask("POST", path).as(it.bob_token).json(R"({"type":"emoji","name":"smile","asset":"x"})"));
    CHECK(wrong.status() == 400);
    CHECK(wrong.json()["field"] == "asset");
    CHECK(wrong.json()["errors"][0]["code"] == "invalid_asset");
    it.drawn.refuses = error_code(expression_errc::too_many_emoji);
    auto const full =
        it.send(ask("POST", path).as(it.bob_token).json(R"({"type":"emoji","name":"smile","asset":"x"})"));
    CHECK(full.status() == 409);
    CHECK(full.json()["limit"] == 250);
    CHECK(it.send(ask("DELETE", one).as(it.bob_token)).status() == 204);
    CHECK(it.send(ask("DELETE", one).as(it.bob_token)).status() == 404);
}
