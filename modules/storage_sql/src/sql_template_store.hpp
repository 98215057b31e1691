#pragma once
// Templates, and the servers that are made of them.

#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_template_store final : public template_store {
public:
    explicit sql_template_store(sql_database& database) : database_(database) {}

    task<result<void>> put(server_template row, std::vector<community_change> along) override;
    task<result<std::optional<server_template>>> find(std::string code) override;
    task<result<std::vector<server_template>>> of_server(server_id server) override;
    task<result<void>> remove(server_id server, std::string code) override;
    task<result<void>> found_server(server_row row, std::optional<onboarding> with, std::string template_code,
                                    std::vector<community_change> along) override;

private:
    sql_database& database_;
};

}  // namespace parley
