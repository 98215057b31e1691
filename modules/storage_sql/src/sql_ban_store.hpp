#pragma once
// Bans in SQL; community_changes writes them.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <vector>

namespace parley {

class sql_ban_store final : public ban_store {
public:
    explicit sql_ban_store(sql_database& database) : database_(database) {}

    task<result<std::optional<ban>>> find(server_id server, account_id account) override;
    task<result<std::vector<ban>>> of_server(server_id server, account_id after,
                                             std::size_t count_max) override;

private:
    sql_database& database_;
};

}  // namespace parley
