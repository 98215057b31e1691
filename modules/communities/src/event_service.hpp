#pragma once
// Scheduled events: commands on them, who wants to come, and what time does to them.

#include "directory.hpp"

#include <parley/interfaces/services/scheduled_events.hpp>

#include <atomic>

namespace parley {

class event_service final : public scheduled_events {
public:
    explicit event_service(directory& gate) : gate_(gate) {}

    task<result<std::vector<visible<shown_event>>>> list(principal who, server_id server) override;
    task<result<visible<shown_event>>> find(principal who, server_id server, scheduled_event_id id) override;
    task<result<visible<shown_event>>> create(act by, scheduled_event_edit wanted) override;
    task<result<visible<shown_event>>> edit(act by, scheduled_event_edit wanted) override;
    task<result<void>> remove(act by, server_id server, scheduled_event_id id) override;
    task<result<visible<shown_event>>> set_interest(principal who, server_id server, scheduled_event_id id,
                                                    bool interested) override;
    task<result<std::vector<visible<member_view>>>> interested_in(principal who, server_id server,
                                                                  scheduled_event_id id, account_id after,
                                                                  std::size_t count_max) override;

    /// Does what has become due, and answers when to look again. One call at a time.
    task<result<wall_time>> pass_time();
    /// True once after an event that is due before `planned` came.
    bool is_earlier_than(wall_time planned) const noexcept { return soonest_ms_.load() < unix_ms(planned); }

private:
    task<result<std::vector<visible<shown_event>>>> list_at_home(principal who, server_id server);
    task<result<visible<shown_event>>> find_at_home(principal who, server_id server, scheduled_event_id id);
    task<result<visible<shown_event>>> create_at_home(act by, scheduled_event_edit wanted);
    task<result<visible<shown_event>>> edit_at_home(act by, scheduled_event_edit wanted);
    task<result<void>> remove_at_home(act by, server_id server, scheduled_event_id id);
    task<result<visible<shown_event>>> set_interest_at_home(principal who, server_id server,
                                                            scheduled_event_id id, bool interested);
    struct crowd {
        server_access access;
        account_id owner;
        std::vector<member> members;
    };
    task<result<crowd>> crowd_at_home(principal who, server_id server, scheduled_event_id id,
                                      account_id after, std::size_t count_max);
    task<result<void>> advance_at_home(server_id server, scheduled_event_id id);
    /// Keeps the row with its entries and tells everyone who sees it; `before` had another channel maybe.
    task<result<void>> commit_row(scheduled_event row, channel_id before,
                                  std::vector<community_change> along);
    task<result<void>> claim_picture(scheduled_event_edit const& wanted);

    directory& gate_;
    std::atomic<std::int64_t> soonest_ms_{0};  // when the next is due, as far as is known
};

}  // namespace parley
