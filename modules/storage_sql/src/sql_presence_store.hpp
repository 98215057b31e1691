#pragma once
// What accounts chose to show of themselves, in SQL: columns of their rows.

#include <parley/interfaces/stores/presence_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_presence_store final : public presence_store {
public:
    explicit sql_presence_store(sql_database& database) : database_(database) {}

    task<result<presence_choice>> find(account_id account) override;
    task<result<void>> put(account_id account, presence_choice choice) override;

private:
    sql_database& database_;
};

}  // namespace parley
