// Figures, not claims: hidden from the ordinary run. `unit_storage_rocksdb "[measure]"` prints them.

#include "rocksdb_storage.hpp"
#include "support/run.hpp"
#include "support/temporary_folder.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/observability/make_observability.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace parley;
using namespace parley::testing;
using namespace parley::storage_rocksdb;
using steady = std::chrono::steady_clock;
using microseconds = std::chrono::duration<double, std::micro>;

std::string const words(120, 'w');

double percentile(std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void print(char const* what, std::vector<double>& latencies_us, double elapsed_seconds) {
    auto count = static_cast<double>(latencies_us.size());
    auto p50 = percentile(latencies_us, 0.5);
    auto p99 = percentile(latencies_us, 0.99);
    std::printf("%-44s %8.0f/s   p50 %7.1f us   p99 %8.1f us\n", what, count / elapsed_seconds, p50, p99);
}

message_create a_create(std::uint64_t channel, std::uint64_t id, bool nonce) {
    return {message{message_id{id}, channel_id{channel}, server_id{1}, account_id{channel}, words, {}},
            nonce ? "n" + std::to_string(id) : std::string()};
}

void raw_puts(std::string const& path, int count) {
    rocksdb::DB* opened = nullptr;
    rocksdb::Options how;
    how.create_if_missing = true;
    REQUIRE(rocksdb::DB::Open(how, path, &opened).ok());
    std::unique_ptr<rocksdb::DB> db(opened);
    rocksdb::WriteOptions durable;
    durable.sync = true;
    std::vector<double> latencies;
    auto started = steady::now();
    for (int i = 0; i < count; ++i) {
        auto before = steady::now();
        REQUIRE(db->Put(durable, std::to_string(i), words).ok());
        latencies.push_back(microseconds(steady::now() - before).count());
    }
    print("raw synced put, one thread", latencies,
          std::chrono::duration<double>(steady::now() - started).count());
}

struct lane_plan {
    std::uint64_t channel = 0;
    int appends = 0;
    int changes_each = 1;
    bool nonce = true;
};

task<void> one_lane(message_store& store, lane_plan plan, std::vector<double>& latencies) {
    static std::atomic<std::uint64_t> next_id{1};
    for (int i = 0; i < plan.appends; ++i) {
        std::vector<message_change> changes;
        for (int n = 0; n < plan.changes_each; ++n)
            changes.push_back(a_create(plan.channel, next_id++, plan.nonce));
        auto before = steady::now();
        auto answer =
            co_await store.append(fence{static_cast<shard_id>(plan.channel), 1}, std::move(changes));
        PARLEY_ASSERT(answer.has_value());
        for (int n = 0; n < plan.changes_each; ++n)
            latencies.push_back(microseconds(steady::now() - before).count());
    }
}

task<void> wait_until_idle(task_scope& scope) {
    while (scope.running() != 0)
        co_await sleep_for(milliseconds{1});
    co_await scope.close();
}

void lanes(message_store& store, int count, lane_plan plan, char const* what) {
    running_cores cores(1);
    task_scope scope(cores.all.at(0), "lanes");
    std::vector<double> latencies;
    auto started = steady::now();
    for (int i = 0; i < count; ++i) {
        plan.channel = static_cast<std::uint64_t>(i) + 1;
        scope.spawn(one_lane(store, plan, latencies));
    }
    cores.run(wait_until_idle(scope));
    print(what, latencies, std::chrono::duration<double>(steady::now() - started).count());
}

task<void> pages(message_store& store, int count, std::vector<double>& latencies) {
    for (int i = 0; i < count; ++i) {
        history_query query{
            channel_id{1 + static_cast<std::uint64_t>(i) % 64}, history_query::side::newest, {}, 50};
        auto before = steady::now();
        auto page = co_await store.history(query);
        latencies.push_back(microseconds(steady::now() - before).count());
        PARLEY_ASSERT(page.has_value() && page->size() == 50);
    }
}

TEST_CASE("how fast the store is", "[.measure]") {
    temporary_folder folder;
    auto meters = observability::make_metrics();
    options wanted;
    wanted.directory = folder / "messages";
    auto opened = open_storage(wanted, {}, system_clock(), *meters);
    REQUIRE(opened.storage_or_null);
    auto& store = opened.storage_or_null->messages();

    raw_puts(folder / "raw", 3'000);
    lanes(store, 1, {.appends = 3'000}, "store, 1 lane, 1 change, with nonce");
    lanes(store, 64, {.appends = 1'000}, "store, 64 lanes, 1 change each, with nonce");
    lanes(store, 64, {.appends = 1'000, .nonce = false}, "store, 64 lanes, 1 change each, no nonce");
    lanes(store, 64, {.appends = 100, .changes_each = 16}, "store, 64 lanes, 16 changes each");
    lanes(store, 512, {.appends = 200}, "store, 512 lanes, 1 change each");
    raw_puts(folder / "raw2", 3'000);

    running_cores cores(1);
    for (auto const* what : {"page of 50, cold", "page of 50, warm"}) {
        std::vector<double> latencies;
        auto started = steady::now();
        cores.run(pages(store, 10'000, latencies));
        print(what, latencies, std::chrono::duration<double>(steady::now() - started).count());
    }
    auto* real = dynamic_cast<rocksdb_storage*>(opened.storage_or_null.get());
    REQUIRE(real->opened().db().Flush({}, real->opened().messages()).ok());
    for (auto const* what : {"page of 50 from table files, first", "page of 50 from table files, warm"}) {
        std::vector<double> latencies;
        auto started = steady::now();
        cores.run(pages(store, 10'000, latencies));
        print(what, latencies, std::chrono::duration<double>(steady::now() - started).count());
    }
}

}  // namespace
