#pragma once
// Scheduled events, when time will change them, and who wants to come.

#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_scheduled_event_store final : public scheduled_event_store {
public:
    explicit sql_scheduled_event_store(sql_database& database) : database_(database) {}

    task<result<void>> put(scheduled_event row, std::optional<wall_time> due_at,
                           std::vector<community_change> along) override;
    task<result<void>> remove(server_id server, scheduled_event_id id,
                              std::vector<community_change> along) override;
    task<result<std::optional<scheduled_event>>> find(server_id server, scheduled_event_id id) override;
    task<result<std::vector<scheduled_event>>> of_server(server_id server) override;
    task<result<std::vector<due>>> soonest(std::size_t count_max) override;
    task<result<void>> set_interest(server_id server, scheduled_event_id id, account_id who,
                                    bool interested) override;
    task<result<bool>> is_interested(scheduled_event_id id, account_id who) override;
    task<result<std::vector<scheduled_event_id>>> interests_of(server_id server, account_id who) override;
    task<result<std::vector<account_id>>> interested_in(scheduled_event_id id, account_id after,
                                                        std::size_t count_max) override;

private:
    sql_database& database_;
};

}  // namespace parley
