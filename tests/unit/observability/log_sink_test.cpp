#include "support/manual_clock.hpp"

#include <parley/observability/make_observability.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>
#include <vector>

using namespace parley;
using observability::log_shape;

namespace {

/// A file without a name that takes a sink's lines.
struct captured {
    int fd = ::fileno(std::tmpfile());
    testing::manual_clock time;

    std::unique_ptr<observability::leveled_log_sink> sink(log_shape shape, std::uint32_t lines_max = 50) {
        return observability::make_log_sink(
            {.fd = fd, .shape = shape, .level = log_level::info, .lines_per_second_max = lines_max}, time);
    }
    std::vector<std::string> lines() const {
        std::string all(1 << 20, '\0');
        auto const got = ::pread(fd, all.data(), all.size(), 0);
        all.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
        std::vector<std::string> out;
        for (std::size_t at = 0, end = 0; (end = all.find('\n', at)) != std::string::npos; at = end + 1) {
            out.push_back(all.substr(at, end - at));
        }
        return out;
    }
};

}  // namespace

TEST_CASE("a JSON line holds time, level, event and the fields with their types", "[log]") {
    captured to;
    to.sink(log_shape::json)
        ->write(log_level::warn, "thing.happened",
                {{"count", 3}, {"ok", true}, {"share", 0.5}, {"name", "bo\"b"}, {"big", UINT64_MAX}});
    auto const line = nlohmann::json::parse(to.lines().at(0));
    CHECK(line["ts"] == "2025-10-09T08:53:20.000Z");
    CHECK(line["level"] == "warn");
    CHECK(line["event"] == "thing.happened");
    CHECK(line["count"] == 3);
    CHECK(line["ok"] == true);
    CHECK(line["share"] == 0.5);
    CHECK(line["name"] == "bo\"b");
    CHECK(line["big"] == UINT64_MAX);
}

TEST_CASE("no outside text can forge a line or drive a terminal", "[log][security]") {
    std::string const hostile = "a\r\nts=now\x1b[31m\x7f\xc2\x9b\xff\xe2\x80\xae\xe2\x80\xa8 end";
    for (auto const shape : {log_shape::json, log_shape::text}) {
        captured to;
        to.sink(shape)->write(log_level::info, "x", {{"v", hostile}});
        REQUIRE(to.lines().size() == 1);
        auto const line = to.lines()[0];
        for (char const c : line)
            CHECK(static_cast<unsigned char>(c) >= 0x20);
        CHECK(line.find('\x7f') == std::string::npos);
        CHECK(line.find("\xc2\x9b") == std::string::npos);
        CHECK(line.find('\xff') == std::string::npos);
        CHECK(line.find("\xe2\x80\xae") == std::string::npos);
    }
}

TEST_CASE("a value is cut at its bound and the line stays valid", "[log]") {
    captured to;
    to.sink(log_shape::json)
        ->write(log_level::info, "x",
                {{"v", std::string(5000, 'a') + "é"}, {"w", std::string(1023, 'b') + "é"}});
    auto const line = nlohmann::json::parse(to.lines().at(0));
    CHECK(line["v"].get<std::string>().size() < 1100);
    CHECK(line["w"].get<std::string>().size() < 1100);
}

TEST_CASE("numbers that JSON cannot write become null", "[log]") {
    captured to;
    to.sink(log_shape::json)->write(log_level::info, "x", {{"v", std::numeric_limits<double>::infinity()}});
    CHECK(nlohmann::json::parse(to.lines().at(0))["v"].is_null());
}

TEST_CASE("lines below the level are not written, and the level changes at run time", "[log]") {
    captured to;
    auto const sink = to.sink(log_shape::text);
    sink->write(log_level::debug, "hidden", {});
    CHECK(to.lines().empty());
    sink->set_level(log_level::debug);
    sink->write(log_level::debug, "shown", {});
    CHECK(to.lines().size() == 1);
}

TEST_CASE("an event that floods is cut, counted and told; other events and errors pass", "[log]") {
    captured to;
    auto const sink = to.sink(log_shape::json, 5);
    for (int i = 0; i < 100; ++i)
        sink->write(log_level::info, "flood", {});
    sink->write(log_level::info, "other", {});
    for (int i = 0; i < 10; ++i)
        sink->write(log_level::error, "flood", {});
    CHECK(to.lines().size() == 5 + 1 + 10);
    CHECK(sink->dropped() == 95);
    to.time.advance(milliseconds{1500});
    sink->write(log_level::info, "other", {});
    auto const told = nlohmann::json::parse(to.lines().at(16));
    CHECK(told["event"] == "log.dropped");
    CHECK(told["of"] == "flood");
    CHECK(told["lines"] == 95);
}

TEST_CASE("lines of many threads never mix", "[log]") {
    captured to;
    auto const sink = to.sink(log_shape::json, 0);
    std::vector<std::thread> writers;
    for (int t = 0; t < 4; ++t) {
        writers.emplace_back([&sink] {
            for (int i = 0; i < 500; ++i)
                sink->write(log_level::info, "x", {{"v", std::string(50, 'z')}});
        });
    }
    for (auto& writer : writers)
        writer.join();
    auto const lines = to.lines();
    REQUIRE(lines.size() == 2000);
    for (auto const& line : lines)
        REQUIRE(nlohmann::json::accept(line));
}
