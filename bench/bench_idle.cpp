// What waiting costs: an empty server's start and memory, memory per identified session at 10,000, CPU of
// their heartbeats.

#include "support/parley_server.hpp"
#include "support/process.hpp"
#include "support/report.hpp"
#include "support/swarm.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace {

constexpr double heartbeat_interval_seconds = 41.25;  // the server's default

void measure_start(bench::report& out) {
    std::vector<double> seconds;
    std::vector<double> mib;
    for (int run = 0; run < 6; ++run) {
        bench::parley_server server({.cores = 1, .settings = {}});
        sleep(1);
        if (run == 0) continue;  // warm-up
        seconds.push_back(server.seconds_to_ready());
        mib.push_back(static_cast<double>(bench::resident_bytes(server.pid())) / (1 << 20));
    }
    out.row("start to ready, empty folder", bench::spread_of(seconds), "s", "aim < 0.5");
    out.row("resident memory, empty server", bench::spread_of(mib), "MiB", "aim ≤ 60");
}

void measure_sessions(bench::report& out, std::size_t sessions) {
    bench::parley_server server({.cores = 1, .settings = {}});
    auto tokens = server.make_bots(sessions / 40);
    // Communities of forty: each account is in one, so that presence changes stay as local as in life.
    for (std::size_t i = 0; i < tokens.size(); i += 40) {
        std::vector<std::string> some(
            tokens.begin() + static_cast<std::ptrdiff_t>(i),
            tokens.begin() + static_cast<std::ptrdiff_t>(std::min(i + 40, tokens.size())));
        server.make_community(some);
    }
    bench::swarm clients;
    // The first sessions load what all share (servers, caches); what comes after them is the cost of a
    // session.
    auto warm = sessions / 10;
    clients.connect_sessions(server.port(), tokens, warm);
    clients.idle_for(3, heartbeat_interval_seconds);
    auto before = bench::anonymous_bytes(server.pid());
    clients.connect_sessions(server.port(), tokens, sessions - warm);
    clients.idle_for(5, heartbeat_interval_seconds);
    auto after = bench::anonymous_bytes(server.pid());
    out.row(fmt::format("memory per identified session at {}", sessions),
            (static_cast<double>(after) - static_cast<double>(before)) / static_cast<double>(sessions - warm),
            "bytes", "aim ≤ 2048");
    std::vector<double> percent;
    for (int run = 0; run < 5; ++run) {
        auto cpu = bench::cpu_seconds(server.pid());
        auto start = bench::seconds_now();
        clients.idle_for(15, heartbeat_interval_seconds);
        percent.push_back((bench::cpu_seconds(server.pid()) - cpu) / (bench::seconds_now() - start) * 100);
    }
    out.row(fmt::format("CPU of {} heart-beating sessions", sessions), bench::spread_of(percent),
            "% of a core", "aim ≤ 2");
    if (clients.closed() > 0) fmt::print(stderr, "{} sessions were closed\n", clients.closed());
}

}  // namespace

int main(int argc, char** argv) {
    bench::raise_file_limit();
    bench::report out("idle: what waiting costs");
    fmt::print(stderr, "load average {:.2f}\n", bench::load_average());
    measure_start(out);
    measure_sessions(out, argc > 1 ? std::stoul(argv[1]) : 10'000);
    out.print();
    return 0;
}
