#pragma once
// Emoji, stickers and sounds in SQL.

#include <parley/interfaces/stores/expression_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_expression_store final : public expression_store {
public:
    explicit sql_expression_store(sql_database& database) : database_(database) {}

    task<result<std::vector<expression>>> of_server(server_id server) override;
    task<result<std::optional<expression>>> find(expression_id id) override;
    task<result<void>> put(expression row, audit_entry why) override;
    task<result<void>> drop(server_id server, expression_id id, audit_entry why) override;

private:
    sql_database& database_;
};

}  // namespace parley
