#pragma once
// Which sessions the accounts of one home core have, so that they can be counted, resumed, superseded and
// revoked.

#include "saved_sessions.hpp"
#include "session_key.hpp"

#include <parley/base/clock.hpp>
#include <parley/model/account.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace parley::sessions {

struct table_options {
    std::size_t sessions_per_account_max = 50;
    std::uint32_t identify_burst = 50;
    milliseconds identify_refill{5'000};  // 0 = off
    milliseconds resume_window{5 * 60'000};
    std::size_t resumable_max = 100'000;  // of this table
};

/// One connection's hold on a session. `turn` is never used twice, so an older connection cannot speak for a
/// newer one.
struct claim {
    account_id account = {};
    login_id login = {};
    session_key key = {};
    std::uint32_t core = 0;
    std::uint64_t turn = 0;
};

/// Where a connection sits.
struct whereabouts {
    std::uint32_t core = 0;
    std::uint64_t turn = 0;
    friend bool operator==(whereabouts const&, whereabouts const&) = default;
};

class session_table {
public:
    explicit session_table(table_options options) : options_(options) {}

    enum class outcome : std::uint8_t { granted, too_fast, too_many, revoked, unknown };
    struct grant {
        outcome what = outcome::granted;
        std::optional<whereabouts> superseded;  ///< the connection that held the session until now
    };
    /// A new session.
    grant open(claim const& by, mono_time now);
    /// A session that is known and this account's. The newer connection wins.
    grant resume(claim const& by, mono_time now);
    /// The connection has gone. Nothing happens when another turn holds the session by now.
    void release(claim const& by, bool keep, mono_time now);
    /// Forgets every session of these logins, and refuses claims of theirs for a while; answers who is
    /// connected.
    std::vector<whereabouts> revoke(account_id account, std::vector<login_id> const& logins, mono_time now);
    /// Forgets what nobody resumed in time. Call it about once a second.
    void expire(mono_time now);

    /// Everyone who could be resumed if all connections ended now.
    std::vector<saved_session> save(mono_time now) const;
    /// A session of an earlier life, as if its connection had just gone. Those that end first come first.
    void restore(saved_session const& what, mono_time now);

    std::size_t accounts() const noexcept { return accounts_.size(); }
    std::size_t resumable() const noexcept { return resumable_; }

private:
    struct record {
        session_key key;
        login_id login;
        std::uint64_t turn;
        std::uint32_t core;
        bool connected;
    };
    struct account_row {
        std::vector<record> sessions;
        double allowance = 0;  // identifies and resumes that may come now
        mono_time counted_at{};
        bool watched = false;  // a departure will look at the row once it is empty
    };
    /// In the order of time: when a session, or (turn zero) an account's empty row, is forgotten.
    struct departure {
        mono_time forget_at;
        account_id account;
        session_key key;
        std::uint64_t turn;
    };

    account_row& row_of(account_id account, mono_time now);
    bool spend(account_row& row, mono_time now) const;
    bool is_revoked(login_id login, mono_time now);
    bool make_room(account_row& row);
    void forget_oldest();

    table_options options_;
    std::unordered_map<account_id, account_row> accounts_;
    std::deque<departure> departures_;
    std::size_t resumable_ = 0;
    std::unordered_map<login_id, mono_time> revoked_;
    std::deque<login_id> revoked_order_;
};

}  // namespace parley::sessions
