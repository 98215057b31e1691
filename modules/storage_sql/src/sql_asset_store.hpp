#pragma once
// Assets in SQL.

#include <parley/interfaces/stores/asset_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_asset_store final : public asset_store {
public:
    explicit sql_asset_store(sql_database& database) : database_(database) {}

    task<result<void>> announce(asset what, account_id who, asset_quota quota, wall_time since) override;
    task<result<void>> settle(std::string name) override;
    task<result<std::optional<asset_row>>> find(std::string name) override;
    task<result<asset>> claim(std::string name, asset_purpose purpose, wall_time at) override;
    task<result<std::vector<reviewed_asset>>> review(wall_time before, std::string after,
                                                     std::size_t count_max) override;
    task<result<bool>> condemn(std::string name, wall_time before) override;
    task<result<void>> forget(std::string name, wall_time before) override;
    task<result<void>> forget_brought(wall_time before) override;

private:
    task<result<sql_rows>> write_one(sql_statement statement);

    sql_database& database_;
};

}  // namespace parley
