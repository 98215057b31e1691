#include "purges.hpp"

#include "limits.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/base/log.hpp>

#include <algorithm>
#include <utility>

namespace parley::watch {

message_id last_before(wall_time when) noexcept {
    auto const ms = std::max<std::int64_t>(unix_ms(when) - snowflake_epoch_ms, 0);
    auto const first = static_cast<std::uint64_t>(ms) << 22;
    return {first == 0 ? 0 : first - 1};
}

purges::purges(around& in)
    : in_(in),
      removed_(in.meters.counter("parley_messages_purged_total", "Messages that went with a ban.", {})) {
    for (std::size_t i = 0; i < in.cores.size(); ++i)
        scopes_.push_back(std::make_unique<task_scope>(in.cores.at(i), "moderation.purges"));
}

/// The ban first: who may not ban may not purge. A crash between the two loses the purge, not the answer:
/// there was none, and asking again does both.
task<result<ban>> purges::put_ban(act by, new_ban wanted, seconds purge) {
    if (purge < seconds{0} || purge > purge_window_max) co_return community_errc::invalid_ban;
    auto made = co_await in_.bans_desk.put_ban(std::move(by), wanted);
    if (made.has_error() || purge == seconds{0}) co_return made;
    failpoint("ban_before_purge");
    purge_order what{.server = wanted.server, .account = wanted.account, .since = in_.time.now() - purge};
    what.order.value = in_.ids.next();
    if (!what.order) co_return moderation_errc::unavailable;
    PARLEY_CO_CHECK(co_await in_.purges.put(what));
    start(what);
    co_return made;
}

void purges::start(purge_order what) {
    scopes_[in_.home_of(what.server).index()]->spawn(carry_out(this, what));
}

task<void> purges::begin() {
    auto const left = co_await in_.purges.pending(purges_read_max);
    if (left.has_error()) {
        log_warn("moderation.purges_not_read", {{"error", left.error().message()}});
        co_return;
    }
    for (auto const& each : *left)
        start(each);
}

/// Until it is done: what a store could not do now it does later.
task<void> purges::carry_out(purges* self, purge_order what) {
    for (;;) {
        bool const done = co_await self->clear_all(what);
        if (done) co_return;
        bool const goes_on = co_await sleep_for(purge_retry);
        if (!goes_on) co_return;
    }
}

task<bool> purges::clear_all(purge_order what) {
    auto const channels = co_await in_.steward.channels_of(what.server);
    bool const gone = channels.has_error() && channels.error() == community_errc::not_found;
    if (channels.has_error() && !gone) co_return false;
    if (!gone) {
        for (auto const channel : *channels) {
            auto const cleared = co_await clear_channel(what, channel);
            bool const dropped = cleared.has_error() && cleared.error() == community_errc::not_found;
            if (cleared.has_error() && !dropped) co_return false;
        }
    }
    auto const done = co_await in_.purges.drop(what);
    co_return done.has_value();
}

task<result<void>> purges::clear_channel(purge_order what, channel_id channel) {
    purge_wanted const wanted{
        .channel = channel, .author = what.account, .newer_than = last_before(what.since), .on_behalf = {}};
    message_id below{};
    do {
        PARLEY_CO_TRY(auto const removed,
                      co_await in_.clearing->purge_some(what.server, wanted, below, purge_batch_max));
        removed_.add(removed);
        failpoint("purge_batch");
        if (removed > 0 && !co_await sleep_for(purge_pause)) co_return messaging_errc::unavailable;
    } while (below);
    co_return result<void>{};
}

task<void> purges::close() {
    for (auto& each : scopes_) {
        auto closing = each->close();
        co_await on(in_.cores.at(static_cast<std::size_t>(&each - scopes_.data())), std::move(closing));
    }
}

}  // namespace parley::watch
