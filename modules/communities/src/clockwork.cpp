#include "clockwork.hpp"

#include "limits.hpp"
#include "parting.hpp"

#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>

#include <set>

namespace parley {
namespace limits = communities_limits;

clockwork::clockwork(directory& gate, event_service& events, live_accounts& here)
    : gate_(gate), events_(events), here_(here), scope_(gate.needs().cores.at(0), "communities.clockwork") {
    ticker_ = std::make_unique<ticker>(gate.needs().cores.at(0), limits::clockwork_step, [this] { tick(); });
}

task<void> clockwork::close() {
    ticker_.reset();
    co_await scope_.close();
}

void clockwork::tick() {
    if (scope_.running() > 0) return;  // one round at a time
    bool const events_due = next_events_ <= gate_.now() || events_.is_earlier_than(next_events_);
    bool const guests_due = next_guests_ <= gate_.needs().time.mono();
    if (events_due || guests_due) scope_.spawn(run(this));
}

task<void> clockwork::run(clockwork* self) {
    auto const& gate = self->gate_;
    if (self->next_events_ <= gate.now() || self->events_.is_earlier_than(self->next_events_)) {
        auto const next = co_await self->events_.pass_time();
        if (next.has_error()) log_warn("community.events_wait", {{"error", next.error().message()}});
        self->next_events_ = next.has_error() ? gate.now() + limits::clockwork_retry : *next;
    }
    auto const now = gate.needs().time.mono();
    if (self->next_guests_ > now) co_return;
    self->next_guests_ = now + limits::guests_looked_at_every;
    auto const looked = co_await self->look_after_guests();
    if (looked.has_error()) log_warn("community.guests_wait", {{"error", looked.error().message()}});
}

/// Who is absent now and was so for the whole grace leaves. After a restart everybody has the grace again.
task<result<void>> clockwork::look_after_guests() {
    constexpr std::size_t page = 500;
    auto const now = gate_.needs().time.mono();
    std::set<place> seen;
    place after;
    for (;;) {
        PARLEY_CO_TRY(auto const guests, co_await gate_.needs().growth.temporary_members.page(after, page));
        for (auto const& each : guests) {
            seen.insert(each);
            PARLEY_CO_CHECK(co_await look_at(each, now));
        }
        if (guests.size() < page) break;
        after = guests.back();
    }
    std::erase_if(absent_since_, [&](auto const& each) { return !seen.contains(each.first); });
    co_return result<void>{};
}

task<result<void>> clockwork::look_at(place const& guest, mono_time now) {
    auto const whom = guest;
    bool const live = co_await here_.is_live(whom.account);
    if (live) {
        absent_since_.erase(whom);
        co_return result<void>{};
    }
    auto const since = absent_since_.try_emplace(whom, now).first->second;
    if (now - since < limits::guests_grace) co_return result<void>{};
    absent_since_.erase(whom);
    auto work = part_at_home(whom);
    co_return co_await on(gate_.home_of(whom.server), std::move(work));
}

task<result<void>> clockwork::part_at_home(place guest) {
    auto begun = co_await gate_.here().begin_change(guest.server);
    if (begun.has_error() && begun.error() == community_errc::not_found) co_return result<void>{};
    if (begun.has_error()) co_return begun.error();
    auto const change = std::move(begun).value();
    auto& state = *change.slot->state;
    auto const at = state.members.find(guest.account);
    // Once more: a role may have been given, or they may be back.
    bool const stays = at == state.members.end() || !at->second.temporary || !at->second.roles.empty() ||
                       state.what.owner == guest.account;
    if (stays) co_return result<void>{};
    bool const live = co_await here_.is_live(guest.account);
    if (live) co_return result<void>{};
    std::vector<community_change> all{changes::drop_member{guest.account}};
    co_return co_await part(gate_, state, guest.account, std::move(all));
}

}  // namespace parley
