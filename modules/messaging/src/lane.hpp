#pragma once
// The ordered commit path of one channel.

#include "draft.hpp"

#include <parley/messaging/make_messaging.hpp>

#include <deque>
#include <span>
#include <vector>

namespace parley::messaging {

struct lane_counters {
    explicit lane_counters(metrics& in);
    counter& committed;
    counter& duplicates;
    counter& refused_full;
    counter& failed;
    gauge& waiting;
};

/// Lives on the home core of the channel's server. One append is in flight at a time; what arrives meanwhile
/// goes together in the next. Ids are given when a batch is made, events are published when its append
/// returns: id order, store order and delivery order are one order, without a lock.
class lane {
public:
    lane(needs const& around, lane_counters& counters, server_id server) noexcept
        : around_(around), counters_(counters), server_(server) {}
    ~lane();
    lane(lane const&) = delete;
    lane& operator=(lane const&) = delete;

    bool has_room_for(draft const& what) const noexcept;
    void add(draft what);
    bool empty() const noexcept { return waiting_.empty(); }
    /// Commits one batch of what waits and answers each of it.
    task<void> commit_next();

private:
    /// A draft whose right was confirmed in the turn in which it is handed to the store.
    struct confirmed {
        draft what;
        channel_access access;
    };
    std::vector<draft> take_batch();
    task<std::vector<confirmed>> confirm(std::vector<draft> drafts);
    void give_ids(std::vector<confirmed>& drafts);
    void answer_all(std::vector<confirmed>& drafts, error_code why);
    task<result<channel_access>> ask_gate(draft const& one) const;
    void settle(confirmed& one, change_outcome outcome);
    void settle_many(confirmed& one, std::span<change_outcome> outcomes);
    void publish(confirmed const& one, change_outcome const& outcome);

    needs const& around_;
    lane_counters& counters_;
    server_id server_;
    std::deque<draft> waiting_;
    std::size_t waiting_bytes_ = 0;
};

}  // namespace parley::messaging
