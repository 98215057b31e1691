// Server CPU per delivered message: one channel, many sessions; against a bare send() loop and a naive Beast
// broadcaster that write frames of the same size to the same number of sockets in the same run.

#include "support/http.hpp"
#include "support/parley_server.hpp"
#include "support/process.hpp"
#include "support/report.hpp"
#include "support/swarm.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>

namespace {

constexpr std::size_t frame_bytes = 310;
constexpr int runs = 5;  // after one warm-up

std::string beside_me(std::string const& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().string() + "/" + name;
}

// CPU in µs of `pid` per delivery, over `rounds` rounds of `events` events to each of the swarm's clients.
bench::spread measure(pid_t pid, bench::swarm& clients, int rounds, int events,
                      std::function<void()> const& one_round) {
    std::vector<double> figures;
    for (int run = 0; run <= runs; ++run) {
        auto before = bench::cpu_seconds(pid);
        for (int round = 0; round < rounds; ++round) {
            one_round();
            if (!clients.wait_for_events(static_cast<std::uint64_t>(events), 30))
                throw std::runtime_error("events are missing");
        }
        auto spent = bench::cpu_seconds(pid) - before;
        if (run > 0)
            figures.push_back(spent * 1e6 /
                              (static_cast<double>(rounds) * events * static_cast<double>(clients.size())));
    }
    return bench::spread_of(figures);
}

struct reference {
    std::unique_ptr<bench::child_process> process;
    std::unique_ptr<bench::swarm> clients = std::make_unique<bench::swarm>();

    bench::spread run(int rounds, int events, std::string const& mode) {
        process->write_line(fmt::format("go {} {} {} {}", rounds * (runs + 1), events, frame_bytes, mode));
        bool first = true;
        return measure(process->pid(), *clients, rounds, events, [&] {
            if (!first) process->write_line("next");
            first = false;
            process->read_line();
        });
    }
    void end_series() { process->write_line("next"); }
};

reference bare_send(std::size_t sessions) {
    reference made;
    made.process = std::make_unique<bench::child_process>(
        std::vector<std::string>{beside_me("reference_bare_send"), std::to_string(sessions)},
        std::vector<std::string>{}, true);
    auto port = std::stoi(made.process->read_line().substr(6));
    made.clients->count_by_bytes(frame_bytes);
    made.clients->connect_plain(static_cast<std::uint16_t>(port), sessions);
    made.process->read_line();
    return made;
}

reference beast_broadcast(std::size_t sessions) {
    reference made;
    made.process = std::make_unique<bench::child_process>(
        std::vector<std::string>{beside_me("reference_beast_broadcast")}, std::vector<std::string>{}, true);
    auto port = std::stoi(made.process->read_line().substr(6));
    made.clients->connect_websockets(static_cast<std::uint16_t>(port), "/", sessions);
    return made;
}

struct parley_channel {
    std::unique_ptr<bench::parley_server> server;
    std::unique_ptr<bench::swarm> clients = std::make_unique<bench::swarm>();
    std::vector<std::unique_ptr<bench::http_connection>> senders;
    std::string path;
    std::string body;

    bench::spread run(int rounds, int events) {
        return measure(server->pid(), *clients, rounds, events, [&] {
            for (int i = 0; i < events; ++i)
                senders[static_cast<std::size_t>(i)]->begin("POST", path, body);
            for (int i = 0; i < events; ++i) {
                auto got = senders[static_cast<std::size_t>(i)]->finish();
                if (got.status != 201) throw std::runtime_error("send failed: " + got.body);
            }
        });
    }
};

parley_channel open_parley(std::size_t sessions, int senders) {
    parley_channel made;
    made.server = std::make_unique<bench::parley_server>(bench::server_setup{.cores = 1, .settings = {}});
    auto tokens = made.server->make_bots(std::max<std::size_t>(sessions / 40, 10));
    auto channel = made.server->make_community(tokens);
    made.clients->connect_sessions(made.server->port(), tokens, sessions);
    made.path = "/channels/" + channel + "/messages";
    for (int i = 0; i < senders; ++i) {
        made.senders.push_back(std::make_unique<bench::http_connection>(
            made.server->port(), tokens[static_cast<std::size_t>(i) % tokens.size()]));
    }
    // An event of the same size as the references' frames: find how long the content must be.
    auto sample = made.senders[0]->call("POST", made.path, R"({"content":"x"})");
    auto overhead = sample.body.size() +
                    60;  // {"t":"MESSAGE_CREATE","s":["s:…",1,100],"op":0,"d": … } and the frame's head
    made.body =
        nlohmann::json{{"content", std::string(frame_bytes > overhead ? frame_bytes - overhead : 1, 'x')}}
            .dump();
    if (!made.clients->wait_for_events(1, 10)) throw std::runtime_error("the first event is missing");
    return made;
}

// CPU in µs of one acknowledged POST to a channel that nobody watches: what a send costs before its fan-out.
bench::spread post_alone() {
    constexpr int posts = 2000;
    auto nobody = open_parley(0, 1);
    std::vector<double> figures;
    for (int run = 0; run <= runs; ++run) {
        auto before = bench::cpu_seconds(nobody.server->pid());
        for (int i = 0; i < posts; ++i) {
            if (nobody.senders[0]->call("POST", nobody.path, nobody.body).status != 201)
                throw std::runtime_error("send failed");
        }
        if (run > 0) figures.push_back((bench::cpu_seconds(nobody.server->pid()) - before) * 1e6 / posts);
    }
    return bench::spread_of(figures);
}

void compare(bench::report& out, std::size_t sessions, double post) {
    int rounds = static_cast<int>(std::max<std::size_t>(1'600'000 / sessions / 8, 4));
    auto const posts_share = post / static_cast<double>(sessions);
    fmt::print(stderr, "{} sessions, load average {:.2f}\n", sessions, bench::load_average());
    auto note = fmt::format("{} sessions", sessions);

    bench::spread bare_one;
    bench::spread bare_eight;
    bench::spread gathered_eight;
    {
        auto bare = bare_send(sessions);
        bare_one = bare.run(rounds, 1, "each");
        bare.end_series();
        bare_eight = bare.run(rounds, 8, "each");
        bare.end_series();
        gathered_eight = bare.run(rounds, 8, "gathered");
    }
    bench::spread beast_one;
    bench::spread beast_eight;
    {
        auto beast = beast_broadcast(sessions);
        beast_one = beast.run(rounds, 1, "");
        beast.end_series();
        beast_eight = beast.run(rounds, 8, "");
    }
    auto parley = open_parley(sessions, 8);
    auto parley_one = parley.run(rounds, 1);
    auto parley_eight = parley.run(rounds, 8);

    out.row("bare send loop, 1 event", bare_one, "µs/delivery", note);
    out.row("naive Beast streams, 1 event", beast_one, "µs/delivery", note);
    out.row("Parley, 1 event (with its POST, fsync and fan-out)", parley_one, "µs/delivery", note);
    out.row("Parley / bare, 1 event, without its POST", (parley_one.median - posts_share) / bare_one.median,
            "ratio", "aim ≤ 1.15");
    out.row("Parley / bare, 1 event", parley_one.median / bare_one.median, "ratio", "aim ≤ 1.15");
    out.row("Parley / Beast, 1 event", parley_one.median / beast_one.median, "ratio", "aim ≤ 0.6");
    out.row("bare send loop, 8 events", bare_eight, "µs/delivery", note);
    out.row("bare gathered writes, 8 events", gathered_eight, "µs/delivery", note);
    out.row("naive Beast streams, 8 events", beast_eight, "µs/delivery", note);
    out.row("Parley, 8 concurrent sends", parley_eight, "µs/delivery", note);
    out.row("Parley 8 at once / bare per event", parley_eight.median / bare_one.median, "ratio", "aim ≤ 0.2");
}

}  // namespace

int main(int argc, char** argv) {
    bench::raise_file_limit();
    bench::report out("fan-out: server CPU per delivered 310-byte event");
    std::vector<std::size_t> sizes{1000};
    if (argc > 1) sizes.clear();
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::stoul(argv[i]));
    auto post = post_alone();
    out.row("Parley, one POST with its fsync, nobody listening", post, "µs", "");
    for (auto size : sizes)
        compare(out, size, post.median);
    out.print();
    return 0;
}
