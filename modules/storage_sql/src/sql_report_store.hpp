#pragma once
// Reports in SQL.

#include <parley/interfaces/stores/moderation_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_report_store final : public report_store {
public:
    explicit sql_report_store(sql_database& database) : database_(database) {}

    task<result<report>> file(report row, std::string same_as, std::size_t open_max) override;
    task<result<std::optional<report>>> find(server_id server, report_id id) override;
    task<result<std::vector<report>>> page(report_query query) override;
    task<result<void>> update(report row, audit_entry entry) override;

private:
    sql_database& database_;
};

}  // namespace parley
