#pragma once
// Members, and joining in SQL.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class sql_member_store final : public member_store {
public:
    explicit sql_member_store(sql_database& database) : database_(database) {}

    task<result<std::vector<server_id>>> servers_of(account_id account) override;
    task<result<void>> join(member row, std::string invite_code) override;

private:
    sql_database& database_;
};

}  // namespace parley
