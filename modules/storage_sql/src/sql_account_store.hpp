#pragma once
// Accounts and their outside identities in SQL.

#include <parley/interfaces/stores/account_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class sql_account_store final : public account_store {
public:
    explicit sql_account_store(sql_database& database) : database_(database) {}

    task<result<std::size_t>> count_people() override;
    task<result<void>> create(account_row row, std::optional<external_identity> external,
                              bool only_if_first) override;
    task<result<std::optional<account_row>>> find(account_id id) override;
    task<result<std::optional<account_row>>> find_by_name(std::string name) override;
    task<result<std::optional<account_row>>> find_by_external(external_identity external) override;
    task<result<std::vector<account>>> find_many(std::vector<account_id> ids) override;
    task<result<void>> update(account_row row) override;

private:
    sql_database& database_;
};

}  // namespace parley
