#include "retention.hpp"

#include "limits.hpp"
#include "purges.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/log.hpp>

namespace parley::watch {

retention::retention(around& in)
    : in_(in),
      removed_(
          in.meters.counter("parley_messages_expired_total", "Messages older than their channel keeps.", {})),
      scope_(in.cores.at(0), "moderation.retention") {}

task<void> retention::run(retention* self) {
    while (co_await sleep_for(self->in_.options.retention_every)) {
        bool const swept = co_await self->sweep_all();
        if (!swept) log_warn("retention.sweep_not_finished", {});
    }
}

/// Channel by channel, a page of them at a time. False when the list could not be read, or a channel not be
/// cleared: the next round comes to it again.
task<bool> retention::sweep_all() {
    channel_id after{};
    bool all = true;
    for (;;) {
        auto const page = co_await in_.forgetting.forgetting(after, retention_page_max);
        if (page.has_error()) co_return false;
        for (auto const& each : *page) {
            auto const cleared = co_await clear(each);
            bool const gone = cleared.has_error() && cleared.error() == community_errc::not_found;
            all = all && (cleared.has_value() || gone);
        }
        if (page->size() < retention_page_max || !co_await sleep_for(purge_pause)) co_return all;
        after = page->back().channel;
    }
}

task<result<void>> retention::clear(forgetting_channel what) {
    message_id below{last_before(in_.time.now() - what.retention).value + 1};
    do {
        auto work = clear_some(what, below);
        PARLEY_CO_TRY(auto const removed, co_await on(in_.home_of(what.server), std::move(work)));
        removed_.add(removed);
        if (removed > 0 && !co_await sleep_for(purge_pause)) co_return messaging_errc::unavailable;
    } while (below);
    co_return result<void>{};
}

task<result<std::size_t>> retention::clear_some(forgetting_channel what, message_id& below) {
    purge_wanted const wanted{.channel = what.channel, .author = {}, .newer_than = {}, .on_behalf = {}};
    co_return co_await in_.clearing->purge_some(what.server, wanted, below, purge_batch_max);
}

}  // namespace parley::watch
