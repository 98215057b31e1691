#include "mass_desk.hpp"

#include "limits.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/log.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace parley::watch {
namespace {

using kind = mass_action::kind;
using state = mass_action::state;

constexpr milliseconds next_turn{0};

permission needed_for(kind what) noexcept {
    switch (what) {
        case kind::kick:
            return permission::kick_members;
        case kind::ban:
            return permission::ban_members;
        case kind::time_out:
            return permission::moderate_members;
        case kind::add_role:
        case kind::remove_role:
            return permission::manage_roles;
        case kind::purge:
            break;
    }
    return permission::manage_messages;
}

/// What each type needs, and nothing that belongs to another.
bool is_whole(new_mass_action const& wanted) noexcept {
    bool const roles = wanted.what == kind::add_role || wanted.what == kind::remove_role;
    if (roles != static_cast<bool>(wanted.role)) return false;
    if (wanted.what == kind::purge) {
        return wanted.channel && wanted.targets.empty() && wanted.limit >= 1 &&
               wanted.limit <= static_cast<std::int32_t>(mass_targets_max);
    }
    bool const purges_nothing = !wanted.channel && !wanted.author && wanted.limit == 0;
    bool const some = !wanted.targets.empty() && wanted.targets.size() <= mass_targets_max;
    bool const timed = wanted.what != kind::time_out || wanted.lasts > seconds{0};
    bool const banned = wanted.purge == seconds{0} || wanted.what == kind::ban;
    return purges_nothing && some && timed && banned && wanted.purge >= seconds{0} &&
           wanted.purge <= purge_window_max;
}

std::string_view word_of(kind what) noexcept {
    constexpr std::string_view words[]{"kick", "ban", "time_out", "add_role", "remove_role", "purge"};
    return words[static_cast<std::size_t>(what)];
}

}  // namespace

mass_desk::mass_desk(around& in, sanctions& bans) : in_(in), bans_(bans) {
    for (std::size_t i = 0; i < in.cores.size(); ++i)
        slices_.push_back(std::make_unique<slice>(in.cores.at(i)));
}

task<result<mass_action>> mass_desk::start(act by, new_mass_action wanted) {
    auto& targets = wanted.targets;
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    auto& home = in_.home_of(wanted.server);
    auto work = start_at_home(std::move(by), std::move(wanted));
    co_return co_await on(home, std::move(work));
}

task<result<mass_action>> mass_desk::start_at_home(act by, new_mass_action wanted) {
    PARLEY_CO_CHECK(co_await check_right(by.who, wanted));
    if (!is_whole(wanted)) co_return moderation_errc::invalid_mass_action;
    forget_old();
    auto& all = here().all;
    bool const busy = std::any_of(all.begin(), all.end(), [&](auto const& each) {
        auto const& other = each.second->state;
        return other.now == state::running && other.server == wanted.server && other.actor == by.who.account;
    });
    if (busy) co_return moderation_errc::mass_action_running;
    auto it = std::make_shared<running>();
    it->state.action.value = in_.ids.next();
    if (!it->state.action) co_return moderation_errc::unavailable;
    it->state.server = wanted.server;
    it->state.actor = by.who.account;
    it->state.what = wanted.what;
    it->state.total =
        wanted.what == kind::purge ? wanted.limit : static_cast<std::int32_t>(wanted.targets.size());
    it->by = std::move(by);
    it->wanted = std::move(wanted);
    all.emplace(it->state.action.value, it);
    if (!here().scope.spawn(run(this, it))) co_return moderation_errc::overloaded;
    co_return it->state;
}

task<result<void>> mass_desk::check_right(principal who, new_mass_action const& wanted) {
    auto const needed = needed_for(wanted.what);
    if (wanted.what != kind::purge) {
        PARLEY_CO_CHECK(co_await in_.directory.access_server(who, wanted.server, needed));
        co_return result<void>{};
    }
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, wanted.server, std::nullopt));
    if (!wanted.channel) co_return moderation_errc::invalid_mass_action;
    PARLEY_CO_TRY(auto const access, co_await in_.directory.access_channel(who, wanted.channel, needed));
    if (access.server() != wanted.server) co_return community_errc::not_found;
    co_return result<void>{};
}

task<result<mass_action>> mass_desk::find(principal who, server_id server, std::uint64_t which) {
    auto work = find_at_home(who, server, which, false);
    co_return co_await on(in_.home_of(server), std::move(work));
}

task<result<mass_action>> mass_desk::cancel(principal who, server_id server, std::uint64_t which) {
    auto work = find_at_home(who, server, which, true);
    co_return co_await on(in_.home_of(server), std::move(work));
}

task<result<mass_action>> mass_desk::find_at_home(principal who, server_id server, std::uint64_t which,
                                                  bool stop) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, server, std::nullopt));
    auto const at = here().all.find(which);
    bool const mine = at != here().all.end() && at->second->state.server == server &&
                      at->second->state.actor == who.account;
    if (!mine) co_return community_errc::not_found;
    at->second->stop = at->second->stop || stop;
    co_return at->second->state;
}

task<void> mass_desk::run(mass_desk* self, running_ptr it) {
    co_await sleep_for(next_turn);  // the answer goes first
    if (it->wanted.what == kind::purge) {
        co_await self->run_purge(it);
    } else {
        co_await self->run_on_members(it);
    }
    co_await self->end(it);
}

task<void> mass_desk::run_on_members(running_ptr it) {
    for (auto const target : it->wanted.targets) {
        if (it->stop) co_return;
        // Whoever lost the right meanwhile does nothing more, to anybody.
        if ((co_await check_right(it->by.who, it->wanted)).has_error()) {
            it->state.now = state::failed;
            co_return;
        }
        auto const done = co_await act_on(*it, target);
        ++it->state.done;
        if (done.has_error()) ++it->state.failed;
        tell(*it, false);
        if (!co_await sleep_for(next_turn)) co_return;  // others' turns between
    }
}

task<result<void>> mass_desk::act_on(running const& it, account_id target) {
    auto by = it.by;
    auto const& wanted = it.wanted;
    if (wanted.what == kind::kick)
        co_return co_await in_.members.remove(std::move(by), wanted.server, target);
    if (wanted.what == kind::ban) {
        new_ban const sanction{wanted.server, target, wanted.lasts};
        PARLEY_CO_CHECK(co_await bans_.put_ban(std::move(by), sanction, wanted.purge));
        co_return result<void>{};
    }
    member_edit edit{.server = wanted.server, .account = target};
    if (wanted.what == kind::time_out) edit.timed_out_until.emplace(in_.time.now() + wanted.lasts);
    if (wanted.what == kind::add_role) edit.add_role = wanted.role;
    if (wanted.what == kind::remove_role) edit.remove_role = wanted.role;
    PARLEY_CO_CHECK(co_await in_.members.edit(std::move(by), std::move(edit)));
    co_return result<void>{};
}

task<void> mass_desk::run_purge(running_ptr it) {
    auto const& wanted = it->wanted;
    purge_wanted const what{
        .channel = wanted.channel, .author = wanted.author, .newer_than = {}, .on_behalf = it->by.who};
    message_id below{};
    while (!it->stop && it->state.done < it->state.total) {
        auto const left = static_cast<std::size_t>(it->state.total - it->state.done);
        auto const removed =
            co_await in_.clearing->purge_some(wanted.server, what, below, std::min(left, purge_batch_max));
        if (removed.has_error()) {
            it->state.now = state::failed;
            co_return;
        }
        it->state.done += static_cast<std::int32_t>(*removed);
        if (!below) break;
        tell(*it, false);
        if (!co_await sleep_for(purge_pause)) co_return;
    }
}

task<void> mass_desk::end(running_ptr it) {
    if (it->state.now == state::running) it->state.now = it->stop ? state::canceled : state::done;
    it->ended = in_.time.mono();
    auto const purged = it->wanted.what == kind::purge;
    audit_entry entry;
    entry.server = it->state.server;
    entry.actor = it->state.actor;
    entry.action = purged ? audit_action::message_bulk_delete : audit_action::mass_action;
    entry.target = purged ? it->wanted.channel.value : 0;
    entry.detail = fmt::format("{}: {} of {}, {} failed", word_of(it->state.what), it->state.done,
                               it->state.total, it->state.failed);
    entry.reason = it->by.reason;
    if (it->state.done > 0) {
        auto const kept = co_await in_.steward.record(std::move(entry));
        if (kept.has_error()) log_warn("moderation.act_not_logged", {{"error", kept.error().message()}});
    }
    tell(*it, true);
}

/// To the actor, on their own stream, without a number: at most a few times a second.
void mass_desk::tell(running& it, bool always) {
    auto const now = in_.time.mono();
    if (!always && now - it.told < mass_told_every) return;
    it.told = now;
    in_.cores.home_of(it.state.actor).post([&events = in_.events, what = it.state] {
        events.publish_ephemeral(stream_id::of_account(what.actor), events::mass_action_changed{what});
    });
}

void mass_desk::forget_old() {
    auto& all = here().all;
    auto const now = in_.time.mono();
    std::erase_if(all, [&](auto const& each) {
        return each.second->state.now != state::running && now - each.second->ended >= mass_kept_for;
    });
    for (auto at = all.begin(); at != all.end() && all.size() > mass_kept_max;)
        at = at->second->state.now == state::running ? std::next(at) : all.erase(at);
}

task<void> mass_desk::close() {
    for (std::size_t i = 0; i < slices_.size(); ++i) {
        auto closing = slices_[i]->scope.close();
        co_await on(in_.cores.at(i), std::move(closing));
    }
}

}  // namespace parley::watch
