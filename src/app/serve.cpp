#include "serve.hpp"

#include "admin_socket.hpp"
#include "handover.hpp"
#include "house.hpp"
#include "module_options.hpp"
#include "process.hpp"
#include "reload.hpp"
#include "run_blocking.hpp"
#include "version.hpp"

#include <parley/base/log.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace parley::app {
namespace {

constexpr int idle_wait_ms = 1000;
constexpr int drain_wait_ms = 20;
// P7: what is in flight when the drain begins has so long to finish, whatever the sessions' window is.
constexpr milliseconds requests_finish_max{10'000};

observability::log_shape shape_of(config::log_format format) {
    if (format == config::log_format::json) return observability::log_shape::json;
    if (format == config::log_format::text) return observability::log_shape::text;
    return observability::shape_for(STDERR_FILENO);
}

/// The process's sink for as long as it lives.
class log_in_use {
public:
    explicit log_in_use(config::log_settings const& with)
        : sink_(observability::make_log_sink(
              {.fd = STDERR_FILENO, .shape = shape_of(with.format), .level = with.level}, system_clock())) {
        set_log_sink(sink_.get());
    }
    ~log_in_use() { set_log_sink(nullptr); }
    log_in_use(log_in_use const&) = delete;
    log_in_use& operator=(log_in_use const&) = delete;
    observability::leveled_log_sink& sink() noexcept { return *sink_; }

private:
    std::unique_ptr<observability::leveled_log_sink> sink_;
};

void listen(house& in) {
    std::string problem;
    auto const started = in.listener->start(problem);
    if (started.has_value()) return;
    // A taken port may become free; a certificate does not mend itself.
    bool const taken = started.error() == boost::system::errc::address_in_use;
    throw failure(taken ? exit_code::temporary : exit_code::configuration, problem);
}

/// On stdout, for the operator at the console: the link must not reach the log.
void greet(house& in) {
    auto const url = base_url(in.settings, in.listener->port());
    auto const needs_owner = run_blocking(in.cores.at(0), in.identity->accounts().needs_owner());
    auto text = fmt::format("Parley is ready at {}\n", url);
    if (needs_owner.has_value() && needs_owner.value()) {
        text += fmt::format("Owner link: {}/app/setup#token={}\n", url, in.setup_token);
    }
    std::fputs(text.c_str(), stdout);  // a closed console is no reason to stop
    std::fflush(stdout);
    log_info("server.ready", {{"version", version},
                              {"listen", in.settings.server.listen},
                              {"port", in.listener->port()},
                              {"cores", in.cores.size()},
                              {"epoch", in.control->epoch()}});
    notify_supervisor("READY=1");
}

/// P7: refuse the new, ask the connected to leave spread over the window, finish what runs, write what waits.
/// False when a request had to be cut off: what it had done may not have been told to anyone.
task<bool> drain(house& in, admin_socket* admin) {
    auto const& with = in.settings.drain;
    auto const finish_by = system_clock().mono() + std::min(requests_finish_max, with.limit * 3 / 4);
    in.health->start_draining();
    in.listener->stop_accepting();
    co_await in.gateway->drain(with.window);
    auto const left = std::chrono::duration_cast<milliseconds>(finish_by - system_clock().mono());
    bool const finished = co_await in.listener->finish(std::max(left, milliseconds{0}));
    co_await in.listener->stop();
    if (admin) co_await admin->stop();
    co_await close_rooms(in);
    co_return finished;
}

/// A resume must not skip in silence: without the certainty that every event was told, sessions begin afresh.
void hand_over(house& in, data_folder const& folder, bool finished) {
    if (finished) return leave_handover(in, folder);
    log_warn("handover.not_written", {{"reason", "a request was cut off"}});
}

bool drain_within_limit(house& in, admin_socket* admin) {
    log_info("server.draining", {{"sessions", in.gateway->counts().sessions}});
    notify_supervisor("STOPPING=1");
    auto const end = system_clock().mono() + in.settings.drain.limit;
    auto drained = start_on(in.cores.at(0), drain(in, admin));
    while (drained.wait_for(milliseconds{0}) != std::future_status::ready) {
        auto const signal = wait_for_signal(drain_wait_ms);
        // Whatever was acknowledged is durable: ending at once loses nothing but politeness.
        if (signal == SIGTERM || signal == SIGINT) exit_now(to_int(exit_code::ok));
        if (system_clock().mono() > end) {
            log_warn("server.drain_cut_short", {{"sessions", in.gateway->counts().sessions}});
            exit_now(to_int(exit_code::temporary));
        }
    }
    return drained.get();
}

void live(house& in, reloader& reload) {
    auto const watchdog_ms = watchdog_interval_ms();
    auto const wait_ms =
        watchdog_ms > 0 ? static_cast<int>(std::min<std::int64_t>(watchdog_ms, idle_wait_ms)) : idle_wait_ms;
    for (;;) {
        auto const signal = wait_for_signal(wait_ms);
        if (signal == SIGTERM || signal == SIGINT) return;
        if (signal == SIGHUP) {
            notify_supervisor("RELOADING=1");
            reload.reload(false);
            notify_supervisor("READY=1");
        }
        if (watchdog_ms > 0 && in.health->is_alive()) notify_supervisor("WATCHDOG=1");
    }
}

}  // namespace

config::outcome load_settings(config::sources const& from) {
    auto out = config::load(from);
    if (out.problems.empty()) return out;
    std::string text = "the settings need correction:";
    for (auto const& problem : out.problems) {
        text += fmt::format("\n  {}{}{}", problem.place, problem.place.empty() ? "" : ": ", problem.text);
    }
    throw failure(exit_code::configuration, text);
}

exit_code serve(config::sources const& from) {
    auto const loaded = load_settings(from);
    log_in_use log(loaded.values.log);
    block_signals();
    data_folder const folder(loaded.values.server.data);
    auto const in = compose(loaded.values, folder, log.sink());

    take_over(*in, folder);
    in->cores.start();
    run_blocking(in->cores.at(0), in->health->start());
    run_blocking(in->cores.at(0), in->watch->begin());
    try {
        listen(*in);
    } catch (...) {
        run_blocking(in->cores.at(0), close_rooms(*in));
        in->cores.stop();
        hand_over(*in, folder, true);  // what was taken over goes on to the next try
        throw;
    }
    reloader reload(*in, from, loaded, log.sink());
    running_server const running{.reload = [&reload](bool as_json) { return reload.reload(as_json); },
                                 .drain = [] { ::kill(::getpid(), SIGTERM); }};
    auto const admin = serve_admin(*in, folder, running);
    greet(*in);

    live(*in, reload);
    bool const finished = drain_within_limit(*in, admin.get());
    end_on_signal();
    in->cores.stop();
    hand_over(*in, folder, finished);
    in->control->stop();
    log_info("server.stopped", {});
    return exit_code::ok;
}

}  // namespace parley::app
