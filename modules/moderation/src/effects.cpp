#include "effects.hpp"

#include "limits.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/log.hpp>
#include <parley/base/suspend.hpp>
#include <parley/base/text.hpp>

#include <fmt/format.h>

#include <utility>

namespace parley::watch {
namespace {

struct all_done {};

constexpr milliseconds next_turn{0};

/// An alert's own words and what was written fit a message together.
constexpr std::size_t quoted_characters_max = 3'000;

std::string quoted(std::string_view content) {
    std::string out = "> ";
    std::size_t characters = 0;
    auto rest = content;
    while (characters++ < quoted_characters_max) {
        auto const before = rest;
        auto const c = text::next_code_point(rest);
        if (!c) return out;
        out += before.substr(0, before.size() - rest.size());
        if (*c == '\n') out += "> ";
    }
    return out + "…";
}

std::string alert_text(effect const& what) {
    auto const where =
        what.channel ? fmt::format(" in <#{}>", what.channel.value) : std::string(" in their name");
    return fmt::format("{} — {}{}{}\n{}", what.rule.name, what.rule.block ? "blocked" : "noticed", where,
                       what.times > 1 ? fmt::format(" ({} times)", what.times) : "", quoted(what.content));
}

}  // namespace

effects::effects(around& in, report_desk& reports, core& home)
    : in_(in),
      reports_(reports),
      dropped_(in.meters.counter("parley_screening_effects_total",
                                 "What broken rules brought about, by outcome.", {{"outcome", "dropped"}})),
      failed_(in.meters.counter("parley_screening_effects_total",
                                "What broken rules brought about, by outcome.", {{"outcome", "failed"}})),
      scope_(home, "moderation.effects") {}

void effects::add(effect what) {
    if (!what.rule.alert && what.rule.timeout == seconds{0}) return;
    key const of{what.rule.id, what.who};
    if (auto const at = by_key_.find(of); at != by_key_.end()) {
        auto const times = at->second->times + what.times;
        *at->second = std::move(what);  // the newest words
        at->second->times = times;
        return;
    }
    if (draining_ || waiting_.size() >= effects_waiting_max) {
        dropped_.add();
        return;
    }
    waiting_.push_back(std::move(what));
    by_key_.emplace(of, std::prev(waiting_.end()));
    if (workers_ < effects_running_max) scope_.spawn(work(this));
}

/// Counts a worker off, however it ends.
class effects::worker {
public:
    explicit worker(effects& in) : in_(in) { ++in_.workers_; }
    ~worker() {
        if (--in_.workers_ == 0 && in_.when_idle_) std::exchange(in_.when_idle_, nullptr)();
    }
    worker(worker const&) = delete;
    worker& operator=(worker const&) = delete;

private:
    effects& in_;
};

task<void> effects::work(effects* self) {
    worker const counted(*self);
    // In a turn of its own: the message that broke the rule does not wait for what comes of it.
    co_await sleep_for(next_turn);
    while (!self->waiting_.empty()) {
        auto next = std::move(self->waiting_.front());
        self->by_key_.erase({next.rule.id, next.who});
        self->waiting_.pop_front();
        co_await self->carry_out(std::move(next));
    }
}

task<void> effects::carry_out(effect what) {
    auto const server = what.rule.server;
    if (what.rule.timeout > seconds{0}) {
        auto const until = in_.time.now() + what.rule.timeout;
        auto const done = co_await in_.steward.time_out(server, what.who, until, what.rule.name);
        if (done.has_error()) {
            failed_.add();
            log_warn("screening.timeout_failed", {{"error", done.error().message()}});
        }
    }
    if (what.rule.alert) co_await tell(what);
}

task<void> effects::tell(effect const& what) {
    auto const server = what.rule.server;
    report row{.server = server,
               .target = what.who,
               .channel = what.channel,
               .content = what.content,
               .reason = report_reason::screening,
               .note = what.rule.name,
               .repeats = what.times};
    auto same = fmt::format("screening:{}:{}", what.who.value, what.rule.id.value);
    auto const filed = co_await reports_.file_own(std::move(row), std::move(same));
    if (filed.has_error()) {
        failed_.add();
        log_warn("screening.report_failed", {{"error", filed.error().message()}});
    } else if (filed->repeats == what.times && what.rule.block) {
        audit_entry entry;
        entry.server = server;
        entry.action = audit_action::screening_block;
        entry.target = what.who.value;
        entry.detail = what.rule.name;
        auto const kept = co_await in_.steward.record(std::move(entry));
        if (kept.has_error()) failed_.add();
    }
    auto const* now = in_.steward.server_now(server);
    if (now == nullptr || !now->alert_channel || !may_alert({what.rule.id, what.who})) co_return;
    in_.house->say({.server = server,
                    .channel = now->alert_channel,
                    .author = what.who,
                    .kind = message_kind::screening_alert,
                    .content = alert_text(what)});
}

/// One who breaks a rule again and again is told of once a minute; the report counts.
bool effects::may_alert(key of) {
    auto const now = in_.time.mono();
    if (alerted_.size() >= speakers_max)
        std::erase_if(alerted_, [&](auto const& each) { return now - each.second >= alert_pause; });
    auto const [at, first] = alerted_.try_emplace(of, now);
    if (first) return true;
    if (now - at->second < alert_pause) return false;
    at->second = now;
    return true;
}

task<void> effects::drain() {
    draining_ = true;
    if (workers_ > 0) {
        std::function<void(resume_with<all_done>)> wait = [this](resume_with<all_done> resume) {
            when_idle_ = [resume] { resume({}); };
        };
        co_await suspend_until<all_done>(std::move(wait));
    }
    co_await scope_.close();
}

}  // namespace parley::watch
