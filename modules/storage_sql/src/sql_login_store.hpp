#pragma once
// Logins in SQL.

#include <parley/interfaces/stores/account_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class sql_login_store final : public login_store {
public:
    explicit sql_login_store(sql_database& database) : database_(database) {}

    task<result<void>> create(login_row row) override;
    task<result<std::optional<login_row>>> find(token_digest digest) override;
    task<result<std::vector<login>>> of_account(account_id account) override;
    task<result<void>> touch(login_id id, wall_time at) override;
    task<result<void>> remove(account_id account, login_id id) override;
    task<result<std::vector<login_id>>> remove_all(account_id account, login_id keep) override;

private:
    sql_database& database_;
};

}  // namespace parley
