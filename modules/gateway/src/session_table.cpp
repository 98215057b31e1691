#include "session_table.hpp"

#include "limits.hpp"

#include <algorithm>

namespace parley::sessions {
namespace {

// No connection of this life has it: a hub's turns begin at 2^40.
constexpr std::uint64_t restored_turn = 1;

}  // namespace

session_table::grant session_table::open(claim const& by, mono_time now) {
    if (is_revoked(by.login, now)) return {outcome::revoked, {}};
    auto& row = row_of(by.account, now);
    if (!spend(row, now)) return {outcome::too_fast, {}};
    if (!make_room(row)) return {outcome::too_many, {}};
    row.sessions.push_back({by.key, by.login, by.turn, by.core, true});
    return {};
}

session_table::grant session_table::resume(claim const& by, mono_time now) {
    if (is_revoked(by.login, now)) return {outcome::revoked, {}};
    auto& row = row_of(by.account, now);
    if (!spend(row, now)) return {outcome::too_fast, {}};
    for (auto& each : row.sessions) {
        if (each.key != by.key) continue;
        grant given;
        if (each.connected) given.superseded = whereabouts{each.core, each.turn};
        if (!each.connected) --resumable_;
        each = {by.key, by.login, by.turn, by.core, true};
        return given;
    }
    return {outcome::unknown, {}};
}

void session_table::release(claim const& by, bool keep, mono_time now) {
    auto const found = accounts_.find(by.account);
    if (found == accounts_.end()) return;
    auto& row = found->second;
    auto const mine = std::find_if(row.sessions.begin(), row.sessions.end(),
                                   [&](record const& r) { return r.key == by.key && r.turn == by.turn; });
    if (mine != row.sessions.end() && mine->connected) {
        if (keep) {
            mine->connected = false;
            ++resumable_;
            departures_.push_back({now + options_.resume_window, by.account, by.key, by.turn});
        } else {
            row.sessions.erase(mine);
        }
    }
    if (row.sessions.empty() && !row.watched) {
        // The row may hold a spent allowance: it goes when that has long come back.
        row.watched = true;
        departures_.push_back({now + options_.resume_window, by.account, {}, 0});
    }
    while (resumable_ > options_.resumable_max)
        forget_oldest();
}

std::vector<whereabouts> session_table::revoke(account_id account, std::vector<login_id> const& logins,
                                               mono_time now) {
    for (auto const login : logins) {
        if (!login) continue;  // what has no login row is shared by everyone who comes with a JWT
        if (revoked_.insert_or_assign(login, now + gateway_limits::revocation_memory).second) {
            revoked_order_.push_back(login);
        }
    }
    while (revoked_order_.size() > gateway_limits::revocations_kept_max) {
        revoked_.erase(revoked_order_.front());
        revoked_order_.pop_front();
    }
    std::vector<whereabouts> connected;
    auto const found = accounts_.find(account);
    if (found == accounts_.end()) return connected;
    std::erase_if(found->second.sessions, [&](record const& r) {
        if (std::find(logins.begin(), logins.end(), r.login) == logins.end()) return false;
        if (r.connected) {
            connected.push_back({r.core, r.turn});
        } else {
            --resumable_;
        }
        return true;
    });
    return connected;
}

void session_table::expire(mono_time now) {
    while (!departures_.empty() && departures_.front().forget_at <= now)
        forget_oldest();
    while (!revoked_order_.empty() && revoked_.at(revoked_order_.front()) <= now) {
        revoked_.erase(revoked_order_.front());
        revoked_order_.pop_front();
    }
}

std::vector<saved_session> session_table::save(mono_time now) const {
    std::vector<saved_session> all;
    for (auto const& each : departures_) {
        auto const row = accounts_.find(each.account);
        if (row == accounts_.end() || each.turn == 0 || each.forget_at <= now) continue;
        for (auto const& one : row->second.sessions) {
            if (one.connected || one.key != each.key || one.turn != each.turn) continue;
            auto const left = std::chrono::duration_cast<milliseconds>(each.forget_at - now);
            all.push_back({each.account, one.login, one.key, left});
        }
    }
    for (auto const& [account, row] : accounts_) {
        for (auto const& one : row.sessions) {
            if (one.connected) all.push_back({account, one.login, one.key, options_.resume_window});
        }
    }
    return all;
}

void session_table::restore(saved_session const& what, mono_time now) {
    auto& row = row_of(what.account, now);
    if (row.sessions.size() >= options_.sessions_per_account_max) return;
    row.sessions.push_back({what.key, what.login, restored_turn, 0, false});
    ++resumable_;
    auto const left = std::min(what.left, options_.resume_window);
    departures_.push_back({now + left, what.account, what.key, restored_turn});
    while (resumable_ > options_.resumable_max)
        forget_oldest();
}

session_table::account_row& session_table::row_of(account_id account, mono_time now) {
    auto [at, is_new] = accounts_.try_emplace(account);
    if (is_new) at->second = {{}, static_cast<double>(options_.identify_burst), now, false};
    return at->second;
}

bool session_table::spend(account_row& row, mono_time now) const {
    if (options_.identify_refill.count() == 0) return true;
    std::chrono::duration<double> const passed = now - row.counted_at;
    std::chrono::duration<double> const refill = options_.identify_refill;
    row.allowance = std::min(row.allowance + passed / refill, static_cast<double>(options_.identify_burst));
    row.counted_at = now;
    if (row.allowance < 1) return false;
    row.allowance -= 1;
    return true;
}

bool session_table::is_revoked(login_id login, mono_time now) {
    auto const found = revoked_.find(login);
    return found != revoked_.end() && found->second > now;
}

/// The oldest session that nobody holds gives way to a new one.
bool session_table::make_room(account_row& row) {
    if (row.sessions.size() < options_.sessions_per_account_max) return true;
    auto const waits =
        std::find_if(row.sessions.begin(), row.sessions.end(), [](record const& r) { return !r.connected; });
    if (waits == row.sessions.end()) return false;
    row.sessions.erase(waits);
    --resumable_;
    return true;
}

void session_table::forget_oldest() {
    auto const gone = departures_.front();
    departures_.pop_front();
    auto const found = accounts_.find(gone.account);
    if (found == accounts_.end()) return;
    if (gone.turn == 0) found->second.watched = false;
    auto& sessions = found->second.sessions;
    auto const before = sessions.size();
    std::erase_if(sessions,
                  [&](record const& r) { return !r.connected && r.key == gone.key && r.turn == gone.turn; });
    resumable_ -= before - sessions.size();
    if (sessions.empty()) accounts_.erase(found);
}

}  // namespace parley::sessions
