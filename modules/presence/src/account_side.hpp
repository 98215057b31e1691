#pragma once
// The accounts of one home core: how many live sessions each has, and which servers were told that it is
// online.

#include <parley/base/clock.hpp>
#include <parley/base/id.hpp>
#include <parley/presence/make_presence.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace parley {

/// A change of an account, newer than every word before it of the same core.
struct presence_word {
    account_id account;
    std::uint64_t version = 0;
    bool online = false;
};

class presence_account_side {
public:
    explicit presence_account_side(presence_options const& options) : options_(options) {}

    /// The word to spread to all servers of the account, when it has just come online.
    std::optional<presence_word> connected(account_id account);
    void disconnected(account_id account, mono_time now);

    /// An account that has gone offline, and whom to tell.
    struct departure {
        presence_word word;
        std::vector<server_id> told;
    };
    std::vector<departure> expire(mono_time now);

    /// Notes that these servers hear the word; answers which of them did not know yet. Nothing when the word
    /// is old.
    std::vector<server_id> tell(presence_word const& word, std::vector<server_id> servers);
    /// The account is in one server more: the word it must hear, if any.
    std::optional<presence_word> joined(account_id account, server_id server);
    void left(account_id account, server_id server);
    bool is_current(presence_word const& word) const;
    std::size_t size() const noexcept { return accounts_.size(); }

private:
    struct presence {
        std::uint32_t sessions = 0;
        std::uint64_t version = 0;
        mono_time quiet_since{};
        std::vector<server_id> told;
    };
    struct leaving {
        mono_time at;
        account_id account;
    };

    presence_options const& options_;
    std::unordered_map<account_id, presence> accounts_;  // online ones, and those in their grace
    std::deque<leaving> leaving_;                        // in the order of time
    std::uint64_t versions_ = 0;
};

}  // namespace parley
