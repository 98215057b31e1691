#include "health.hpp"

#include "data_folder.hpp"

#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>

namespace parley::app {
namespace {

constexpr milliseconds beat_every{250};
constexpr milliseconds beat_missing_max{5'000};  // longer: a loop hangs, and the process should be replaced
constexpr milliseconds look_every{5'000};
constexpr milliseconds metadata_answer_max{1'000};

std::int64_t ms_of(mono_time t) {
    return std::chrono::duration_cast<milliseconds>(t.time_since_epoch()).count();
}

}  // namespace

health_monitor::health_monitor(needs from)
    : with_(std::move(from)),
      moved_at_ms_(with_.cores.size()),
      loop_lag_(
          with_.metrics.histogram("parley_loop_lag_seconds", "How late a core's loop runs a due timer.", {})),
      pool_({.name = "health", .threads = 1, .queue_max = 4}),
      looking_(with_.cores.at(0), "health") {}

task<void> health_monitor::start() {
    for (std::size_t i = 0; i < with_.cores.size(); ++i) {
        moved_at_ms_[i] = ms_of(with_.time.mono());
        auto beat = [this, i] {
            auto const now = ms_of(with_.time.mono());
            auto const late = now - moved_at_ms_[i].exchange(now) - beat_every.count();
            loop_lag_.observe(static_cast<double>(std::max<std::int64_t>(late, 0)) / 1000);
        };
        tickers_.push_back(std::make_unique<ticker>(with_.cores.at(i), beat_every, std::move(beat)));
    }
    co_await look();
    auto repeatedly = look_repeatedly();
    looking_.spawn(std::move(repeatedly));
}

bool health_monitor::is_alive() const noexcept {
    auto const now = ms_of(with_.time.mono());
    for (auto const& moved : moved_at_ms_) {
        if (now - moved.load() > beat_missing_max.count()) return false;
    }
    return true;
}

http_api::readiness health_monitor::readiness() const {
    http_api::readiness out;
    out.checks = {{"metadata", metadata_.load()},
                  {"messages", with_.messages_writable() ? "ok" : "not_writable"},
                  {"ownership", with_.owner.valid() ? "ok" : "lost"},
                  {"disk", disk_.load()},
                  {"draining", draining_ ? "draining" : "ok"}};
    for (auto const& [name, state] : out.checks)
        out.ready = out.ready && state == "ok";
    return out;
}

task<char const*> health_monitor::look_at_metadata() {
    auto const began = with_.time.mono();
    sql_statement statement{.text = "select 1", .parameters = {}, .otherwise = {}};
    auto const rows = co_await with_.metadata.read(std::move(statement));
    if (rows.has_error()) co_return "not_reachable";
    co_return with_.time.mono() - began > metadata_answer_max ? "slow" : "ok";
}

task<void> health_monitor::look() {
    metadata_ = co_await look_at_metadata();
    auto look_at_disk = [folder = with_.data_folder] { return space_of(folder); };
    auto const space = co_await pool_.run(std::move(look_at_disk));
    // A full queue means an earlier look hangs: that disk is not well either.
    bool const known = space.has_value() && space.value().has_value();
    disk_ = !known ? "not_readable" : space.value()->is_enough() ? "ok" : "low";
}

task<void> health_monitor::look_repeatedly() {
    for (;;) {
        bool const goes_on = co_await sleep_for(look_every);
        if (!goes_on) co_return;
        co_await look();
    }
}

task<void> health_monitor::stop() {
    co_await looking_.close();
    for (std::size_t i = 0; i < tickers_.size(); ++i) {
        auto drop = [](std::unique_ptr<ticker> mine) -> task<void> {
            mine.reset();
            co_return;
        };
        auto dropped = drop(std::move(tickers_[i]));
        co_await on(with_.cores.at(i), std::move(dropped));
    }
    tickers_.clear();
}

}  // namespace parley::app
