#pragma once
// Screening rules in SQL.

#include <parley/interfaces/stores/moderation_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_screening_store final : public screening_store {
public:
    explicit sql_screening_store(sql_database& database) : database_(database) {}

    task<result<std::vector<screening_rule>>> of_server(server_id server) override;
    task<result<void>> put(screening_rule row, audit_entry entry) override;
    task<result<void>> drop(server_id server, screening_rule_id id, audit_entry entry) override;

private:
    sql_database& database_;
};

}  // namespace parley
