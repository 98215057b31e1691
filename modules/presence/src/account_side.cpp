#include "account_side.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>
#include <utility>

namespace parley {

presence_account_side::device* presence_account_side::find(present& in, presence_session session) noexcept {
    auto const at = std::find_if(in.devices.begin(), in.devices.end(),
                                 [&](device const& each) { return each.session == session; });
    return at == in.devices.end() ? nullptr : &*at;
}

bool presence_account_side::connected(account_id account, presence_session session) {
    auto [at, is_new] = accounts_.try_emplace(account);
    auto& in = at->second;
    if (auto* known_device = find(in, session)) {
        ++known_device->connections;
    } else {
        in.devices.push_back({.session = session, .connections = 1});
    }
    return is_new;
}

void presence_account_side::disconnected(account_id account, presence_session session, mono_time now) {
    auto const at = accounts_.find(account);
    PARLEY_ASSERT(at != accounts_.end());
    auto* const it = find(at->second, session);
    PARLEY_ASSERT(it != nullptr && it->connections > 0);
    if (--it->connections > 0) return;
    it->quiet_since = now;
    leaving_.push_back({now + options_.offline_grace, account, session});
}

bool presence_account_side::may_speak(device& it, mono_time now) noexcept {
    if (now - it.window >= presence_limits::words_window) {
        it.window = now;
        it.words = 0;
    }
    if (it.words >= presence_limits::words_max) return false;
    ++it.words;
    return true;
}

presence_account_side::maybe_saying presence_account_side::said(account_id account, presence_session session,
                                                                device_presence what, mono_time now,
                                                                wall_time today) {
    auto const at = accounts_.find(account);
    auto* const it = at == accounts_.end() ? nullptr : find(at->second, session);
    if (it == nullptr) return std::nullopt;
    if (it->waits) {
        it->waits = std::move(what);
        return std::nullopt;
    }
    if (it->says == what) return std::nullopt;
    if (!may_speak(*it, now)) {
        it->waits = std::move(what);
        waiting_.insert({it->window + presence_limits::words_window, account, session});
        return std::nullopt;
    }
    it->says = std::move(what);
    return settle(at, today);
}

void presence_account_side::set_choice(row at, std::optional<presence_choice> choice) {
    auto& kept = at->second.choice;
    if (kept && kept->custom && kept->custom->expires_at)
        ending_.erase({*kept->custom->expires_at, at->first});
    kept = std::move(choice);
    if (kept && kept->custom && kept->custom->expires_at)
        ending_.insert({*kept->custom->expires_at, at->first});
}

presence_account_side::maybe_saying presence_account_side::know(account_id account, presence_choice choice,
                                                                wall_time today) {
    auto const at = accounts_.find(account);
    if (at == accounts_.end()) return std::nullopt;
    set_choice(at, std::move(choice));
    return settle(at, today);
}

presence_choice const* presence_account_side::known(account_id account) const {
    auto const at = accounts_.find(account);
    return at == accounts_.end() || !at->second.choice ? nullptr : &*at->second.choice;
}

/// What there is to say when something has changed. Being seen no more and leaving are one thing.
presence_account_side::maybe_saying presence_account_side::settle(row at, wall_time today) {
    auto& in = at->second;
    if (!in.choice) return std::nullopt;
    std::vector<device_presence const*> newest_first;
    for (auto each = in.devices.rbegin(); each != in.devices.rend(); ++each)
        newest_first.push_back(&each->says);
    auto now = merged(*in.choice, newest_first, today);
    if (same(now, in.shown.what)) return std::nullopt;
    bool const arrives = !in.shown.online();
    in.shown = {at->first, ++versions_, std::move(now)};
    if (!in.shown.online()) return saying{in.shown, false, std::exchange(in.told, {})};
    return saying{in.shown, arrives, in.told};
}

presence_account_side::maybe_saying presence_account_side::depart(row at) {
    bool const was_seen = at->second.shown.online();
    saying last{{at->first, ++versions_, nullptr}, false, std::move(at->second.told)};
    set_choice(at, std::nullopt);
    accounts_.erase(at);
    if (!was_seen) return std::nullopt;
    return last;
}

presence_account_side::maybe_saying presence_account_side::end_grace(due const& what, wall_time today) {
    auto const at = accounts_.find(what.account);
    auto* const it = at == accounts_.end() ? nullptr : find(at->second, what.session);
    if (it == nullptr || it->connections > 0) return std::nullopt;
    if (it->quiet_since + options_.offline_grace > what.at) return std::nullopt;  // came and went again since
    auto& devices = at->second.devices;
    if (it->waits) waiting_.erase({it->window + presence_limits::words_window, what.account, what.session});
    devices.erase(devices.begin() + (it - devices.data()));
    return devices.empty() ? depart(at) : settle(at, today);
}

presence_account_side::maybe_saying presence_account_side::end_wait(due const& what, mono_time now,
                                                                    wall_time today) {
    auto const at = accounts_.find(what.account);
    auto* const it = at == accounts_.end() ? nullptr : find(at->second, what.session);
    if (it == nullptr || !it->waits) return std::nullopt;
    may_speak(*it, now);
    it->says = *std::exchange(it->waits, std::nullopt);
    return settle(at, today);
}

std::vector<presence_account_side::saying> presence_account_side::expire(mono_time now, wall_time today) {
    std::vector<saying> all;
    while (!leaving_.empty() && leaving_.front().at <= now) {
        auto const what = leaving_.front();
        leaving_.pop_front();
        if (auto said_so = end_grace(what, today)) all.push_back(std::move(*said_so));
    }
    while (!waiting_.empty() && waiting_.begin()->at <= now) {
        auto const what = *waiting_.begin();
        waiting_.erase(waiting_.begin());
        if (auto said_so = end_wait(what, now, today)) all.push_back(std::move(*said_so));
    }
    return all;
}

std::vector<account_id> presence_account_side::outdated(wall_time today) {
    std::vector<account_id> all;
    while (!ending_.empty() && ending_.begin()->first <= today) {
        all.push_back(ending_.begin()->second);
        ending_.erase(ending_.begin());
    }
    return all;
}

presence_account_side::maybe_saying presence_account_side::tell(account_id account,
                                                                std::vector<server_id> servers) {
    auto const at = accounts_.find(account);
    if (at == accounts_.end() || !at->second.shown.online()) return std::nullopt;
    auto& told = at->second.told;
    std::erase_if(servers, [&](server_id s) { return std::find(told.begin(), told.end(), s) != told.end(); });
    told.insert(told.end(), servers.begin(), servers.end());
    return saying{at->second.shown, true, std::move(servers)};
}

std::optional<presence_word> presence_account_side::joined(account_id account, server_id server) {
    auto const at = accounts_.find(account);
    if (at == accounts_.end() || !at->second.shown.online()) return std::nullopt;
    auto& told = at->second.told;
    // Told before or not: who was told while not yet a member has to hear it again.
    if (std::find(told.begin(), told.end(), server) == told.end()) told.push_back(server);
    return at->second.shown;
}

void presence_account_side::left(account_id account, server_id server) {
    auto const at = accounts_.find(account);
    if (at != accounts_.end()) std::erase(at->second.told, server);
}

bool presence_account_side::is_seen(account_id account) const {
    auto const at = accounts_.find(account);
    return at != accounts_.end() && at->second.shown.online();
}

}  // namespace parley
