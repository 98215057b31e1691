#pragma once
// Members who stay only as long as they are here.

#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_temporary_member_store final : public temporary_member_store {
public:
    explicit sql_temporary_member_store(sql_database& database) : database_(database) {}

    task<result<std::vector<place>>> page(place after, std::size_t count_max) override;

private:
    sql_database& database_;
};

}  // namespace parley
