#pragma once
// The accounts of one home core: their sessions, what they chose, what follows from both, and which servers
// were told.

#include "merge.hpp"

#include <parley/base/clock.hpp>
#include <parley/base/id.hpp>
#include <parley/presence/make_presence.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace parley {

/// How an account is from now on, newer than every word before it of the same core.
struct presence_word {
    account_id account;
    std::uint64_t version = 0;
    presence_ptr what{};  ///< null = offline

    bool online() const noexcept { return what != nullptr; }
};

class presence_account_side {
public:
    explicit presence_account_side(presence_options const& options) : options_(options) {}

    /// A word, and which servers it is for: those that heard the one before; all when it is an arrival.
    struct saying {
        presence_word word;
        bool arrives = false;
        std::vector<server_id> told{};
    };
    using maybe_saying = std::optional<saying>;

    /// True when it is the first session: what was chosen has to be read, and until `know` nothing is said.
    bool connected(account_id account, presence_session session);
    /// What the session said stays for a grace.
    void disconnected(account_id account, presence_session session, mono_time now);
    maybe_saying said(account_id account, presence_session session, device_presence what, mono_time now,
                      wall_time today);
    /// What it chose, read or changed. Nothing is kept of an account that has no session.
    maybe_saying know(account_id account, presence_choice choice, wall_time today);
    /// What is known to be chosen, or nothing.
    presence_choice const* known(account_id account) const;
    bool is_here(account_id account) const { return accounts_.contains(account); }

    /// What time has done: graces that ended, words that waited.
    std::vector<saying> expire(mono_time now, wall_time today);
    /// Accounts whose custom status is over; each once. `know` is to follow.
    std::vector<account_id> outdated(wall_time today);

    /// Notes that these servers hear the account's word; answers it, and which of them did not know yet.
    /// Nothing when the account is not seen (any more).
    maybe_saying tell(account_id account, std::vector<server_id> servers);
    /// The account is in one server more: the word it must hear, if any.
    std::optional<presence_word> joined(account_id account, server_id server);
    void left(account_id account, server_id server);
    bool is_seen(account_id account) const;
    std::size_t size() const noexcept { return accounts_.size(); }

private:
    struct device {
        presence_session session = 0;
        std::uint32_t connections = 0;
        mono_time quiet_since{};  // when it has no connection
        device_presence says{};
        std::optional<device_presence> waits{};  // for its turn
        mono_time window{};                      // of its rate
        std::uint32_t words = 0;
    };
    struct present {
        std::vector<device> devices;  // the newest last
        std::optional<presence_choice> choice;
        presence_word shown;
        std::vector<server_id> told;
    };
    struct due {
        mono_time at;
        account_id account;
        presence_session session;
        friend auto operator<=>(due const&, due const&) = default;
    };
    using row = std::unordered_map<account_id, present>::iterator;

    static device* find(present& in, presence_session session) noexcept;
    static bool may_speak(device& it, mono_time now) noexcept;
    void set_choice(row at, std::optional<presence_choice> choice);
    maybe_saying settle(row at, wall_time today);
    maybe_saying end_grace(due const& what, wall_time today);
    maybe_saying end_wait(due const& what, mono_time now, wall_time today);
    maybe_saying depart(row at);

    presence_options const& options_;
    std::unordered_map<account_id, present> accounts_;   // those with a session, or in its grace
    std::deque<due> leaving_;                            // in the order of time
    std::set<due> waiting_;                              // devices whose words wait
    std::set<std::pair<wall_time, account_id>> ending_;  // known custom statuses that end
    std::uint64_t versions_ = 0;
};

}  // namespace parley
