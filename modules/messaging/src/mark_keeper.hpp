#pragma once
// The read marks of the accounts whose home is this core: moved in memory at once, written soon after.

#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/messaging/make_messaging.hpp>

#include <deque>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace parley::messaging {

/// Home core only.
class mark_keeper {
public:
    mark_keeper(needs const& around, core& home);

    /// Moves the mark forward and tells the account's stream; an older or equal mark changes nothing.
    task<result<void>> raise(account_id account, server_id server, read_mark mark);
    /// What the store has, moved forward by what is not written yet.
    task<result<std::vector<read_mark>>> of_account(account_id account);
    /// Refuses what comes and writes what waits, as far as the store takes it.
    task<void> drain();
    std::size_t held() const noexcept { return held_; }
    std::size_t unwritten() const noexcept { return to_write_.size(); }

private:
    struct kept_mark {
        message_id message;
        server_id server;
        bool queued = false;  ///< stands in to_write_
        int writers = 0;      ///< puts of it in flight
    };
    struct kept_account {
        std::unordered_map<channel_id, kept_mark> marks;
        std::size_t unwritten = 0;  ///< queued or being written; such an account is not forgotten
    };
    struct place {
        account_id account;
        channel_id channel;
    };

    task<result<void>> load(account_id account);
    bool make_room(std::size_t marks, account_id spared);
    void queue(account_id account, channel_id channel, kept_mark& mark);
    void start_writers();
    task<void> write_queued();
    task<void> write_one(place where);
    kept_mark* find(place where);

    needs const& around_;
    core& home_;
    std::unordered_map<account_id, kept_account> accounts_;
    std::size_t held_ = 0;  // marks in all accounts
    std::deque<place> to_write_;
    std::size_t writers_ = 0;
    bool store_failing_ = false;  // the last put failed for a reason that passes; the next tick tries again
    bool draining_ = false;
    task_scope writes_;
    std::optional<ticker> tick_;
};

}  // namespace parley::messaging
