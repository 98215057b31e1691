#pragma once
// The one invite of a server whose code is a word.

#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_vanity_store final : public vanity_store {
public:
    explicit sql_vanity_store(sql_database& database) : database_(database) {}

    task<result<void>> put(invite row, std::vector<community_change> along) override;
    task<result<void>> drop(server_id server, std::vector<community_change> along) override;

private:
    sql_database& database_;
};

}  // namespace parley
