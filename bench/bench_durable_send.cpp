// Acknowledged, fsynced messages per second with 1, 16, 64 and 256 senders over HTTP keep-alive, against raw
// RocksDB with synced writes on the same disk in the same run.

#include "support/http.hpp"
#include "support/parley_server.hpp"
#include "support/process.hpp"
#include "support/report.hpp"
#include "support/swarm.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <rocksdb/db.h>

#include <atomic>
#include <filesystem>
#include <stdexcept>
#include <thread>

namespace {

constexpr int runs = 5;  // after one warm-up
constexpr double seconds_per_run = 3;

struct figures {
    std::vector<double> per_second;
    std::vector<double> p50_ms;
    std::vector<double> p99_ms;

    void add(std::vector<double>& latencies_ms, double seconds) {
        per_second.push_back(static_cast<double>(latencies_ms.size()) / seconds);
        p50_ms.push_back(bench::percentile(latencies_ms, 50));
        p99_ms.push_back(bench::percentile(latencies_ms, 99));
    }
};

void add_rows(bench::report& out, std::string const& what, figures const& f) {
    out.row(what, bench::spread_of(f.per_second), "messages/s");
    out.row(what + ", p50", bench::spread_of(f.p50_ms), "ms");
    out.row(what + ", p99", bench::spread_of(f.p99_ms), "ms");
}

// One synced put per message from each thread; RocksDB groups the writers that wait.
std::vector<double> raw_writes(rocksdb::DB& db, int threads, double seconds) {
    std::vector<std::vector<double>> latencies(static_cast<std::size_t>(threads));
    std::vector<std::thread> writers;
    std::atomic<std::uint64_t> key{0};
    auto end = bench::seconds_now() + seconds;
    for (int i = 0; i < threads; ++i) {
        writers.emplace_back([&, i] {
            rocksdb::WriteOptions synced;
            synced.sync = true;
            std::string value(310, 'x');
            for (auto before = bench::seconds_now(); before < end;) {
                auto status = db.Put(synced, fmt::format("{:016}", key++), value);
                if (!status.ok()) throw std::runtime_error(status.ToString());
                auto after = bench::seconds_now();
                latencies[static_cast<std::size_t>(i)].push_back((after - before) * 1e3);
                before = after;
            }
        });
    }
    for (auto& each : writers)
        each.join();
    std::vector<double> all;
    for (auto& each : latencies)
        all.insert(all.end(), each.begin(), each.end());
    return all;
}

figures measure_raw(int threads) {
    auto folder =
        bench::make_folder(bench::first_of("BENCH_DIR", std::filesystem::temp_directory_path().string()));
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* opened = nullptr;
    if (!rocksdb::DB::Open(options, folder, &opened).ok()) throw std::runtime_error("cannot open RocksDB");
    std::unique_ptr<rocksdb::DB> db(opened);
    figures out;
    for (int run = 0; run <= runs; ++run) {
        auto latencies = raw_writes(*db, threads, seconds_per_run);
        if (run > 0) out.add(latencies, seconds_per_run);
    }
    db.reset();
    std::filesystem::remove_all(folder);
    return out;
}

// One thread drives all senders, so that the generator takes as little of the machine as it can.
std::vector<double> send_for(std::vector<std::unique_ptr<bench::http_connection>>& senders,
                             std::vector<int> const& sockets, std::string const& path,
                             std::string const& body, double seconds) {
    std::vector<double> latencies;
    std::vector<double> started(senders.size());
    std::vector<pollfd> waiting(senders.size());
    auto end = bench::seconds_now() + seconds;
    for (std::size_t i = 0; i < senders.size(); ++i) {
        started[i] = bench::seconds_now();
        senders[i]->begin("POST", path, body);
        waiting[i] = {sockets[i], POLLIN, 0};
    }
    std::size_t in_flight = senders.size();
    while (in_flight > 0) {
        if (poll(waiting.data(), waiting.size(), 5000) <= 0)
            throw std::runtime_error("the server does not answer");
        for (std::size_t i = 0; i < senders.size(); ++i) {
            if (waiting[i].revents == 0) continue;
            auto got = senders[i]->finish();
            if (got.status != 201) throw std::runtime_error(fmt::format("{} {}", got.status, got.body));
            auto now = bench::seconds_now();
            latencies.push_back((now - started[i]) * 1e3);
            if (now < end) {
                started[i] = now;
                senders[i]->begin("POST", path, body);
            } else {
                waiting[i].fd = -1;
                waiting[i].revents = 0;
                --in_flight;
            }
        }
    }
    return latencies;
}

figures measure_parley(bench::parley_server& server, std::vector<std::string> const& tokens,
                       std::string const& channel, std::size_t count) {
    std::vector<std::unique_ptr<bench::http_connection>> senders;
    std::vector<int> sockets;
    for (std::size_t i = 0; i < count; ++i) {
        senders.push_back(std::make_unique<bench::http_connection>(server.port(), tokens[i % tokens.size()]));
        sockets.push_back(senders.back()->socket());
    }
    auto body = nlohmann::json{{"content", std::string(100, 'x')}}.dump();
    figures out;
    for (int run = 0; run <= runs; ++run) {
        auto latencies =
            send_for(senders, sockets, "/channels/" + channel + "/messages", body, seconds_per_run);
        if (run > 0) out.add(latencies, seconds_per_run);
    }
    return out;
}

double median_rate(figures const& f) {
    return bench::spread_of(f.per_second).median;
}

}  // namespace

int main() {
    bench::raise_file_limit();
    bench::report out("durable send: acknowledged, fsynced messages");
    fmt::print(stderr, "load average {:.2f}\n", bench::load_average());
    auto raw_one = measure_raw(1);
    auto raw_many = measure_raw(64);
    add_rows(out, "raw RocksDB, 1 synced writer", raw_one);
    add_rows(out, "raw RocksDB, 64 synced writers", raw_many);

    bench::parley_server server({.cores = 2, .settings = {}});
    auto tokens = server.make_bots(64);
    auto channel = server.make_community(tokens);
    for (std::size_t senders : {1, 16, 64, 256}) {
        fmt::print(stderr, "{} senders, load average {:.2f}\n", senders, bench::load_average());
        auto parley = measure_parley(server, tokens, channel, senders);
        add_rows(out, fmt::format("Parley, {} senders over HTTP", senders), parley);
        if (senders == 1) {
            auto more = bench::spread_of(parley.p50_ms).median - bench::spread_of(raw_one.p50_ms).median;
            out.row("one sender's p50 above one raw synced put", more, "ms", "aim ≤ 0.3");
        }
        if (senders >= 64) {
            out.row(fmt::format("Parley {} senders / raw 64 writers", senders),
                    median_rate(parley) / median_rate(raw_many), "ratio", "aim ≥ 0.5");
        }
    }
    out.print();
    return 0;
}
