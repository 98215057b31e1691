#pragma once
// Servers and all that their owners hold, in SQL.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <vector>

namespace parley {

class sql_community_store final : public community_store {
public:
    explicit sql_community_store(sql_database& database) : database_(database) {}

    task<result<void>> create_server(server_row row) override;
    task<result<std::optional<server_row>>> load_server(server_id id) override;
    task<result<void>> delete_server(server_id id) override;
    task<result<std::optional<server_id>>> server_of_channel(channel_id id) override;
    task<result<void>> commit(server_id server, std::vector<community_change> all) override;

private:
    task<result<std::vector<channel>>> load_channels(server_id id);
    task<result<std::vector<member>>> load_members(server_id id);

    sql_database& database_;
};

}  // namespace parley
