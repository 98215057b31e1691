#include "raids.hpp"

#include "limits.hpp"

#include <parley/base/log.hpp>

#include <fmt/format.h>

#include <utility>

namespace parley::watch {

raids::raids(around& in, report_desk& reports) : in_(in), reports_(reports) {
    for (std::size_t i = 0; i < in.cores.size(); ++i)
        slices_.push_back(std::make_unique<slice>(in.cores.at(i)));
}

void raids::joined(server_id server, account_id who) {
    auto& here = *slices_[in_.here()];
    auto const* now_is = in_.steward.server_now(server);
    if (now_is == nullptr || now_is->raid_joins <= 0) {
        here.servers.erase(server);
        return;
    }
    auto const now = in_.time.mono();
    if (here.servers.size() >= raids_watched_max) forget_quiet(here, now);
    auto& seen = here.servers[server];
    auto const enough = static_cast<std::size_t>(now_is->raid_joins);
    while (!seen.times.empty() && (now - seen.times.front() >= raid_window || seen.times.size() >= enough))
        seen.times.pop_front();
    seen.times.push_back(now);
    bool const raid = seen.times.size() >= enough;
    if (raid && !seen.raid) here.scope.spawn(answer(this, *now_is, who, enough));
    seen.raid = raid;
}

void raids::forget_quiet(slice& here, mono_time now) {
    std::erase_if(here.servers, [&](auto const& each) {
        return each.second.times.empty() || now - each.second.times.back() >= raid_window;
    });
}

task<void> raids::answer(raids* self, server what, account_id newest, std::size_t joins) {
    auto& in = self->in_;
    auto words = fmt::format("{} joined within a minute.", joins);
    co_await self->keep(what, words);
    report row{.server = what.id, .content = words, .reason = report_reason::raid};
    auto same = fmt::format("raid:{}", unix_ms(in.time.now()));
    auto const filed = co_await self->reports_.file_own(std::move(row), std::move(same));
    if (filed.has_error()) log_warn("raid.report_failed", {{"error", filed.error().message()}});
    if (!what.alert_channel) co_return;
    if (what.raid_pauses) words += " Invites are paused for an hour.";
    in.house->say({.server = what.id,
                   .channel = what.alert_channel,
                   .author = newest,
                   .kind = message_kind::screening_alert,
                   .content = std::move(words)});
}

/// The entry of the audit log, with the pause if there is one.
task<void> raids::keep(server const& what, std::string detail) {
    audit_entry entry;
    entry.server = what.id;
    entry.action = audit_action::raid;
    entry.detail = std::move(detail);
    auto plain = entry;
    if (what.raid_pauses) {
        auto const until = in_.time.now() + raid_pause;
        auto const paused = co_await in_.steward.pause_invites(what.id, until, std::move(entry));
        if (paused.has_error()) log_warn("raid.pause_failed", {{"error", paused.error().message()}});
        co_return;
    }
    auto const kept = co_await in_.steward.record(std::move(plain));
    if (kept.has_error()) log_warn("raid.not_logged", {{"error", kept.error().message()}});
}

task<void> raids::close() {
    for (std::size_t i = 0; i < slices_.size(); ++i) {
        auto closing = slices_[i]->scope.close();
        co_await on(in_.cores.at(i), std::move(closing));
    }
}

}  // namespace parley::watch
