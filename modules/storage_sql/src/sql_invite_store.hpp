#pragma once
// Invites in SQL.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class sql_invite_store final : public invite_store {
public:
    explicit sql_invite_store(sql_database& database) : database_(database) {}

    task<result<void>> create(invite row) override;
    task<result<std::optional<invite>>> find(std::string code) override;
    task<result<std::vector<invite>>> of_server(server_id server) override;
    task<result<void>> remove(std::string code) override;

private:
    sql_database& database_;
};

}  // namespace parley
