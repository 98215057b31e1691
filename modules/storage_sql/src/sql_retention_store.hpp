#pragma once
// Channels that forget, in SQL.

#include <parley/interfaces/stores/retention_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_retention_store final : public retention_store {
public:
    explicit sql_retention_store(sql_database& database) : database_(database) {}

    task<result<std::vector<forgetting_channel>>> forgetting(channel_id after,
                                                             std::size_t count_max) override;

private:
    sql_database& database_;
};

}  // namespace parley
