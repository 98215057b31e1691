#pragma once
// Read marks in SQL.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class sql_read_mark_store final : public read_mark_store {
public:
    explicit sql_read_mark_store(sql_database& database) : database_(database) {}

    task<result<std::vector<read_mark>>> of_account(account_id account) override;
    task<result<void>> put(account_id account, server_id server, read_mark mark) override;

private:
    sql_database& database_;
};

}  // namespace parley
