#include "reload.hpp"

#include <parley/base/log.hpp>
#include <parley/wire/objects.hpp>

#include <fmt/format.h>

namespace parley::app {
namespace {

// Answers that are still being written may point into the handler they came from. No connection may dawdle
// this long.
constexpr milliseconds retired_for{10 * 60'000};

std::string listed(std::vector<std::string> const& keys, bool as_json) {
    std::string out;
    for (auto const& key : keys) {
        out += out.empty() ? "" : as_json ? "," : ", ";
        out += as_json ? '"' + key + '"' : key;
    }
    return as_json ? '[' + out + ']' : out.empty() ? "nothing" : out;
}

admin_answer refused(std::string const& text, bool as_json) {
    log_warn("reload.refused", {{"reason", text}});
    if (!as_json) return {exit_code::configuration, text + '\n'};
    std::string out = "{\"error\":";
    wire::write_string(out, text);
    return {exit_code::configuration, out + "}\n"};
}

}  // namespace

admin_answer reloader::reload(bool as_json) {
    std::lock_guard const mine(turn_);
    auto fresh = config::load(from_);
    if (!fresh.problems.empty()) {
        auto const& first = fresh.problems.front();
        return refused(fmt::format("{}{}{}", first.place, first.place.empty() ? "" : ": ", first.text),
                       as_json);
    }
    std::string problem;
    if (!fresh.values.tls.certificate.empty() && of_.listener->reload_tls(problem).has_error())
        return refused(problem, as_json);
    return {exit_code::ok, apply(std::move(fresh), as_json)};
}

void reloader::retire(std::shared_ptr<net::http_handler> old) {
    auto const now = system_clock().mono();
    std::erase_if(retired_, [now](retired_front const& one) { return now - one.at > retired_for; });
    retired_.push_back({now, std::move(old)});
}

std::string reloader::apply(config::outcome fresh, bool as_json) {
    std::vector<std::string> fixed;
    auto const changed = config::changed_keys(now_, fresh, fixed);
    log_.set_level(fresh.values.log.level);
    // Only what a reload may change is taken over; the rest stays as the server was started.
    auto next = now_.values;
    next.log.level = fresh.values.log.level;
    next.limits = fresh.values.limits;
    next.metrics = fresh.values.metrics;
    if (!changed.empty()) retire(of_.front.change_to(make_front(of_, next)));
    now_ = std::move(fresh);
    log_info("reload.done", {{"changed", listed(changed, false)}, {"needs_restart", listed(fixed, false)}});
    if (as_json) {
        return fmt::format("{{\"changed\":{},\"needsRestart\":{}}}\n", listed(changed, true),
                           listed(fixed, true));
    }
    return fmt::format("Reloaded. Changed: {}. Needs a restart: {}\n", listed(changed, false),
                       listed(fixed, false));
}

}  // namespace parley::app
