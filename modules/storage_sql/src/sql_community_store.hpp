#pragma once
// Servers and channels in SQL.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class sql_community_store final : public community_store {
public:
    explicit sql_community_store(sql_database& database) : database_(database) {}

    task<result<void>> create_server(server_row row) override;
    task<result<std::optional<server_row>>> load_server(server_id id) override;
    task<result<void>> update_server(server row) override;
    task<result<void>> delete_server(server_id id) override;
    task<result<std::optional<server_id>>> server_of_channel(channel_id id) override;
    task<result<void>> put_channel(channel row) override;
    task<result<void>> delete_channel(channel_id id) override;

private:
    sql_database& database_;
};

}  // namespace parley
