#include "support/manual_clock.hpp"

#include <parley/observability/make_observability.hpp>

#include <catch2/catch.hpp>

#include <thread>

using namespace parley;

namespace {

bool holds(std::string const& text, std::string const& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("the same name and labels answer the same counter", "[metrics]") {
    auto const all = observability::make_metrics();
    auto& one = all->counter("parley_things_total", "Things.", {{"kind", "a"}});
    auto& other = all->counter("parley_things_total", "Things.", {{"kind", "b"}});
    one.add(2);
    CHECK(&one == &all->counter("parley_things_total", "Things.", {{"kind", "a"}}));
    CHECK(&one != &other);
    auto const text = all->exposition();
    CHECK(holds(text, "# HELP parley_things_total Things."));
    CHECK(holds(text, "# TYPE parley_things_total counter"));
    CHECK(holds(text, "parley_things_total{kind=\"a\"} 2"));
    CHECK(holds(text, "parley_things_total{kind=\"b\"} 0"));
}

TEST_CASE("histogram buckets are cumulative and end in +Inf = count", "[metrics]") {
    auto const all = observability::make_metrics();
    auto& took = all->histogram("parley_request_seconds", "Time.", {{"route", "x"}});
    took.observe(0.00005);
    took.observe(0.003);
    took.observe(60);
    auto const text = all->exposition();
    CHECK(holds(text, "parley_request_seconds_bucket{route=\"x\",le=\"0.0001\"} 1"));
    CHECK(holds(text, "parley_request_seconds_bucket{route=\"x\",le=\"0.005\"} 2"));
    CHECK(holds(text, "parley_request_seconds_bucket{route=\"x\",le=\"10\"} 2"));
    CHECK(holds(text, "parley_request_seconds_bucket{route=\"x\",le=\"+Inf\"} 3"));
    CHECK(holds(text, "parley_request_seconds_count{route=\"x\"} 3"));
    CHECK(text.find("parley_request_seconds_sum{route=\"x\"} 60.003") != std::string::npos);
}

TEST_CASE("label values and help texts are escaped", "[metrics]") {
    auto const all = observability::make_metrics();
    all->gauge("parley_odd", "two\nlines", {{"v", "a\"b\\c\nd"}}).set(-4);
    auto const text = all->exposition();
    CHECK(holds(text, "# HELP parley_odd two\\nlines"));
    CHECK(holds(text, "parley_odd{v=\"a\\\"b\\\\c\\nd\"} -4"));
}

TEST_CASE("the process tells its memory, files and build", "[metrics]") {
    auto const all = observability::make_metrics();
    testing::manual_clock time;
    observability::observe_process(*all, {.version = "1.2.3", .compiler = "test"}, time);
    time.advance(milliseconds{2500});
    auto const text = all->exposition();
    CHECK(holds(text, "parley_process_uptime_seconds 2.5"));
    CHECK(holds(text, "parley_build_info{version=\"1.2.3\",compiler=\"test\"} 1"));
    CHECK(holds(text, "# TYPE parley_process_cpu_seconds_total counter"));
    CHECK_FALSE(holds(text, "parley_process_resident_bytes 0"));
    CHECK_FALSE(holds(text, "parley_process_open_fds 0"));
}

TEST_CASE("threads may register, count and read at once", "[metrics]") {
    auto const all = observability::make_metrics();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&all] {
            for (int i = 0; i < 1000; ++i) {
                all->counter("parley_n_total", "N.", {{"k", std::to_string(i % 7)}}).add();
                if (i % 100 == 0) static_cast<void>(all->exposition());
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    std::uint64_t sum = 0;
    for (int k = 0; k < 7; ++k)
        sum += all->counter("parley_n_total", "N.", {{"k", std::to_string(k)}}).value();
    CHECK(sum == 4000);
}
