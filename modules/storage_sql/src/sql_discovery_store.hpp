#pragma once
// The directory of servers that show themselves.

#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_discovery_store final : public discovery_store {
public:
    explicit sql_discovery_store(sql_database& database) : database_(database) {}

    task<result<std::vector<discovered_server>>> search(discovery_query query) override;

private:
    sql_database& database_;
};

}  // namespace parley
