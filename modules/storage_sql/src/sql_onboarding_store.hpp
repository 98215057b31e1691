#pragma once
// The onboarding of each server, as one text.

#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_onboarding_store final : public onboarding_store {
public:
    explicit sql_onboarding_store(sql_database& database) : database_(database) {}

    task<result<std::optional<onboarding>>> find(server_id server) override;
    task<result<void>> put(server_id server, onboarding what, std::vector<community_change> along) override;

private:
    sql_database& database_;
};

}  // namespace parley
