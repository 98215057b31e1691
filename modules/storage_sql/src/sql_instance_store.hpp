#pragma once
// What an instance's admins look through, in SQL.

#include <parley/interfaces/stores/instance_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_instance_store final : public instance_store {
public:
    explicit sql_instance_store(sql_database& database) : database_(database) {}

    task<result<std::vector<account_id>>> find_accounts(std::string query, account_id after,
                                                        std::size_t count_max) override;
    task<result<std::vector<admin_server>>> find_servers(std::string query, server_id after,
                                                         std::size_t count_max) override;
    task<result<void>> record(audit_entry entry) override;
    task<result<std::vector<audit_entry>>> log(audit_id before, std::size_t count_max) override;

private:
    sql_database& database_;
};

}  // namespace parley
